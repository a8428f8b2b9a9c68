package org.vigil.profile;

import org.jspecify.annotations.Nullable;

/**
 * A decision of a court.
 *
 * @param date null where no source gives one
 * @param text what was decided, such as "7 years 6 months"
 */
public record Sentence(@Nullable PartialDate date, String text) {}
