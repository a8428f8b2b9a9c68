package org.vigil.delivery;

import java.util.Locale;

/** Where a correction stands. */
public enum CorrectionState {
    /** It is being made, or waits for its network. */
    ASKED,
    /** A reply that may stand on the network, or not. */
    UNCERTAIN,
    /** The new words stand. */
    DONE,
    /** It will not be made; the reason says why. */
    REFUSED,
    /** Its post is being deleted, or nothing may be said any more. */
    WITHDRAWN;

    /** As it stands in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CorrectionState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
