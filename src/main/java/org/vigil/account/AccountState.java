package org.vigil.account;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an account beside its file.
 *
 * @param pause empty while it posts
 * @param seen empty until it has once signed in
 */
public record AccountState(Optional<Pause> pause, Optional<Seen> seen) {
    static final AccountState UNKNOWN = new AccountState(Optional.empty(), Optional.empty());

    /** @param why in words that a campaigner understands */
    public record Pause(Instant at, String why) {}

    /** @param handle as the network calls it */
    public record Seen(String handle, String remoteAccountId, Instant checkedAt) {}
}
