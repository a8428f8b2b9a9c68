package org.vigil.network;

import java.util.List;

/** The door to one network; each adapter has one. */
public interface Connector {
    Network network();

    /** The limits that the network documents, known without asking it: what files are checked against. */
    Limits documentedLimits(@org.jspecify.annotations.Nullable Network imitates);

    /** The names of the secrets that an account there needs, in the order in which a person is asked. */
    List<String> secrets();

    /**
     * Opens an account. Sends nothing.
     *
     * @throws IllegalStateException naming a secret that is missing
     */
    Session open(Login login, RateMeter meter);
}
