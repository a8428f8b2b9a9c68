package org.vigil.profile;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a court.
 *
 * @param date null where no source gives one
 * @param text what was decided, such as "7 years 6 months"
 * @param length the same in years, months and days, for reckoning; null where it is not told so
 * @param life whether it is for life
 * @param countsFrom the day from which it runs, where a source says so; null for the first day in custody
 * @param alternatives what other sources say was decided
 * @param sources that it rests on
 */
public record Sentence(
        @Nullable PartialDate date,
        String text,
        @Nullable Period length,
        boolean life,
        @Nullable LocalDate countsFrom,
        List<Said> alternatives,
        List<SourceId> sources) {

    public Sentence(
            @Nullable PartialDate date,
            String text,
            @Nullable Period length,
            boolean life,
            @Nullable LocalDate countsFrom) {
        this(date, text, length, life, countsFrom, List.of(), List.of());
    }

    public Sentence(@Nullable PartialDate date, String text) {
        this(date, text, null, false, null);
    }
}
