package org.vigil.delivery;

import java.util.Locale;

/** Where the removal of a post stands. */
public enum RemovalState {
    /** It is being worked at, or waits for something. */
    ASKED,
    /** Nothing of the post stands anywhere, as far as its network can tell. */
    GONE,
    /** The network does not let Vigil take it away; somebody else can. */
    CANNOT,
    /** Somebody called the takedown off before it was this post's turn. */
    KEPT;

    /** As it stands in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RemovalState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
