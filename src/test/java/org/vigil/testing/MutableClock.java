package org.vigil.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Safe for many threads. */
public final class MutableClock implements InstantSource {
    private final AtomicReference<Instant> now;

    private MutableClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** @param iso such as {@code 2016-12-12T14:00:00Z} */
    public static MutableClock at(String iso) {
        return at(Instant.parse(iso));
    }

    public static MutableClock at(Instant instant) {
        return new MutableClock(instant);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }
}
