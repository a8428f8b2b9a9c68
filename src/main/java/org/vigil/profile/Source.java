package org.vigil.profile;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact is from.
 *
 * @param date of publication, as far as known
 * @param link where it can be read; null for a source without one
 * @param from who speaks there; null where nobody wrote it down
 */
public record Source(
        String title,
        String publisher,
        @Nullable PartialDate date,
        @Nullable String link,
        @Nullable Voice from) {

    /** A source of which nobody wrote down who speaks there. */
    public Source(String title, String publisher, @Nullable PartialDate date, @Nullable String link) {
        this(title, publisher, date, link, null);
    }

    /** Who tells it. */
    public enum Voice {
        FAMILY,
        LAWYER,
        PRESS,
        ORGANISATION;

        /** Whether it is one of those who know first-hand (RULES 2, "false news"). */
        boolean isNear() {
            return this == FAMILY || this == LAWYER;
        }
    }
}
