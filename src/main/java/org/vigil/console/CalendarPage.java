package org.vigil.console;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;

/** Months and weeks: who comes when, what is missing, who comes twice, and what went out. */
@Controller
final class CalendarPage {
    private final Node node;
    private final TeamFiles files;
    private final Restrictions restrictions;

    CalendarPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
        this.restrictions = new Restrictions(node.database().jdbc());
    }

    @GetMapping("/calendar")
    String show(
            SignedIn who,
            @RequestParam(name = "view", defaultValue = "") String view,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "campaign", defaultValue = "") String campaign,
            Model model) {
        LocalDate today = LocalDate.ofInstant(
                node.clock().instant(), node.alerting().digests().zone());
        EventSight events = EventSight.of(node, who);
        Sight sight = events.sight();
        List<DeliveriesPage.Choice> campaigns = files.campaigns().get().stream()
                .filter(each -> each.accounts().stream().anyMatch(sight::sees))
                .map(each -> new DeliveriesPage.Choice(
                        each.id().value(), each.name(), each.id().value().equals(campaign)))
                .toList();
        boolean known = campaigns.stream().anyMatch(DeliveriesPage.Choice::chosen);
        CalendarPeriod period = CalendarPeriod.of(view, from, known ? campaign : "", today);
        CalendarDays days = new CalendarDays(node, restrictions.inForce(), events, period);
        List<CalendarDay> all = days.all(today);
        model.addAttribute("period", period);
        model.addAttribute("today", period.today(today));
        model.addAttribute("days", all);
        model.addAttribute("campaigns", campaigns);
        model.addAttribute("places", all.stream().mapToInt(CalendarDay::places).sum());
        model.addAttribute(
                "holes", all.stream().mapToInt(day -> day.holes().size()).sum());
        model.addAttribute(
                "doubles",
                all.stream()
                        .flatMap(day -> day.slots().stream())
                        .filter(slot -> !slot.doubles().isEmpty())
                        .count());
        model.addAttribute(
                "waiting",
                all.stream()
                        .flatMap(day -> day.slots().stream())
                        .flatMap(slot -> slot.sums().stream())
                        .filter(sum -> sum.state().equals("waits"))
                        .mapToLong(CalendarDay.Sum::accounts)
                        .sum());
        model.addAttribute("zone", days.zone().orElse(null));
        model.addAttribute("several", campaigns.size() > 1 && period.campaign().isEmpty());
        model.addAttribute("until", days.plannedUntil().map(When::day).orElse(null));
        model.addAttribute("mayEditEvents", events.mayEdit());
        model.addAttribute("pinnable", days.pinnable());
        return "calendar";
    }
}
