package org.vigil.delivery;

import java.util.Locale;

/** Where a repost stands. */
public enum RepostState {
    PLANNED,
    /** Its time has come, and something that a person must decide keeps it back. */
    HELD,
    /** It was handed to the network; until that has answered it may stand there, and is asked for again. */
    SENDING,
    REPOSTED,
    REFUSED,
    MISSED,
    WITHDRAWN,
    /** It stands there or may, and is taken back. */
    UNDOING,
    UNDONE;

    /** As it stands in the database and in machine-readable output. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RepostState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
