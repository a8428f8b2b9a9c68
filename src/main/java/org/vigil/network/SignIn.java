package org.vigil.network;

import org.jspecify.annotations.Nullable;

/** Whether an account's secrets still open the account. */
public sealed interface SignIn {
    /**
     * They do.
     *
     * @param handle the account's name there, and {@code remoteAccountId} its id
     * @param face what followers see of the account itself; null where the network did not tell
     */
    record Valid(
            String handle, String remoteAccountId, @Nullable Face face) implements SignIn {}

    /** An account's display name and what it says of itself, as plain text. */
    record Face(String name, String words) {}

    /** Surely not: a person must sign in again. */
    record Invalid(String reason) implements SignIn {}

    /** Nobody answered, so nothing is known. */
    record NotReached(String reason) implements SignIn {}
}
