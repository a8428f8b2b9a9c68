package org.vigil.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Foresight;

/**
 * What a person has to let go: one alert for each campaign and cause, however many posts it keeps back. It opens when the
 * time of a post has come, and closes when the gate would let the next one pass.
 */
final class HeldPosts {
    private final AcceptedFiles files;

    HeldPosts(AcceptedFiles files) {
        this.files = files;
    }

    private record Cause(CampaignId campaign, String words) implements Comparable<Cause> {
        @Override
        public int compareTo(Cause other) {
            return Comparator.comparing((Cause cause) -> cause.campaign().value())
                    .thenComparing(Cause::words)
                    .compare(this, other);
        }
    }

    List<Finding> findings(List<Foresight.Held> held, Instant now) {
        Map<Cause, List<Delivery>> byCause = held.stream()
                .collect(Collectors.groupingBy(
                        each -> new Cause(each.delivery().campaign(), each.cause()),
                        TreeMap::new,
                        Collectors.mapping(Foresight.Held::delivery, Collectors.toList())));
        return byCause.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private Finding finding(Cause cause, List<Delivery> held, Instant now) {
        String campaign = Phrases.campaign(files.inForce(), cause.campaign());
        List<Delivery> due =
                held.stream().filter(delivery -> !delivery.dueAt().isAfter(now)).toList();
        String accounts = (due.isEmpty() ? held : due)
                .stream()
                        .map(delivery -> delivery.account().value())
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new Finding(
                        AlertKind.HELD,
                        cause.campaign().value(),
                        cause.words(),
                        new TreeSet<>(List.of(cause.words())),
                        !due.isEmpty(),
                        "Kept back: " + campaign + ": " + cause.words(),
                        "Posts of " + campaign + " whose time has come do not go out: " + cause.words()
                                + ".\nAccounts: "
                                + accounts
                                + "\nWhat to do: ./vigil deliveries --campaign " + cause.campaign()
                                + " --state held says more. Where it is meant to be so, acknowledge this.")
                .concerning(new Concerned(files.inForce().workspace()).byPosts(due.isEmpty() ? held : due));
    }
}
