package org.vigil.database;

import java.time.Duration;

/** How long to wait for another process: counted on the machine's own clock, which no test and no operator sets. */
final class Deadline {
    private static final long PAUSE_MILLIS = 50;

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    boolean hasPassed() {
        return System.nanoTime() - end > 0;
    }

    void pause() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
    }
}
