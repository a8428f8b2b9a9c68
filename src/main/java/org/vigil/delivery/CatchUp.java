package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

    /** How long a delivery must wait for the sake of the one before it; empty where it need not. */
    Optional<Duration> wait(Delivery delivery, Instant now) {
        if (delivery.state() == DeliveryState.SENDING
                || now.isBefore(delivery.dueAt().plus(LATE))) {
            return Optional.empty();
        }
        return attempts.before(delivery)
                .map(before -> shorter(
                                distance,
                                Duration.between(before.dueAt(), delivery.dueAt())
                                        .abs())
                        .minus(before.ago()))
                .filter(Duration::isPositive);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
