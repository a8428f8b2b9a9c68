package org.vigil.cli;

import org.vigil.engagement.EngagementLog;

/** Writes the engagement log, entry by entry, in one of its formats. */
sealed interface EngagementPrinter extends AutoCloseable
        permits EngagementTable, EngagementJson, EngagementNdjson, EngagementCsv {
    void print(EngagementLog.Entry entry);

    /** Writes what stands at the end; what it writes to stays open. */
    @Override
    void close();
}
