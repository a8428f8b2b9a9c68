package org.vigil.cli;

import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigil.engagement.EngagementLog;

/** For people. Columns have a fixed width, so that a long log need not be held to be measured. */
final class EngagementTable implements EngagementPrinter {
    private static final String LINE = "%-17s %-18s %-24s %-18s %9s %9s %9s %9s %9s  %s";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private long posts;

    EngagementTable(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(EngagementLog.Entry entry) {
        if (posts++ == 0) {
            line(
                    "published (UTC)",
                    "campaign",
                    "profile",
                    "account",
                    "likes",
                    "reposts",
                    "replies",
                    "quotes",
                    "views",
                    "");
        }
        line(
                MINUTE.format(entry.publishedAt()),
                entry.campaign(),
                entry.profile(),
                entry.account(),
                count(entry.counts().likes()),
                count(entry.counts().reposts()),
                count(entry.counts().replies()),
                count(entry.counts().quotes()),
                count(entry.counts().views()),
                remark(entry));
    }

    @Override
    public void close() {
        out.println(posts == 0 ? "Nothing was published yet." : "–  not given by the network, or not read yet");
        out.flush();
    }

    private void line(Object... cells) {
        out.println(String.format(Locale.ROOT, LINE, cells).stripTrailing());
    }

    private static String count(@Nullable Long count) {
        return count == null ? "–" : String.format(Locale.ROOT, "%,d", count);
    }

    private static String remark(EngagementLog.Entry entry) {
        return (entry.simulated() ? "(simulated) " : "") + (entry.observedAt() == null ? "(not read yet)" : "");
    }
}
