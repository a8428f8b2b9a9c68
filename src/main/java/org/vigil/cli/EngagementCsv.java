package org.vigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.vigil.engagement.EngagementLog;
import org.vigil.network.Network;

/** For spreadsheets. What is absent is an empty cell. */
final class EngagementCsv implements EngagementPrinter {
    private final PrintWriter out;
    private final CSVPrinter csv;

    EngagementCsv(PrintWriter out) {
        this.out = out;
        try {
            this.csv = new CSVPrinter(out, CSVFormat.RFC4180);
            csv.printRecord(
                    "campaign",
                    "profile",
                    "account",
                    "network",
                    "publishedAt",
                    "url",
                    "observedAt",
                    "likes",
                    "reposts",
                    "replies",
                    "quotes",
                    "views",
                    "simulated");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void print(EngagementLog.Entry entry) {
        Network network = entry.network();
        try {
            csv.printRecord(
                    harmless(entry.campaign().value()),
                    harmless(entry.profile().value()),
                    harmless(entry.account().value()),
                    network == null ? null : network.word(),
                    entry.publishedAt(),
                    harmless(entry.url()),
                    entry.observedAt(),
                    entry.counts().likes(),
                    entry.counts().reposts(),
                    entry.counts().replies(),
                    entry.counts().quotes(),
                    entry.counts().views(),
                    entry.simulated());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        out.flush();
    }

    /** A spreadsheet would run a cell that begins like a formula; after an apostrophe it is words. */
    static @Nullable String harmless(@Nullable String cell) {
        return cell != null && !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
