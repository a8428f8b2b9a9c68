package org.vigil.exchange;

import java.util.Map;

/**
 * One row of a list.
 *
 * @param number as a spreadsheet counts it, the header being row 1; in JSON and YAML the item's place, from 1
 * @param line where it begins in the file, from 1
 * @param cells by column: texts, or lists and mappings of texts where the file has such
 * @param troubles why a cell could not be read, by column; the empty column stands for the row
 */
record Row(int number, int line, Map<String, Object> cells, Map<String, String> troubles) {

    /** The text of a column; empty where there is none. */
    String text(String column) {
        return cells.get(column) instanceof String text ? text : "";
    }
}
