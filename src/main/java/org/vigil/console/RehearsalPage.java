package org.vigil.console;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Rehearsal;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;

/** Tries the red button while nothing hangs on it: the real one, so that everybody has pressed it once. */
@Controller
final class RehearsalPage {
    /** What addresses say to come back here. */
    static final String NAME = "rehearsal";

    static final String PATH = "/first-hour/stop";

    /** @param seconds between the two, rounded up */
    record Last(String stoppedBy, When stoppedAt, String wentOnBy, When wentOnAt, long seconds, long handedOver) {}

    private final Node node;

    RehearsalPage(Node node) {
        this.node = node;
    }

    @GetMapping(PATH)
    String show(SignedIn who, Model model) {
        Instant now = node.clock().instant();
        model.addAttribute(
                "stopped",
                node.brakes().inForce().stream()
                        .filter(each -> each.scope() == Restrictions.Scope.EVERYTHING)
                        .findFirst()
                        .map(Restrictions.Restriction::setBy)
                        .orElse(null));
        model.addAttribute(
                "last",
                Rehearsal.last(node.database().jdbc()).map(RehearsalPage::last).orElse(null));
        model.addAttribute("next", next(now).map(When::second).orElse(null));
        model.addAttribute("mayGoOn", who.may(Role.APPROVER));
        return "rehearsal";
    }

    /** When the next post is due: whoever rehearses shortly before it holds it back. */
    private Optional<Instant> next(Instant now) {
        return new Deliveries(node.database().jdbc())
                .next().stream()
                        .map(Delivery::dueAt)
                        .filter(due -> due.isAfter(now))
                        .min(Instant::compareTo);
    }

    private static Last last(Rehearsal rehearsal) {
        return new Last(
                rehearsal.stoppedBy(),
                When.second(rehearsal.stoppedAt()),
                rehearsal.wentOnBy(),
                When.second(rehearsal.wentOnAt()),
                rehearsal.between().plusMillis(999).toSeconds(),
                rehearsal.handedOver());
    }
}
