package org.vigil.profile;

import org.jspecify.annotations.Nullable;

/**
 * A relative who is publicly known to speak for the person. Never a minor.
 *
 * @param relation such as "mother"
 * @param living null where nobody said; a relative is named unless it is false
 */
public record Relative(
        String name, String relation, @Nullable Boolean living) {}
