package org.vigil.access;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in, or could.
 *
 * @param version counts up with each change that ends their sign-ins
 * @param hasPassword whether they have chosen one
 * @param hasFactor whether a second factor is set up
 * @param removedAt null for who is still here
 */
public record User(
        long id,
        UserName name,
        @Nullable String email,
        Roles roles,
        long version,
        boolean hasPassword,
        boolean hasFactor,
        boolean hasOpenId,
        Instant createdAt,
        String createdBy,
        @Nullable Instant removedAt) {

    /** How things stand with somebody. */
    public enum State {
        /** Has no way to sign in yet. */
        INVITED,
        ACTIVE,
        REMOVED
    }

    public State state() {
        if (removedAt != null) {
            return State.REMOVED;
        }
        return hasPassword || hasOpenId ? State.ACTIVE : State.INVITED;
    }

    public Optional<String> mail() {
        return Optional.ofNullable(email);
    }
}
