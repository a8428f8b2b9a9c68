package org.vigil.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a court.
 *
 * @param date null where no source gives one
 * @param text what was decided, such as "7 years 6 months"
 * @param alternatives what other sources say was decided
 * @param sources that it rests on
 */
public record Sentence(
        @Nullable PartialDate date, String text, List<Said> alternatives, List<SourceId> sources) {

    /** What some of the sources say instead. */
    public record Said(String text, List<SourceId> sources) {}

    public Sentence(@Nullable PartialDate date, String text) {
        this(date, text, List.of(), List.of());
    }
}
