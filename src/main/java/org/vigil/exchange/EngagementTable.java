package org.vigil.exchange;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.engagement.EngagementLog;
import org.vigil.engagement.SeriesEnd;

/** For people. Columns have a fixed width, so that a long log need not be held to be measured. */
final class EngagementTable implements EngagementPrinter {
    private static final String LINE = "%-17s %-18s %-24s %-18s %9s %9s %9s %9s %9s  %s";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintWriter out;
    private final boolean history;
    private long posts;

    /** @param history whether each reading has a line, with its moment */
    EngagementTable(PrintWriter out, boolean history) {
        this.out = out;
        this.history = history;
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
                    history ? "read (UTC)" : "");
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
        out.println(
                posts == 0
                        ? "Nothing that was asked for was published yet."
                        : "–  not given by the network, or not read yet");
        out.flush();
    }

    private void line(Object... cells) {
        out.println(String.format(Locale.ROOT, LINE, cells).stripTrailing());
    }

    private static String count(@Nullable Long count) {
        return count == null ? "–" : String.format(Locale.ROOT, "%,d", count);
    }

    private static String ended(SeriesEnd end) {
        return end == SeriesEnd.NOT_TOLD ? "(the network tells nothing)" : "(read no more: " + end.word() + ")";
    }

    private String remark(EngagementLog.Entry entry) {
        Instant read = entry.observedAt();
        SeriesEnd end = entry.end();
        return Stream.of(
                        history && read != null ? MINUTE.format(read) : "",
                        entry.simulated() ? "(simulated)" : "",
                        read == null && end == null ? "(not read yet)" : "",
                        end == null ? "" : ended(end))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
