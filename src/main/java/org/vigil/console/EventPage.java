package org.vigil.console;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.vigil.access.SignedIn;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.EventPreviews;
import org.vigil.delivery.FileVersions;
import org.vigil.delivery.PlanLook;
import org.vigil.delivery.PlanLook.Planned;
import org.vigil.node.Node;
import org.vigil.profile.Event;
import org.vigil.profile.NameSearch;
import org.vigil.source.SourceFile;

/** One event: what its file says, and its posts, as they will look or as they went out. */
@Controller
final class EventPage {
    private final Node node;
    private final TeamFiles files;
    private final EventPreviews previews;
    private final FileVersions versions;

    EventPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
        this.previews = new EventPreviews(node.database(), node.files(), node.clock());
        this.versions = new FileVersions(node.database().jdbc());
    }

    @GetMapping("/events/{id}")
    String show(SignedIn who, @PathVariable("id") String id, Model model) {
        EventSight sight = EventSight.of(node, who);
        Optional<Event> event =
                NameSearch.id(id).filter(known -> known.value().equals(id)).flatMap(sight::seen);
        Optional<EventFileOnDisk> onDisk =
                sight.mayEdit() ? EventFileOnDisk.of(node, id).filter(EventFileOnDisk::exists) : Optional.empty();
        if (event.isEmpty() && onDisk.isEmpty()) {
            throw new Missing();
        }
        model.addAttribute("id", id);
        model.addAttribute("there", onDisk.isPresent());
        model.addAttribute("mayEdit", sight.mayEdit());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        model.addAttribute(
                "broken",
                onDisk.map(EventFileOnDisk::problems).orElse(List.of()).stream()
                        .map(problem -> sight.sight().discreet(problem.toString()))
                        .toList());
        event.ifPresent(known -> show(known, who, sight, model));
        return "event";
    }

    private void show(Event event, SignedIn who, EventSight sight, Model model) {
        ComingPosts posts = new ComingPosts(node, who);
        List<Planned> planned = new PlanLook(node.database().jdbc())
                .ofEvent(event.id()).stream()
                        .filter(each -> sight.sight().sees(each.delivery().account()))
                        .toList();
        EventLine.Teller teller = new EventLine.Teller(node, sight);
        EventLine line = teller.line(event, planned, CalendarDays.states(node, planned));
        model.addAttribute("event", EventShown.of(event, line, sight, teller));
        model.addAttribute("accounts", SlotPage.accounts(node, files, posts, planned, false));
        if (planned.isEmpty() && !line.state().equals("over")) {
            Optional<SourceFile> file = sight.workspace().tree().file(event.file());
            new EventLooks(sight).show(file.flatMap(previews::of), model);
        }
        Optional<FileVersions.Version> last = versions.of(event.file()).stream().findFirst();
        model.addAttribute(
                "changedAt", last.map(version -> When.second(version.at())).orElse(null));
        model.addAttribute(
                "changedBy",
                last.map(FileVersions.Version::who)
                        .filter(name -> !name.equals(AcceptedFiles.FILES))
                        .orElse(null));
    }
}
