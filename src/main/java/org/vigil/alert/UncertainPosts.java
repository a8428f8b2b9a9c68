package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;

/** Posts of which only a person can say whether they stand on their network: one alert a campaign. */
final class UncertainPosts implements Rule {
    private static final int NAMED = 20;

    private final AcceptedFiles files;
    private final Deliveries deliveries;

    UncertainPosts(AcceptedFiles files, Deliveries deliveries) {
        this.files = files;
        this.deliveries = deliveries;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.UNCERTAIN);
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<CampaignId, List<Delivery>> byCampaign = deliveries.in(DeliveryState.UNCERTAIN).stream()
                .collect(Collectors.groupingBy(Delivery::campaign, TreeMap::new, Collectors.toList()));
        return byCampaign.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Finding finding(CampaignId id, List<Delivery> uncertain) {
        String posts = Phrases.count(uncertain.size(), "post") + " of " + Phrases.campaign(files.inForce(), id);
        return new Finding(
                        AlertKind.UNCERTAIN,
                        id.value(),
                        "",
                        uncertain.stream()
                                .map(delivery -> String.valueOf(delivery.id()))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        true,
                        posts + " may stand on the network, or not",
                        posts
                                + " may stand on the network, or not: nobody answered when it was sent. It is not sent again by itself.\n"
                                + uncertain.stream()
                                        .limit(NAMED)
                                        .map(delivery -> "  number " + delivery.id() + ": " + delivery.account() + ", "
                                                + Phrases.slot(delivery.date(), delivery.slot()))
                                        .collect(Collectors.joining("\n"))
                                + (uncertain.size() > NAMED ? "\n  and " + (uncertain.size() - NAMED) + " more" : "")
                                + "\nWhat to do: look at the account, then say what you found:"
                                + " ./vigil uncertain NUMBER --it-is-there URL, or --send-again")
                .concerning(new Concerned(files.inForce().workspace()).byPosts(uncertain));
    }
}
