package org.vigil.console;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.Delivery;
import org.vigil.message.PostKind;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/**
 * A delivery as pages show it to those who are signed in.
 *
 * @param person the name, or the id of whom no name is shown
 * @param kind as what, where it is nobody's turn; null for a turn
 * @param state a key of the texts
 * @param url null where there is none that a browser may open
 */
record DeliveryLine(
        long id,
        String date,
        When due,
        String campaign,
        String person,
        @Nullable String kind,
        String account,
        String state,
        @Nullable String why,
        @Nullable String url,
        @Nullable When published,
        boolean simulated) {

    /** How deliveries are shown, by the files in force. */
    static final class Shown {
        private final Workspace workspace;
        private final TeamFiles files;
        private final Sight sight;
        private final Map<ProfileId, String> names = new HashMap<>();

        Shown(Node node, TeamFiles files, Sight sight) {
            this.sight = sight;
            this.workspace = node.files().inForce().workspace();
            this.files = files;
        }

        DeliveryLine line(Delivery delivery) {
            Optional<Campaign> campaign =
                    Optional.ofNullable(workspace.campaigns().get(delivery.campaign()));
            ZoneId zone = campaign.map(Campaign::zone).orElse(ZoneOffset.UTC);
            return new DeliveryLine(
                    delivery.id(),
                    When.day(delivery.date()),
                    When.at(delivery.dueAt(), zone),
                    campaign.map(Campaign::name).orElse(delivery.campaign().value()),
                    names.computeIfAbsent(
                            delivery.profile(), id -> files.name().apply(id).orElse(id.value())),
                    delivery.kind() == PostKind.TURN ? null : delivery.kind().word(),
                    delivery.account().value(),
                    delivery.state().word(),
                    sight.why(delivery.why()),
                    openable(delivery.url()),
                    delivery.publishedAt() == null ? null : When.at(delivery.publishedAt(), zone),
                    delivery.simulated());
        }
    }

    /** A network's word is no reason to run a script. */
    static @Nullable String openable(@Nullable String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://")) ? url : null;
    }
}
