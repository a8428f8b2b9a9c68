package org.vigil.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.vigil.exchange.Import;
import org.vigil.exchange.ImportReport;
import org.vigil.exchange.ListFile;
import org.vigil.exchange.Refusal;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints what became of each row: for people row by row, for programs at the end; on a terminal with a bar. */
final class ImportPrinter implements Import.Listener, AutoCloseable {
    private static final boolean TERMINAL = Boolean.getBoolean("vigil.terminal");
    private static final int WIDTH = 79;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final PrintWriter out;
    private final PrintWriter err;
    private final String file;
    private final OutputFormat format;
    private final boolean dryRun;
    private final boolean terminal;
    private @Nullable ProgressBar bar;

    ImportPrinter(Commands context, ListFile file, OutputFormat format, boolean dryRun) {
        this(context.out(), context.err(), file, format, dryRun, TERMINAL);
    }

    /** @param terminal whether somebody looks on, for whom a bar is drawn */
    ImportPrinter(
            PrintWriter out, PrintWriter err, ListFile file, OutputFormat format, boolean dryRun, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.file = file.path().toString();
        this.format = format;
        this.dryRun = dryRun;
    }

    @Override
    public void row(int row, int line, String what, List<Refusal> refused, int total) {
        if (terminal) {
            step(total);
        }
        if (format == OutputFormat.TEXT) {
            if (!what.isEmpty()) {
                out.println(place(row, line) + what);
            }
            refused.forEach(refusal -> out.println(place(row, line) + words(refusal)));
        }
    }

    @Override
    public void spared(String path) {
        err.println(
                path + " was changed by hand before an earlier import, which was interrupted, was in place. It stays as"
                        + " it is, and what that import said of it is dropped: look at it, and import that list again.");
    }

    private String place(int row, int line) {
        return file + ":" + line + ": " + (row == line ? "" : "(row " + row + ") ");
    }

    private static String words(Refusal refusal) {
        return "refused: " + (refusal.column().isEmpty() ? "" : refusal.column() + ": ")
                + (refusal.value().isEmpty() ? "" : "\"" + refusal.value() + "\": ") + refusal.reason();
    }

    private void step(int total) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setTaskName("rows")
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                    .build();
        }
        bar.step();
    }

    private void draw(String line) {
        err.print("\r" + line);
        err.flush();
    }

    void end(ImportReport report) {
        close();
        switch (format) {
            case TEXT -> out.println(sum(report));
            case JSON -> out.println(JSON.writeValueAsString(json(report)));
        }
    }

    private String sum(ImportReport report) {
        long refused = report.rows() - report.added() - report.changed() - report.same();
        String ignored = report.ignored().isEmpty()
                ? ""
                : "Columns that do not come in: " + String.join(", ", report.ignored()) + ".\n";
        return ignored + report.rows() + " rows: " + report.added() + " new, " + report.changed() + " changed, "
                + report.same() + " same, " + refused + " refused."
                + (dryRun ? " Nothing was written (--dry-run)." : "")
                + (report.added() > 0
                        ? " Those who are new reach sandbox accounts only, until somebody records a basis (docs/people.md)."
                        : "");
    }

    /** Its keys are a promise to users. */
    private static Map<String, Object> json(ImportReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("rows", report.rows());
        fields.put("new", report.added());
        fields.put("changed", report.changed());
        fields.put("same", report.same());
        fields.put("refused", report.refused().stream().map(ImportPrinter::json).toList());
        return fields;
    }

    private static Map<String, Object> json(Refusal refusal) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("row", refusal.row());
        fields.put("column", refusal.column());
        fields.put("value", refusal.value());
        fields.put("reason", refusal.reason());
        return fields;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            err.println();
        }
    }
}
