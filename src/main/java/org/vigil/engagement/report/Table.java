package org.vigil.engagement.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * Numbers in rows.
 *
 * @param caption what they are; says first where they are simulated
 * @param columns their headings; that of the rows' names first
 */
public record Table(String caption, List<String> columns, List<Row> rows) {
    /**
     * One row.
     *
     * @param name what it is about
     * @param language of the name; empty for the page's
     */
    public record Row(String name, String language, List<String> cells) {
        static Row of(String name, String... cells) {
            return new Row(name, "", List.of(cells));
        }
    }

    static Table of(Report report, String caption, List<String> columns, Stream<Row> rows) {
        return new Table((report.simulated() ? "Simulated: " : "") + caption, columns, rows.toList());
    }
}
