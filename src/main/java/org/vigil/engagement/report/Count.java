package org.vigil.engagement.report;

import java.util.Locale;

/** What followers do with a message, and networks count. */
public enum Count {
    LIKES,
    REPOSTS,
    REPLIES,
    QUOTES,
    VIEWS,
    CLICKS;

    /** As the log's column and the reports say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
