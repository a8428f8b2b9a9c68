package org.vigil.profile;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What readers are asked to do.
 *
 * @param ask by language, in a sentence
 * @param office the office addressed, in words and never as a mention
 * @param readersIn ISO 3166 code of the readers' country; null for everybody
 * @param closes the last day on which it is asked; null while it is open
 */
public record Action(
        Map<String, String> ask,
        String office,
        @Nullable String readersIn,
        @Nullable LocalDate closes) {}
