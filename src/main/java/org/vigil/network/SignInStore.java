package org.vigil.network;

import java.util.Optional;

/**
 * Keeps a sign-in that a network grants and renews, for one account: secret, and shared by all nodes. What a network
 * gives once and for all is among the account's {@link Credentials} instead.
 */
public interface SignInStore {
    /** Keeps nothing: each process signs in anew. */
    SignInStore NONE = new SignInStore() {
        @Override
        public Optional<String> read() {
            return Optional.empty();
        }

        @Override
        public void write(String signIn) {
            // Forgotten on purpose.
        }
    };

    Optional<String> read();

    void write(String signIn);
}
