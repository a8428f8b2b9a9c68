package org.vigil.console;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.vigil.exchange.Harmless;
import org.vigil.exchange.Import;
import org.vigil.exchange.Refusal;

/** Gathers what became, or would become, of each row of a list, for a page and for a spreadsheet. What the page asks is public: templates see nothing else. */
final class ImportedRows implements Import.Listener {
    /** More rows than a page ever shows, and no more than memory should hold. */
    private static final int MOST_ROWS = 50_000;

    private static final int SHOWN = 200;

    /** @param what new, changed or same; empty for a refused row */
    record Line(int row, int line, String what, String id, List<Refusal> refused) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<String> spared = new ArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final boolean keepsFiles;
    /** @param keepsFiles whether the people's files are wanted themselves */
    ImportedRows(boolean keepsFiles) {
        this.keepsFiles = keepsFiles;
    }

    @Override
    public void row(int row, int line, String what, List<Refusal> refused, int total) {
        if (lines.size() >= MOST_ROWS) {
            return;
        }
        String[] words = what.split(": ", 2);
        lines.add(new Line(row, line, words[0], words.length < 2 ? "" : words[1], List.copyOf(refused)));
    }

    @Override
    public void file(String path, byte[] bytes) {
        files.put(path, keepsFiles ? bytes : new byte[0]);
    }

    @Override
    public void spared(String path) {
        spared.add(path);
    }

    /** The people's files, by path; empty ones where they are not kept. */
    Map<String, byte[]> files() {
        return files;
    }

    /** What an import had to leave alone, since somebody changed it meanwhile. */
    public List<String> spared() {
        return spared;
    }

    public List<Line> refused() {
        return lines.stream()
                .filter(line -> !line.refused().isEmpty())
                .limit(SHOWN)
                .toList();
    }

    public List<Line> broughtIn() {
        return lines.stream()
                .filter(line -> line.what().equals("new") || line.what().equals("changed"))
                .limit(SHOWN)
                .toList();
    }

    void print(Writer out) throws IOException {
        CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord("row", "line", "outcome", "person", "column", "value", "reason");
        for (Line line : lines) {
            if (!line.what().isEmpty() || line.refused().isEmpty()) {
                csv.printRecord(line.row(), line.line(), line.what(), line.id(), "", "", "");
            }
            for (Refusal refusal : line.refused()) {
                csv.printRecord(
                        line.row(),
                        line.line(),
                        line.what().isEmpty() ? "refused" : "left out",
                        line.id(),
                        Harmless.write(refusal.column()),
                        Harmless.write(refusal.value()),
                        Harmless.write(refusal.reason()));
            }
        }
        csv.flush();
    }
}
