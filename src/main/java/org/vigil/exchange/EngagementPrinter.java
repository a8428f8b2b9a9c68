package org.vigil.exchange;

import java.io.PrintWriter;
import org.vigil.engagement.EngagementLog;

/** Writes the engagement log, entry by entry, in one of its formats. */
public sealed interface EngagementPrinter extends AutoCloseable
        permits EngagementTable, EngagementJson, EngagementNdjson, EngagementCsv {
    /** A table for people; with the moment of each reading where {@code history} holds. */
    static EngagementPrinter table(PrintWriter out, boolean history) {
        return new EngagementTable(out, history);
    }

    /** An array of one object a post. */
    static EngagementPrinter json(PrintWriter out) {
        return new EngagementJson(out);
    }

    /** One object a line. */
    static EngagementPrinter ndjson(PrintWriter out) {
        return new EngagementNdjson(out);
    }

    /** For spreadsheets. */
    static EngagementPrinter csv(PrintWriter out) {
        return new EngagementCsv(out);
    }

    void print(EngagementLog.Entry entry);

    /** Writes what stands at the end; what it writes to stays open. */
    @Override
    void close();
}
