package org.vigil.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try.
 *
 * @param first after the first try, and twice as long after each further one
 * @param longest more asks less of a network that is in trouble; less notices sooner that it is well again
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

    /** With up to half of it as jitter, so that nodes do not march in step. */
    Duration after(int tries) {
        long millis = Math.min(longest.toMillis(), first.toMillis() << Math.min(Math.max(tries - 1, 0), 10));
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }
}
