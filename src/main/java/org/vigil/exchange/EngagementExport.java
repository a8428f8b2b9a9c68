package org.vigil.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.vigil.engagement.EngagementLog;
import org.vigil.engagement.LogFilter;
import org.vigil.profile.ProfileId;

/**
 * Hands the engagement log out, entry by entry, however long it is: the one way of the command and of the pages.
 *
 * @param keptBack of whom nothing is said now
 */
public record EngagementExport(EngagementLog log, Predicate<ProfileId> keptBack) {

    /**
     * Writes it to its end; what it is written to stays open.
     *
     * @param history every reading of each post, or the newest alone
     * @return how many entries were left out
     */
    public long print(LogFilter filter, boolean history, EngagementPrinter printer) {
        Map<ProfileId, Boolean> known = new HashMap<>();
        AtomicLong leftOut = new AtomicLong();
        try (printer) {
            Consumer<EngagementLog.Entry> reader = entry -> {
                if (known.computeIfAbsent(entry.profile(), keptBack::test)) {
                    leftOut.incrementAndGet();
                } else {
                    printer.print(entry);
                }
            };
            if (history) {
                log.history(filter, reader);
            } else {
                log.read(filter, reader);
            }
        }
        return leftOut.get();
    }
}
