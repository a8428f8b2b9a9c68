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
import org.vigil.delivery.Delivery;
import org.vigil.delivery.PlanLook;
import org.vigil.node.Node;
import org.vigil.source.Problem;

/** Takes an event's file away, after saying what becomes of its posts. */
@Controller
final class EventRemovalPage {
    private final Node node;
    private final TeamFiles team;
    private final ChangedFiles files;

    EventRemovalPage(Node node, TeamFiles team) {
        this.node = node;
        this.team = team;
        this.files = new ChangedFiles(node.fileDesk());
    }

    @Needs(Role.EDITOR)
    @GetMapping("/events/{id}/delete")
    String show(SignedIn who, @PathVariable("id") String id, Model model) {
        EventSight sight = EventSight.of(node, who);
        sight.requireEdit();
        return show(sight, EventFileOnDisk.there(node, id), List.of(), model);
    }

    @Needs(Role.EDITOR)
    @PostMapping("/events/{id}/delete")
    Object delete(
            SignedIn who,
            @PathVariable("id") String id,
            @RequestParam(name = "read", defaultValue = "") String read,
            Model model,
            HttpServletResponse response) {
        EventSight sight = EventSight.of(node, who);
        sight.requireEdit();
        EventFileOnDisk file = EventFileOnDisk.there(node, id);
        return switch (files.save(List.of(file.change(read, null)), who.who(), model, response)) {
            case ChangedFiles.Next.Done done -> "redirect:/events?done=event-gone";
            case ChangedFiles.Next.Download download -> download.file();
            case ChangedFiles.Next.Again again -> show(sight, file, again.problems(), model);
        };
    }

    private String show(EventSight sight, EventFileOnDisk file, List<Problem> problems, Model model) {
        DeliveryLine.Shown shown = new DeliveryLine.Shown(node, team, sight.sight());
        List<Delivery> all = new PlanLook(node.database().jdbc())
                .ofEvent(file.id()).stream().map(PlanLook.Planned::delivery).toList();
        model.addAttribute("id", file.id().value());
        model.addAttribute("read", file.read());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        model.addAttribute(
                "wrong",
                problems.stream()
                        .map(problem -> sight.sight().discreet(problem.toString()))
                        .toList());
        model.addAttribute(
                "falling",
                all.stream()
                        .filter(each -> each.state().unsent())
                        .map(shown::line)
                        .toList());
        model.addAttribute(
                "standing",
                all.stream()
                        .filter(each -> !each.state().unsent())
                        .map(shown::line)
                        .toList());
        return "event-delete";
    }
}
