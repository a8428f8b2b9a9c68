package org.vigil.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Foresight;
import org.vigil.settings.Notify;

/** Posts that nobody has approved, some hours before they are to go out: one alert a campaign. */
final class UnapprovedPosts {
    private final AcceptedFiles files;

    UnapprovedPosts(AcceptedFiles files) {
        this.files = files;
    }

    List<Finding> findings(List<Foresight.Held> held, Instant now) {
        Duration ahead = files.inForce()
                .workspace()
                .settings()
                .toNotify()
                .map(Notify::approveAhead)
                .orElse(Notify.USUAL_APPROVAL);
        Map<CampaignId, List<Delivery>> byCampaign = held.stream()
                .map(Foresight.Held::delivery)
                .filter(delivery -> !delivery.dueAt().isAfter(now.plus(ahead)))
                .collect(Collectors.groupingBy(Delivery::campaign, TreeMap::new, Collectors.toList()));
        return byCampaign.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Finding finding(CampaignId id, List<Delivery> waiting) {
        String posts = Phrases.count(waiting.size(), "post") + " of " + Phrases.campaign(files.inForce(), id);
        Instant first =
                waiting.stream().map(Delivery::dueAt).min(Instant::compareTo).orElseThrow();
        String waits = waiting.size() == 1 ? " waits" : " wait";
        return new Finding(
                        AlertKind.NOT_APPROVED,
                        id.value(),
                        "",
                        waiting.stream()
                                .map(delivery -> Phrases.slot(delivery.date(), delivery.slot()))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        true,
                        posts + waits + " for an approval",
                        posts + waits + " for an approval. The first is to go out at " + Phrases.minute(first)
                                + ", and does not without it.\nWhat to do: ./vigil approve list")
                .concerning(new Concerned(files.inForce().workspace()).byPosts(waiting));
    }
}
