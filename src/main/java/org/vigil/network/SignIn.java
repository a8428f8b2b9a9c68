package org.vigil.network;

/** Whether an account's secrets still open the account. */
public sealed interface SignIn {
    /** @param handle the account's name there, and {@code remoteAccountId} its id */
    record Valid(String handle, String remoteAccountId) implements SignIn {}

    /** Surely not: a person must sign in again. */
    record Invalid(String reason) implements SignIn {}

    /** Nobody answered, so nothing is known. */
    record NotReached(String reason) implements SignIn {}
}
