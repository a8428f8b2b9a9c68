package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.EventPreviews;
import org.vigil.delivery.FileDesk;
import org.vigil.node.Node;
import org.vigil.source.Problem;

/** An event's file as the text that it is. */
@Controller
final class EventFilePage {
    private final Node node;
    private final ChangedFiles files;

    EventFilePage(Node node) {
        this.node = node;
        this.files = new ChangedFiles(node.fileDesk());
    }

    @Needs(Role.EDITOR)
    @GetMapping("/events/{id}/file")
    String show(SignedIn who, @PathVariable("id") String id, Model model) {
        EventSight sight = EventSight.of(node, who);
        sight.requireEdit();
        EventFileOnDisk file = EventFileOnDisk.there(node, id);
        return page(sight, file, file.text(), file.read(), file.problems(), model);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/events/{id}/file")
    Object save(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "read", defaultValue = "") String read,
            @RequestParam(name = "text", defaultValue = "") String typed,
            Model model,
            HttpServletResponse response) {
        EventSight sight = EventSight.of(node, who);
        sight.requireEdit();
        EventFileOnDisk file = EventFileOnDisk.there(node, id);
        if (typed.length() > EventPreviews.LONGEST) {
            ChangedFiles.again(List.of(), "event.long", model, response);
            return page(sight, file, file.text(), file.read(), List.of(), model);
        }
        FileDesk.Change change = new FileDesk.Change(file.path(), read, ChangedFiles.bytes(typed, file.text()));
        return switch (files.save(List.of(change), who.who(), model, response)) {
            case ChangedFiles.Next.Done done -> "redirect:/events/" + file.id() + "?done=event-saved";
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again -> page(sight, file, typed, read, again.problems(), model);
        };
    }

    private String page(
            EventSight sight, EventFileOnDisk file, String text, String read, List<Problem> problems, Model model) {
        model.addAttribute("id", file.id().value());
        model.addAttribute("path", file.path());
        model.addAttribute("text", text);
        model.addAttribute("read", read);
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        SourceLines.of(file.path(), text, problems, sight.sight()).show(model);
        return "event-file";
    }
}
