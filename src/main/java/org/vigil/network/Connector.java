package org.vigil.network;

import java.util.List;
import java.util.Optional;

/** The door to one network; each adapter has one. */
public interface Connector {
    Network network();

    /** The limits that the network documents, known without asking it: what files are checked against. */
    Limits documentedLimits(@org.jspecify.annotations.Nullable Network imitates);

    /** The names of the secrets that an account there needs, in the order in which a person is asked. */
    List<String> secrets();

    /** As below, for a process that signs in anew each time. */
    default Session open(Login login, RateMeter meter) {
        return open(login, meter, SignInStore.NONE);
    }

    /**
     * Opens an account. Sends nothing.
     *
     * @param signIns keeps what the network grants for a while only
     * @throws IllegalStateException naming a secret that is missing
     */
    Session open(Login login, RateMeter meter, SignInStore signIns);

    /** How a person signs in by a page and a code; empty where people paste what the network has given them. */
    default Optional<CodeSignIn> codeSignIn() {
        return Optional.empty();
    }
}
