package org.vigil.crash;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.vigil.testing.LedgerServer.Moment;

/** The instant at which a process is killed. */
sealed interface Aim {
    /** Some time after it was started, be it ready or not. */
    record AfterStart(Duration time) implements Aim {}

    /** When the server has got that far with the n-th post of this process, and a moment later. */
    record InFlight(int nth, Moment moment, Duration later) implements Aim {}

    /** Every fourth at any time, during the start too; the others while posts are under way. */
    static Aim random(RandomGenerator random, Duration start) {
        if (random.nextInt(4) == 0) {
            return new AfterStart(Duration.ofMillis(random.nextLong(start.toMillis() * 3 / 2)));
        }
        Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
        // What follows an answer, up to the next request, takes some milliseconds; half of the kills fall right there.
        Duration later = random.nextBoolean() ? Duration.ZERO : Duration.ofNanos(random.nextLong(20_000_000));
        return new InFlight(1 + random.nextInt(12), moment, later);
    }
}
