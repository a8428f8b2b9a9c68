package org.vigil.profile;

import java.time.LocalDate;
import java.util.Map;
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
 * @param checked the day on which somebody last saw to it that it is right; null for never
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

    /** An end that is further away tells of no look at the action at all. */
    private static final int NEAR_DAYS = 366;

    /** Where the day begins first, it may be a day later than here. */
    private static final int ELSEWHERE_ALREADY = 1;

    /** So long before it grows stale the team is asked to look. */
    private static final int DUE_AHEAD_DAYS = 14;

    /** Whether it is asked on a day: it has not closed, and somebody has checked it lately or said that it closes soon. */
    public boolean isOpen(LocalDate day) {
        return !hasClosed(day) && !day.isAfter(lastAsked(day));
    }

    /**
     * The last day on which it is asked as far as anybody knows: some time after somebody looked, and where nobody did, up
     * to an end that is near. An end in many years tells of no look at all.
     */
    private LocalDate lastAsked(LocalDate day) {
        if (checked != null && !checked.isAfter(day.plusDays(ELSEWHERE_ALREADY))) {
            return staleAfter(checked);
        }
        return closes != null && !closes.isAfter(day.plusDays(NEAR_DAYS)) ? closes : LocalDate.MIN;
    }

    /** Why somebody has to look at it, in words for the team; empty where nobody has to. A closed one is nobody's work. */
    public Optional<String> due(LocalDate day) {
        if (hasClosed(day)) {
            return Optional.empty();
        }
        if (checked == null || checked.isAfter(day.plusDays(ELSEWHERE_ALREADY))) {
            return lastAsked(day).equals(LocalDate.MIN)
                    ? Optional.of(
                            "nobody has checked it and it does not close within a year: it stands in no post until \"checked\" says a day")
                    : Optional.empty();
        }
        LocalDate last = staleAfter(checked);
        if (day.isBefore(last.minusDays(DUE_AHEAD_DAYS - 1L))) {
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

    private static LocalDate staleAfter(LocalDate checked) {
        return checked.plusDays(STALE_AFTER_DAYS);
    }
}
