package org.vigil.alert;

import java.util.Locale;

/** What somebody is told of an alert. */
public enum Event {
    /** It is there, and nobody has acknowledged it. */
    RAISED,
    /** Its cause is gone. */
    CLOSED,
    /** It is none: somebody tries out whether the message comes through. */
    TEST,
    /** It is none: somebody is told what goes out. */
    DIGEST;

    /** As it stands in the database and in a webhook's body. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Event of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
