package org.vigil.engagement.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the page: what is to be seen in words, as a drawing, and as a table of the same numbers.
 *
 * @param chart null where there is nothing to draw
 */
public record Section(
        String title, List<String> sentences, @Nullable Chart chart, Table table) {}
