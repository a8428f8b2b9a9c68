package org.vigil.doctor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.vigil.database.Database;
import org.vigil.delivery.Corrections;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Unsettled;

/** What is not yet known of what was sent, what was missed, and what stands although it is to be deleted. */
record DeliveriesHealth(Database database, InstantSource clock) implements Examination {
    /** Settling takes minutes; who is at it for longer has a network that does not answer. */
    private static final Duration LONG = Duration.ofHours(2);

    @Override
    public String area() {
        return "deliveries";
    }

    @Override
    public List<Finding> findings() {
        Unsettled unsettled = new Unsettled(database.jdbc());
        Unsettled.Waiting open = unsettled.attemptsPastLease();
        Unsettled.Waiting settling = unsettled.in(DeliveryState.SETTLING);
        Unsettled.Waiting uncertain = unsettled.in(DeliveryState.UNCERTAIN);
        Unsettled.Waiting replies = unsettled.replies();
        Unsettled.Waiting standing = unsettled.removalsForOthers();
        long missed = unsettled.missedSince(clock.instant().minus(Duration.ofDays(7)));
        return List.of(
                Finding.judged(
                        open.count() == 0,
                        area(),
                        "attempts open longer than they may be: " + open.count() + since(open)
                                + (open.count() == 0 ? "" : ". Is run running?"),
                        Map.of(
                                "attempts_past_lease",
                                open.count(),
                                "oldest_seconds",
                                open.oldest().toSeconds())),
                Finding.judged(
                        settling.count() == 0 || settling.oldest().compareTo(LONG) < 0,
                        area(),
                        "being asked for: " + settling.count() + since(settling),
                        Map.of(
                                "settling",
                                settling.count(),
                                "oldest_seconds",
                                settling.oldest().toSeconds())),
                Finding.judged(
                        uncertain.count() == 0,
                        area(),
                        "uncertain: " + uncertain.count() + since(uncertain)
                                + (uncertain.count() == 0 ? "" : ". A person must look: ./vigil uncertain"),
                        Map.of(
                                "uncertain",
                                uncertain.count(),
                                "oldest_seconds",
                                uncertain.oldest().toSeconds())),
                Finding.judged(
                        replies.count() == 0 || replies.oldest().compareTo(Corrections.A_PERSON_AFTER) < 0,
                        area(),
                        "uncertain corrections: " + replies.count() + since(replies)
                                + (replies.count() == 0
                                        ? ""
                                        : ". Vigil looks for them; after 20 minutes a person must: ./vigil uncertain"),
                        Map.of(
                                "uncertain_corrections",
                                replies.count(),
                                "oldest_seconds",
                                replies.oldest().toSeconds())),
                Finding.judged(
                        standing.count() == 0,
                        area(),
                        "to be deleted, and Vigil cannot: " + standing.count() + since(standing)
                                + (standing.count() == 0 ? "" : ". Which, and who can: ./vigil deliveries"),
                        Map.of(
                                "cannot_delete",
                                standing.count(),
                                "oldest_seconds",
                                standing.oldest().toSeconds())),
                missed == 0
                        ? Finding.well(area(), "missed in the last 7 days: 0", Map.of("missed", 0))
                        : Finding.note(
                                area(),
                                "missed in the last 7 days: " + missed + ". Why: ./vigil deliveries --state missed",
                                Map.of("missed", missed)));
    }

    private static String since(Unsettled.Waiting waiting) {
        return waiting.count() == 0 ? "" : ", the oldest for " + Words.of(waiting.oldest());
    }
}
