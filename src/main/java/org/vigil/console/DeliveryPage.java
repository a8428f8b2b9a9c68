package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Askings;
import org.vigil.delivery.AttemptLog;
import org.vigil.delivery.Correction;
import org.vigil.delivery.Corrections;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.HandedOut;
import org.vigil.delivery.Removal;
import org.vigil.delivery.Removals;
import org.vigil.delivery.Takedowns;
import org.vigil.delivery.Uncertain;
import org.vigil.node.Node;

/** One delivery with every attempt at it; of an uncertain one, the two choices of {@code ./vigil uncertain}. */
@Controller
final class DeliveryPage {
    /** @param outcome a key of the texts; {@code open} while it is under way */
    record Attempted(
            int part,
            int n,
            String text,
            When started,
            @Nullable When ended,
            String outcome,
            @Nullable String why,
            boolean correcting) {}

    record Asked(When at, String found) {}

    record Corrected(String words, String state, @Nullable String why, String by) {}

    private final Node node;
    private final TeamFiles files;
    private final Deliveries deliveries;
    private final Uncertain uncertain;

    DeliveryPage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
        this.deliveries = new Deliveries(node.database().jdbc());
        this.uncertain = new Uncertain(node.database(), node.clock(), node.files(), node.sessions());
    }

    @GetMapping("/deliveries/{id}")
    String show(SignedIn who, @PathVariable("id") long id, Model model, HttpServletResponse response) {
        return seen(who, id).map(delivery -> one(who, delivery, model)).orElseGet(() -> missing(model, response));
    }

    private String one(SignedIn who, Delivery delivery, Model model) {
        long id = delivery.id();
        Sight sight = sight(who);
        model.addAttribute("delivery", new DeliveryLine.Shown(node, files, sight).line(delivery));
        model.addAttribute(
                "attempts",
                new AttemptLog(node.database().jdbc())
                        .of(id).stream().map(line -> attempted(line, sight)).toList());
        model.addAttribute(
                "corrections",
                new Corrections(node.database().jdbc())
                        .of(id).stream().map(DeliveryPage::corrected).toList());
        model.addAttribute(
                "handed",
                new HandedOut(node.database().jdbc())
                        .of(id)
                        .map(HandedOut.Words::said)
                        .orElse(null));
        model.addAttribute(
                "removal",
                new Removals(node.database().jdbc()).of(id).map(Removal::words).orElse(null));
        boolean stands = Takedowns.nothingStands(delivery).isEmpty();
        model.addAttribute("mayCorrect", stands && may(who, delivery));
        model.addAttribute("mayDelete", stands && sight.may(delivery.account(), Role.EDITOR));
        boolean open = delivery.state() == DeliveryState.UNCERTAIN || delivery.state() == DeliveryState.SETTLING;
        model.addAttribute("mayStand", open ? uncertain.words(id).orElse(null) : null);
        model.addAttribute(
                "asked",
                open ? uncertain.asked(id).stream().map(DeliveryPage::asked).toList() : List.of());
        model.addAttribute("open", open);
        model.addAttribute("maySettle", may(who, delivery));
        return "delivery";
    }

    @Needs(Role.APPROVER)
    @PostMapping("/deliveries/{id}/there")
    String itIsThere(
            SignedIn who,
            @PathVariable("id") long id,
            @RequestParam(name = "url", defaultValue = "") String url,
            @RequestParam(name = "anyway", defaultValue = "false") boolean anyway,
            Model model,
            HttpServletResponse response) {
        Delivery delivery = theirs(who, id);
        Optional<URI> address = address(url);
        model.addAttribute("typed", url);
        if (address.isEmpty()) {
            return wrong("delivery.address", who, delivery, model, response);
        }
        return switch (uncertain.itIsThere(id, address.get(), anyway, who.who())) {
            case Uncertain.Heard.Noted noted -> {
                model.addAttribute("heard", noted.checked());
                yield one(who, deliveries.find(id).orElse(delivery), model);
            }
            case Uncertain.Heard.NotOpen notOpen -> wrong("delivery.not-open", who, delivery, model, response);
            case Uncertain.Heard.Contradicted contradicted -> {
                model.addAttribute("contradicted", contradicted.why());
                yield wrong("delivery.contradicted", who, delivery, model, response);
            }
        };
    }

    @Needs(Role.APPROVER)
    @PostMapping("/deliveries/{id}/again")
    String sendAgain(
            SignedIn who,
            @PathVariable("id") long id,
            @RequestParam(name = "looked", defaultValue = "false") boolean looked,
            Model model,
            HttpServletResponse response) {
        Delivery delivery = theirs(who, id);
        if (!looked) {
            return wrong("delivery.look", who, delivery, model, response);
        }
        if (uncertain.sendAgain(id, who.who())) {
            return "redirect:/deliveries/" + id + "?done=sent-again";
        }
        boolean asking = uncertain.beingAsked().stream().anyMatch(each -> each.id() == id);
        return wrong(asking ? "delivery.asking" : "delivery.not-open", who, delivery, model, response);
    }

    private String wrong(String problem, SignedIn who, Delivery delivery, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problem", problem);
        return one(who, deliveries.find(delivery.id()).orElse(delivery), model);
    }

    private static String missing(Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        model.addAttribute("kind", "missing");
        return "error";
    }

    /** Of somebody else's account as if there were none. */
    private Optional<Delivery> seen(SignedIn who, long id) {
        return deliveries.find(id).filter(delivery -> sight(who).sees(delivery.account()));
    }

    private Delivery theirs(SignedIn who, long id) {
        return seen(who, id).filter(delivery -> may(who, delivery)).orElseThrow(() -> new NotAllowed(Role.APPROVER));
    }

    private boolean may(SignedIn who, Delivery delivery) {
        return sight(who).may(delivery.account(), Role.APPROVER);
    }

    private Sight sight(SignedIn who) {
        return new Sight(who, node.files().inForce().workspace());
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = URI.create(text.strip());
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the page says what may stand there
        }
    }

    private static Attempted attempted(AttemptLog.Line line, Sight sight) {
        return new Attempted(
                line.part(),
                line.n(),
                line.text(),
                When.second(line.startedAt()),
                line.endedAt() == null ? null : When.second(line.endedAt()),
                line.outcome() == null ? "open" : line.outcome(),
                sight.why(line.why()),
                line.correcting());
    }

    private static Asked asked(Askings.Asking asking) {
        return new Asked(When.second(asking.at()), asking.found());
    }

    private static Corrected corrected(Correction correction) {
        return new Corrected(correction.words(), correction.state().word(), correction.why(), correction.askedBy());
    }
}
