package org.vigil.exchange;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a text table whose first row names the columns. */
final class CsvRows implements Rows {
    private final BoundedReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;
    private final int linesBefore;
    private int number;
    private int line;

    /** @param linesBefore that were read before, such as one that only names the separator */
    CsvRows(Reader in, char delimiter, int linesBefore) throws IOException {
        this.reader = new BoundedReader(in);
        this.parser = CSVParser.builder()
                .setReader(reader)
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(delimiter)
                        .setIgnoreEmptyLines(false)
                        .get())
                .get();
        this.records = parser.iterator();
        this.linesBefore = linesBefore;
        CSVRecord header = record();
        this.columns = header == null ? List.of() : names(header);
    }

    private static List<String> names(CSVRecord header) {
        List<String> names = new ArrayList<>();
        header.forEach(cell -> names.add(PlainWords.imported(Harmless.read(cell))));
        return names;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Row next() throws IOException {
        CSVRecord record = record();
        while (record != null && empty(record)) {
            record = record();
        }
        return record == null ? null : row(record);
    }

    private Row row(CSVRecord record) {
        Map<String, Object> cells = new LinkedHashMap<>();
        Map<String, String> troubles = new LinkedHashMap<>();
        if (record.size() != columns.size()) {
            troubles.put(
                    "",
                    "the row has " + record.size() + " cells and the header " + columns.size()
                            + ": a separator or a quote is missing or too many");
        }
        for (int i = 0; i < Math.min(record.size(), columns.size()); i++) {
            String cell = Harmless.read(record.get(i));
            if (cell.length() > LONGEST_CELL) {
                troubles.put(columns.get(i), "the cell has " + cell.length() + " characters; at most " + LONGEST_CELL);
            } else if (!cell.isBlank()) {
                cells.put(columns.get(i), cell);
            }
        }
        return new Row(number, line, cells, troubles);
    }

    private static boolean empty(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    private @Nullable CSVRecord record() throws IOException {
        long before = parser.getCurrentLineNumber();
        try {
            if (!records.hasNext()) {
                return null;
            }
            CSVRecord record = records.next();
            reader.rowDone();
            number++;
            line = linesBefore + (int) before + 1;
            return record;
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()), linesBefore + before + 1);
        }
    }

    private static IOException unreadable(IOException cause, long line) {
        if (cause instanceof CharacterCodingException) {
            return cause;
        }
        if (cause instanceof BoundedReader.RowTooLong) {
            return new Unreadable("The row that begins on line " + line + " has more than "
                    + BoundedReader.MOST_SIGNS + " characters. A quote (\") is opened there and never closed,"
                    + " or this is no list of persons.");
        }
        String what = String.valueOf(cause.getMessage());
        if (what.contains("EOF")) {
            return new Unreadable("The quote (\") that is opened on line " + line
                    + " is never closed. Close it; a quote inside a cell is written twice (\"\").");
        }
        return what.contains("nvalid char")
                ? new Unreadable("On line " + line + " a quote (\") ends in the middle of a cell."
                        + " A quote inside a cell is written twice (\"\").")
                : cause;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
