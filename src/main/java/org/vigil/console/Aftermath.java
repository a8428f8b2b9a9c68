package org.vigil.console;

import java.util.List;
import org.springframework.ui.Model;
import org.vigil.access.SignedIn;
import org.vigil.account.AccountName;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.HoldEffect;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;

/** What was being sent, and what was said lately, when somebody falls silent. */
final class Aftermath {
    private final Node node;
    private final TeamFiles files;

    Aftermath(Node node, TeamFiles files) {
        this.node = node;
        this.files = files;
    }

    /** For the fragment of that name. */
    void of(ProfileId person, SignedIn who, Model model) {
        Sight sight = new Sight(who, node.files().inForce().workspace());
        HoldEffect effect = HoldEffect.of(
                person, node.database(), node.files(), node.clock().instant());
        model.addAttribute(
                "open",
                effect.open().stream()
                        .filter(open -> sight.sees(new AccountName(open.account())))
                        .toList());
        model.addAttribute("lately", lines(effect.lately(), sight));
    }

    private List<DeliveryLine> lines(List<Delivery> deliveries, Sight sight) {
        DeliveryLine.Shown shown = new DeliveryLine.Shown(node, files, sight);
        return deliveries.stream()
                .filter(delivery -> sight.sees(delivery.account()))
                .map(shown::line)
                .toList();
    }
}
