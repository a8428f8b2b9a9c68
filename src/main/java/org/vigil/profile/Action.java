package org.vigil.profile;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What readers are asked to do.
 *
 * @param ask by language, in a sentence
 * @param office the office addressed, in words and never as a mention
 * @param text by language: words that readers may send as they are
 * @param readersIn ISO 3166 code of the readers' country; null for everybody
 * @param closes the last day on which it is asked; null for none
 * @param checked the day on which somebody last saw to it that it is right; null for never, and then it is
 *     asked of nobody
 */
public record Action(
        Map<String, String> ask,
        String office,
        Map<String, String> text,
        @Nullable String readersIn,
        @Nullable LocalDate closes,
        @Nullable LocalDate checked) {
    /** An action that nobody has checked for longer is asked of nobody. */
    public static final int STALE_AFTER_DAYS = 90;

    /** Where the day begins first, it may be a day later than here. */
    private static final int ELSEWHERE_ALREADY = 1;

    /** So long before it grows stale the team is asked to look. */
    private static final int DUE_AHEAD_DAYS = 14;

    /** Whether it is asked on a day: it has not closed, and somebody has checked it lately. An end replaces no look. */
    public boolean isOpen(LocalDate day) {
        return !hasClosed(day) && lookedAt(day) && !day.isAfter(staleAfter());
    }

    /** Why somebody has to look at it, in words for the team; empty where nobody has to. A closed one is nobody's work. */
    public Optional<String> due(LocalDate day) {
        if (hasClosed(day)) {
            return Optional.empty();
        }
        if (!lookedAt(day)) {
            return Optional.of("nobody has checked it: it stands in no post until \"checked\" says a day"
                    + (closes == null ? "" : ", for a day on which it closes replaces no look"));
        }
        LocalDate last = staleAfter();
        if (day.isBefore(last.minusDays(DUE_AHEAD_DAYS - 1L)) || closes != null && !closes.isAfter(last)) {
            return Optional.empty();
        }
        return Optional.of("it was last checked on " + checked + ": "
                + (day.isAfter(last) ? "it stands in no post any more" : "after " + last + " it stands in no post"));
    }

    /** Whether readers of a country are asked; those of whom nobody knows where they live are asked everything. */
    public boolean isFor(@Nullable String readers) {
        return readersIn == null || readers == null || readersIn.equals(readers);
    }

    private boolean hasClosed(LocalDate day) {
        return closes != null && day.isAfter(closes);
    }

    /** Whether somebody has looked, by a day. A day that is still to come tells of no look. */
    private boolean lookedAt(LocalDate day) {
        return checked != null && !checked.isAfter(day.plusDays(ELSEWHERE_ALREADY));
    }

    private LocalDate staleAfter() {
        return Objects.requireNonNull(checked).plusDays(STALE_AFTER_DAYS);
    }
}
