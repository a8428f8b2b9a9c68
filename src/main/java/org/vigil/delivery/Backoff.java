package org.vigil.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Doubles from 15 seconds to 15 minutes, less up to half of it by chance, so that nodes do not march in step. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param tries how often it has been tried */
    Duration after(int tries) {
        long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(Math.max(tries - 1, 0), 10));
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
