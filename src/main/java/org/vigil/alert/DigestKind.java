package org.vigil.alert;

import java.util.Locale;

/** What people are told without anything being wrong. */
public enum DigestKind {
    /** The posts of a day, the day before. */
    TOMORROW,
    /** Of whom somebody has to look for news, once a week. */
    VERIFICATION,
    /** What followers did in the seven days before, once a week. */
    ENGAGEMENT;

    /** As it stands in the database and in a webhook's body. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DigestKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
