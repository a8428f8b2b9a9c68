package org.vigil.exchange;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.vigil.engagement.EngagementLog;

/** For spreadsheets. What is absent is an empty cell. */
final class EngagementCsv implements EngagementPrinter {
    private final PrintWriter out;
    private final CSVPrinter csv;

    EngagementCsv(PrintWriter out) {
        this.out = out;
        try {
            this.csv = new CSVPrinter(out, CSVFormat.RFC4180);
            csv.printRecord(
                    Arrays.stream(EngagementLine.class.getRecordComponents()).map(RecordComponent::getName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void print(EngagementLog.Entry entry) {
        EngagementLine line = EngagementLine.of(entry);
        try {
            csv.printRecord(
                    harmless(line.campaign()),
                    harmless(line.profile()),
                    harmless(line.account()),
                    line.network(),
                    line.publishedAt(),
                    harmless(line.url()),
                    line.observedAt(),
                    line.likes(),
                    line.reposts(),
                    line.replies(),
                    line.quotes(),
                    line.views(),
                    line.simulated(),
                    line.clicks(),
                    harmless(line.template()),
                    harmless(line.language()),
                    line.endedAt(),
                    line.ended());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        out.flush();
    }

    private static @Nullable String harmless(@Nullable String cell) {
        return cell == null ? null : Harmless.write(cell);
    }
}
