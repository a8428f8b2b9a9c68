package org.vigil.settings;

import java.util.Locale;

/** How somebody is told. */
public enum Way {
    EMAIL("e-mail"),
    WEBHOOK("webhook");

    private final String words;

    Way(String words) {
        this.words = words;
    }

    /** In a sentence. */
    public String words() {
        return words;
    }

    /** As it stands in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Way of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
