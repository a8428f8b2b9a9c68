package org.vigil.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes a row of an item that names its own fields. */
final class StructuredRow {
    private StructuredRow() {}

    /** @param columns takes the names that are new */
    static Row of(Map<?, ?> item, int number, int line, Set<String> columns) {
        Map<String, Object> cells = new LinkedHashMap<>();
        Map<String, String> troubles = new LinkedHashMap<>();
        item.forEach((name, value) -> {
            String column = PlainWords.imported(String.valueOf(name));
            columns.add(column);
            if (value instanceof String text && text.length() > Rows.LONGEST_CELL) {
                troubles.put(column, "the text has " + text.length() + " characters; at most " + Rows.LONGEST_CELL);
            } else if (value instanceof String text) {
                cells.put(column, text);
            } else if (value instanceof Map || value instanceof java.util.List) {
                cells.put(column, value);
            } else if (value != null) {
                cells.put(column, value.toString());
            }
        });
        return new Row(number, line, cells, troubles);
    }
}
