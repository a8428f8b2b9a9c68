package org.vigil.console;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.account.KeyUnavailable;
import org.vigil.delivery.Attempts;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.HoldReasons;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;

/** Stops everything, as {@code ./vigil stop} does, and lets it go on. Everybody may stop. */
@Controller
final class StopPage {
    private static final Brakes.Target EVERYTHING = new Brakes.Target.Everything();
    private static final int LONGEST_REASON = 2_000;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** @param why null where none was given, or it cannot be read here */
    record Stopped(String by, String since, @Nullable String why) {}

    private final Node node;
    private final HoldReasons reasons;
    private final Attempts attempts;

    StopPage(Node node) {
        this.node = node;
        this.reasons = new HoldReasons(node.database(), node.sensitive());
        this.attempts = new Attempts(node.database().jdbc());
    }

    @Needs(value = Role.VIEWER, beforeSecondFactor = true)
    @GetMapping("/stop")
    String show(SignedIn who, Model model) {
        model.addAttribute("stopped", stopped().map(this::said).orElse(null));
        model.addAttribute("mayGoOn", who.may(Role.APPROVER) && !who.needsFactor());
        List<Attempts.Open> open = attempts.open();
        model.addAttribute("open", open.size());
        return "stop";
    }

    @Needs(value = Role.VIEWER, beforeSecondFactor = true)
    @PostMapping("/stop")
    String stop(
            SignedIn who,
            @RequestParam(name = "why", defaultValue = "") String why,
            @RequestParam(name = "from", defaultValue = "") String from) {
        boolean isNew = node.brakes().apply(EVERYTHING, null, who.who());
        return "redirect:" + page(from) + "?done=" + (isNew ? "stopped" + kept(why, who) : "stopped-before");
    }

    /** Whatever becomes of its reason: the stop is in force. */
    private String kept(String why, SignedIn who) {
        String reason = why.strip();
        if (reason.isEmpty()) {
            return "";
        }
        try {
            reasons.keep(EVERYTHING, reason.substring(0, Math.min(reason.length(), LONGEST_REASON)), who.who());
            return "";
        } catch (KeyUnavailable e) {
            return "-without-reason";
        }
    }

    @Needs(Role.APPROVER)
    @PostMapping("/stop/end")
    String goOn(SignedIn who, @RequestParam(name = "from", defaultValue = "") String from) {
        who.require(Role.APPROVER);
        if (node.brakes().release(EVERYTHING, who.who())) {
            reasons.forget(EVERYTHING);
            return "redirect:" + page(from) + "?done=goes-on";
        }
        return "redirect:" + page(from);
    }

    private static String page(String from) {
        return from.equals(RehearsalPage.NAME) ? RehearsalPage.PATH : "/stop";
    }

    private Optional<Restrictions.Restriction> stopped() {
        return node.brakes().inForce().stream()
                .filter(each -> each.scope() == Restrictions.Scope.EVERYTHING)
                .findFirst();
    }

    private Stopped said(Restrictions.Restriction stop) {
        return new Stopped(stop.setBy(), WHEN.format(stop.setAt()), why(stop));
    }

    private @Nullable String why(Restrictions.Restriction stop) {
        try {
            return stop.why() == null ? reasons.of(stop).orElse(null) : stop.why();
        } catch (KeyUnavailable e) {
            return null; // the page says that everything stands still; the command says why the reason cannot be read
        }
    }
}
