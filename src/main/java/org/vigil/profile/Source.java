package org.vigil.profile;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact is from.
 *
 * @param date of publication, as far as known
 * @param link where it can be read; null for a source without one
 */
public record Source(
        String title,
        String publisher,
        @Nullable PartialDate date,
        @Nullable String link) {}
