package org.vigil.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/** The rows of a spreadsheet's first sheet. Its formulas are not computed: where one stands, the row says so. */
final class XlsxRows implements Rows {
    private static final long MOST_BYTES = 200_000_000;
    private static final long MOST_BYTES_OF_WORDS = 60_000_000;
    private static final int MOST_PARTS = 2_000;

    private final ReadableWorkbook book;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final List<String> columns = new ArrayList<>();

    private XlsxRows(ReadableWorkbook book) throws IOException {
        this.book = book;
        this.stream = book.getFirstSheet().openStream();
        this.rows = stream.iterator();
        if (rows.hasNext()) {
            for (Cell cell : rows.next()) {
                columns.add(cell == null ? "" : PlainWords.imported(text(cell)));
            }
        }
    }

    /** Its bytes, each time from the beginning. */
    interface Source {
        InputStream open() throws IOException;
    }

    static XlsxRows open(String name, Source source) throws IOException {
        requireBounded(name, source);
        try (InputStream in = source.open()) {
            return new XlsxRows(new ReadableWorkbook(in, new ReadingOptions(true, false)));
        } catch (ExcelReaderException | IllegalStateException | IllegalArgumentException e) {
            throw broken(name);
        }
    }

    private static Unreadable broken(String name) {
        return new Unreadable(name + " cannot be read as a spreadsheet. Open it in your office program and save"
                + " it again as .xlsx or as \"CSV UTF-8\".");
    }

    /** A few thousand bytes can unpack to more than any machine holds: it is counted before anything is kept. */
    private static void requireBounded(String name, Source source) throws IOException {
        long all = 0;
        int parts = 0;
        boolean sheets = false;
        try (InputStream in = source.open();
                ZipInputStream zip = new ZipInputStream(in)) {
            byte[] buffer = new byte[1 << 16];
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                sheets |= part.getName().startsWith("xl/worksheets/");
                long bytes = 0;
                for (int read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    bytes += read;
                    all += read;
                    boolean words = part.getName().equals("xl/sharedStrings.xml");
                    if (all > MOST_BYTES || words && bytes > MOST_BYTES_OF_WORDS) {
                        throw new Unreadable(name + " unpacks to more than any list of persons is. If it is one,"
                                + " save it as \"CSV UTF-8\".");
                    }
                }
                if (++parts > MOST_PARTS) {
                    throw new Unreadable(name + " has more parts than any spreadsheet.");
                }
            }
        } catch (ZipException e) {
            throw broken(name);
        }
        if (!sheets) {
            throw new Unreadable(
                    name + " is no list of persons: it is a packed file or a document, and no spreadsheet.");
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (rows.hasNext()) {
                Row row = row(rows.next());
                if (!row.cells().isEmpty() || !row.troubles().isEmpty()) {
                    return row;
                }
            }
            return null;
        } catch (ExcelReaderException e) {
            throw new Unreadable("The spreadsheet cannot be read to its end. Save it again, or as \"CSV UTF-8\".");
        }
    }

    private Row row(org.dhatim.fastexcel.reader.Row row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        Map<String, String> troubles = new LinkedHashMap<>();
        int place = 0;
        for (Cell cell : row) {
            String column = place < columns.size() ? columns.get(place) : "";
            place++;
            if (cell == null || cell.getType() == CellType.EMPTY) {
                continue;
            }
            if (cell.getType() == CellType.FORMULA) {
                troubles.put(column, "a formula stands here; copy the cell and paste it as a value");
                continue;
            }
            if (cell.getType() == CellType.ERROR) {
                troubles.put(column, "an error stands here, such as #N/A; write what is meant, or empty the cell");
                continue;
            }
            String text = text(cell);
            if (text.length() > LONGEST_CELL) {
                troubles.put(column, "the cell has " + text.length() + " characters; at most " + LONGEST_CELL);
            } else if (!text.isBlank() && column.isEmpty()) {
                troubles.put("", "a cell stands in a column without a name");
            } else if (!text.isBlank()) {
                cells.put(column, text);
            }
        }
        return new Row(row.getRowNum(), row.getRowNum(), cells, troubles);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return ShownDate.of(cell.getDataFormatString())
                    .map(shown -> shown.text(cell.asDate()))
                    .orElseGet(() -> new BigDecimal(cell.getRawValue()).toPlainString());
        }
        return cell.getText();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
    }
}
