package org.vigil.network;

/** Hears every rate limit that a network tells of. */
@FunctionalInterface
public interface RateMeter {
    RateMeter IGNORED = reading -> {};

    void read(RateReading reading);
}
