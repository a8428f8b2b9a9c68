package org.vigil.profile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact is from.
 *
 * @param date of publication, as far as known
 * @param link where it can be read; null for a source without one
 * @param from who speaks there; null where nobody wrote it down
 * @param id by which the profile's facts name it; null where none does
 * @param accessed the day on which somebody of the team read it (Berkeley Protocol); null where nobody wrote it down
 * @param sha256 of the copy that the team keeps, 64 hexadecimal digits in lower case; null without one
 */
public record Source(
        String title,
        String publisher,
        @Nullable PartialDate date,
        @Nullable String link,
        @Nullable Voice from,
        @Nullable SourceId id,
        @Nullable LocalDate accessed,
        @Nullable String sha256) {

    /** A source of which nobody wrote down more. */
    public Source(String title, String publisher, @Nullable PartialDate date, @Nullable String link) {
        this(title, publisher, date, link, null, null, null, null);
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
