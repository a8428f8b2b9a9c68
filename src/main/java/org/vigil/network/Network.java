package org.vigil.network;

import java.util.Locale;

/** The networks that Vigil speaks to. */
public enum Network {
    X,
    MASTODON,
    BLUESKY,
    TELEGRAM,
    /** Exists only on this machine. */
    SANDBOX;

    /** As it stands in files, commands and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
