package org.vigil.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Removal;
import org.vigil.delivery.RemovalState;
import org.vigil.delivery.Removals;
import org.vigil.delivery.StandingPart;
import org.vigil.delivery.StandingPosts;
import org.vigil.delivery.Takedowns;
import org.vigil.node.Node;

/** Deletes one post from its network, all its parts, as {@code ./vigil delete} does. */
@Controller
final class DeletePage {
    private final Node node;
    private final TeamFiles files;

    DeletePage(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
    }

    @Needs(Role.EDITOR)
    @GetMapping("/deliveries/{number}/delete")
    String show(SignedIn who, @PathVariable("number") long number, Model model) {
        return show(who, theirs(node, who, number, Role.EDITOR), model);
    }

    private String show(SignedIn who, Delivery delivery, Model model) {
        Sight sight = new Sight(who, node.files().inForce().workspace());
        model.addAttribute("delivery", new DeliveryLine.Shown(node, files, sight).line(delivery));
        model.addAttribute(
                "parts",
                new StandingPosts(node.database().jdbc())
                        .of(delivery.id()).stream().map(StandingPart::words).toList());
        model.addAttribute("removal", removal(delivery).map(Removal::words).orElse(null));
        model.addAttribute("mayDelete", mayDelete(delivery));
        model.addAttribute("nothing", Takedowns.nothingStands(delivery).orElse(null));
        return "delete";
    }

    private Optional<Removal> removal(Delivery delivery) {
        return new Removals(node.database().jdbc()).of(delivery.id());
    }

    private boolean mayDelete(Delivery delivery) {
        return Takedowns.nothingStands(delivery).isEmpty()
                && removal(delivery)
                        .map(Removal::state)
                        .filter(state -> state != RemovalState.KEPT && state != RemovalState.CANNOT)
                        .isEmpty();
    }

    @Needs(Role.EDITOR)
    @PostMapping("/deliveries/{number}/delete")
    String delete(SignedIn who, @PathVariable("number") long number, Model model, HttpServletResponse response) {
        Delivery delivery = theirs(node, who, number, Role.EDITOR);
        if (!mayDelete(delivery)) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("problem", "delete.nothing");
            return show(who, delivery, model);
        }
        new Takedowns(node.database(), node.files()).one(delivery, who.who());
        return "redirect:/deliveries/" + number + "?done=deleting";
    }

    /** Of somebody else's account as if there were none. */
    static Delivery theirs(Node node, SignedIn who, long number, Role needed) {
        Sight sight = new Sight(who, node.files().inForce().workspace());
        Delivery delivery = new Deliveries(node.database().jdbc())
                .find(number)
                .filter(each -> sight.sees(each.account()))
                .orElseThrow(Missing::new);
        if (!sight.may(delivery.account(), needed)) {
            throw new NotAllowed(needed);
        }
        return delivery;
    }
}
