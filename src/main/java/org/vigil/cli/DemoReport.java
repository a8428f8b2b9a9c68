package org.vigil.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import org.vigil.replay.Replay;
import org.vigil.replay.Tally;

/** Tells in words what a replay came to. */
final class DemoReport {
    private final PrintWriter out;
    private final Replay replay;

    DemoReport(PrintWriter out, Replay replay) {
        this.out = out;
        this.replay = replay;
    }

    void print(Tally tally) {
        for (Campaign campaign : replay.campaigns()) {
            print(campaign);
        }
        out.println("In all, simulated: " + tally.posts() + " posts planned as " + tally.deliveries() + " deliveries; "
                + tally.published() + " published, " + tally.withdrawn() + " withdrawn, " + tally.held() + " held, "
                + tally.refused() + " refused, " + tally.missed() + " missed; " + tally.duplicates()
                + " posted twice; " + tally.observations() + " readings of engagement.");
    }

    private void print(Campaign campaign) {
        List<Delivery> deliveries = replay.deliveries(campaign);
        out.println(campaign.name() + " (simulated: nothing left this machine)");
        if (campaign.note() != null) {
            out.println(campaign.note());
        }
        out.println();
        out.println("Published");
        posts(deliveries, DeliveryState.PUBLISHED)
                .values()
                .forEach(post -> out.println(line(post) + accounts(deliveries, post)));
        Map<Long, Delivery> withdrawn = posts(deliveries, DeliveryState.WITHDRAWN);
        if (!withdrawn.isEmpty()) {
            out.println("Withdrawn");
            withdrawn
                    .values()
                    .forEach(post -> out.println(line(post) + "  " + post.why() + successor(deliveries, post)));
        }
        Map<org.vigil.profile.Profile, String> passedOver = replay.passedOver(campaign);
        if (!passedOver.isEmpty()) {
            out.println("Passed over, since nothing may be said as of a prisoner");
            passedOver.forEach((profile, why) -> out.println("  " + profile.name("en") + ": " + why));
        }
        out.println();
    }

    /** One delivery for each post that has one in the state. */
    private static Map<Long, Delivery> posts(List<Delivery> deliveries, DeliveryState state) {
        Map<Long, Delivery> posts = new LinkedHashMap<>();
        deliveries.stream()
                .filter(delivery -> delivery.state() == state)
                .forEach(delivery -> posts.putIfAbsent(delivery.plannedSlot(), delivery));
        return posts;
    }

    private String line(Delivery post) {
        return "  " + post.date() + "  Day " + post.day() + "  " + replay.name(post.profile(), "en");
    }

    private static String accounts(List<Delivery> deliveries, Delivery post) {
        List<String> accounts = deliveries.stream()
                .filter(other -> other.plannedSlot() == post.plannedSlot() && other.state() == DeliveryState.PUBLISHED)
                .map(other -> other.account().value())
                .toList();
        return "  on " + String.join(", ", accounts);
    }

    private String successor(List<Delivery> deliveries, Delivery withdrawn) {
        return deliveries.stream()
                .filter(other -> other.state() == DeliveryState.PUBLISHED
                        && other.date().equals(withdrawn.date())
                        && other.slot().equals(withdrawn.slot()))
                .findFirst()
                .map(other -> ". " + replay.name(other.profile(), "en") + " took the slot.")
                .orElse("");
    }
}
