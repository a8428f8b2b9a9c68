package org.vigil.exchange;

import java.time.DateTimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.PartialDate;

/** Compares dates as they stand in a profile's file: a text, or a mapping with its doubt. */
final class SaidDate {
    private SaidDate() {}

    /** Whether both may mean the same day: they are written alike, or one of them more finely. */
    static boolean agree(@Nullable Object one, @Nullable Object other) {
        String ours = text(one);
        String theirs = text(other);
        return ours.equals(theirs) || ours.startsWith(theirs + "-") || theirs.startsWith(ours + "-");
    }

    /** Whether the second says the first more finely; a date in doubt stays in doubt. */
    static boolean finer(Object known, Object said) {
        return known instanceof String ours && text(said).startsWith(ours + "-");
    }

    /** Whether the second lies after the first whatever day each of them means. */
    static boolean surelyAfter(@Nullable Object date, @Nullable Object later) {
        return date(date)
                .filter(first -> date(later)
                        .filter(second -> second.earliest().isAfter(first.latest()))
                        .isPresent())
                .isPresent();
    }

    /** Whether it is a date, and neither absent nor "unknown". */
    static boolean isDate(@Nullable Object date) {
        return date(date).isPresent();
    }

    private static Optional<PartialDate> date(@Nullable Object date) {
        try {
            return Optional.of(PartialDate.parse(text(date)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Without its doubt; empty where there is none. */
    static String text(@Nullable Object date) {
        return date == null ? "" : DateCells.plain(date);
    }
}
