package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Keeps the posts of an account apart when they are late: after an outage, a stop, a limit, or where the machine's clock
 * has jumped. Whatever is on time goes out on time.
 */
final class CatchUp {
    /** A post so late was delayed by something, and not only by the one before it. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final Attempts attempts;
    private final Duration distance;

    /** @param distance by the database's clock; two posts that were planned closer keep the distance of the plan */
    CatchUp(Attempts attempts, Duration distance) {
        this.attempts = attempts;
        this.distance = distance;
    }

    /** What those of the deliveries have to keep their distance from that are late. */
    Map<Long, Attempts.Earlier> earlier(Collection<Delivery> deliveries, Instant now) {
        List<Delivery> late = deliveries.stream()
                .filter(delivery -> distance.isPositive() && isLate(delivery, now))
                .toList();
        return late.isEmpty() ? Map.of() : attempts.before(late);
    }

    /** How long a delivery must wait for the sake of the one before it; not positive where it need not. */
    Duration wait(Delivery delivery, Attempts.Earlier before) {
        return shorter(
                        distance,
                        Duration.between(before.dueAt(), delivery.dueAt()).abs())
                .minus(before.ago());
    }

    private static boolean isLate(Delivery delivery, Instant now) {
        return delivery.state() != DeliveryState.SENDING
                && !now.isBefore(delivery.dueAt().plus(LATE));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
