package org.vigil.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with the heartbeat.
 *
 * @param lastSent when it last came through; empty for never
 * @param lastFailure empty where it never failed
 */
public record HeartbeatState(Optional<Instant> lastSent, Optional<Failure> lastFailure) {

    /** @param why for people, without the address */
    public record Failure(Instant at, String why) {}

    /** Whether the last thing that was tried failed. */
    public boolean fails() {
        return lastFailure
                .filter(failure ->
                        lastSent.filter(sent -> sent.isAfter(failure.at())).isEmpty())
                .isPresent();
    }
}
