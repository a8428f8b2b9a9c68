package org.vigil.console;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.vigil.access.SignedIn;
import org.vigil.delivery.PlanLook;
import org.vigil.delivery.PlanLook.Planned;
import org.vigil.node.Node;
import org.vigil.profile.Event;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;

/** What is to be said beside people's turns: a verdict, a statement, a figure; and whether it has gone out. */
@Controller
final class EventsPage {
    /** Those that are over are told from the latest on, and no more of them than anybody reads. */
    private static final int MOST_OVER = 200;

    private final Node node;

    EventsPage(Node node) {
        this.node = node;
    }

    @GetMapping("/events")
    String show(SignedIn who, Model model) {
        EventSight sight = EventSight.of(node, who);
        LocalDate today = LocalDate.ofInstant(
                node.clock().instant(), node.alerting().digests().zone());
        List<Event> seen =
                sight.workspace().events().values().stream().filter(sight::sees).toList();
        List<Event> coming = seen.stream()
                .filter(event -> !event.postOn().isBefore(today))
                .sorted(Comparator.comparing(Event::postOn))
                .toList();
        List<Event> over = seen.stream()
                .filter(event -> event.postOn().isBefore(today))
                .sorted(Comparator.comparing(Event::postOn).reversed())
                .limit(MOST_OVER)
                .toList();
        List<EventLine> lines =
                lines(sight, Stream.concat(coming.stream(), over.stream()).toList());
        model.addAttribute("coming", lines.subList(0, coming.size()));
        model.addAttribute("over", lines.subList(coming.size(), lines.size()));
        model.addAttribute("onlyOnDisk", sight.mayEdit() ? onlyOnDisk(sight) : List.of());
        model.addAttribute("mayEdit", sight.mayEdit());
        model.addAttribute("filesLead", node.fileDesk().filesLead());
        return "events";
    }

    private List<EventLine> lines(EventSight sight, List<Event> events) {
        List<Planned> planned = new PlanLook(node.database().jdbc())
                .events().stream()
                        .filter(each -> sight.sight().sees(each.delivery().account()))
                        .toList();
        Map<Long, String> states = CalendarDays.states(node, planned);
        Map<ProfileId, List<Planned>> byEvent = planned.stream()
                .collect(Collectors.groupingBy(each -> each.delivery().profile()));
        EventLine.Teller teller = new EventLine.Teller(node, sight);
        return events.stream()
                .map(event -> teller.line(event, byEvent.getOrDefault(event.id(), List.of()), states))
                .toList();
    }

    /** New files that never came into force, since something is wrong with them: each is mended as a file. */
    private List<String> onlyOnDisk(EventSight sight) {
        return node.fileDesk().folder("events").files("events/", ".yaml").stream()
                .map(SourceFile::path)
                .filter(path -> sight.workspace().tree().file(path).isEmpty())
                .map(path -> path.substring("events/".length(), path.length() - ".yaml".length()))
                .toList();
    }
}
