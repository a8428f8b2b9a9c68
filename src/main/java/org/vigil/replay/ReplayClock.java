package org.vigil.replay;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of a replay: it stands still until the replay moves it on. */
public final class ReplayClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Moves on; never back. */
    void moveTo(Instant moment) {
        now.accumulateAndGet(moment, (before, after) -> after.isAfter(before) ? after : before);
    }
}
