package org.vigil.engagement.report;

import org.jspecify.annotations.Nullable;

/**
 * The messages that have something in common.
 *
 * @param key what: an id, a word, an hour of the campaign's zone, a day of the week from 1 for Monday, {@code true} or {@code
 *     false}; null where nobody wrote it down when they were sent
 */
public record Group(@Nullable String key, Sums sums) {}
