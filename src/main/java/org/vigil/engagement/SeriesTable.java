package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.network.Counts;

/** The table of series: which of an account's messages are to be read, and how they stood when they were. */
final class SeriesTable {
    private final JdbcClient jdbc;

    SeriesTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was read at a moment that is still to come was read before the clock was put back. */
    private static final String DUE = "ended_at is null and (next_at <= :now or observed_at > :now)";

    /** What is to be read of one account, what has waited for the longest in proportion to its age first. */
    List<Series> due(AccountName account, Instant now, int most) {
        return jdbc.sql("""
                        select delivery, remote_id, published_at, observed_at, likes, reposts, replies, quotes, views, clicks,
                               still, missing, next_at
                        from series where account = :account and
                        """ + DUE + """
                         order by extract(epoch from :now - next_at) / greatest(1, extract(epoch from :now - published_at)) desc,
                                  published_at desc, delivery
                        limit :most
                        """)
                .param("account", account.value())
                .param("now", utc(now))
                .param("most", most)
                .query((row, n) -> series(row))
                .list();
    }

    /**
     * How a message stood, and when it is read next.
     *
     * @param still readings in a row without a change, this one among them
     * @param next null where it has been read often enough
     */
    record Read(
            Series series,
            Counts counts,
            int still,
            @Nullable Instant next) {}

    /** Writes down how messages stood; at an age of 24 to 36 hours for good. All at once: one by one took most of the time. */
    void read(List<Read> all, Instant at) {
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update series s set readings = s.readings + 1, observed_at = :at, likes = r.likes, reposts = r.reposts,
                            replies = r.replies, quotes = r.quotes, views = r.views, clicks = coalesce(r.clicks, s.clicks),
                            still = r.still, missing = 0, next_at = r.next, ended_at = case when r.next is null then :at end,
                            ended_why = case when r.next is null then 'finished' end
                        from unnest(:deliveries, :likes, :reposts, :replies, :quotes, :views, :clicks, :still,
                                    cast(:next as timestamptz[]))
                             as r (delivery, likes, reposts, replies, quotes, views, clicks, still, next)
                        where s.delivery = r.delivery
                        """)
                .param("at", utc(at))
                .param("deliveries", deliveries(all))
                .param("likes", column(all, Counts::likes))
                .param("reposts", column(all, Counts::reposts))
                .param("replies", column(all, Counts::replies))
                .param("quotes", column(all, Counts::quotes))
                .param("views", column(all, Counts::views))
                .param("clicks", column(all, Counts::clicks))
                .param("still", all.stream().map(Read::still).toArray(Integer[]::new))
                .param(
                        "next",
                        all.stream()
                                .map(read ->
                                        read.next() == null ? null : read.next().toString())
                                .toArray(String[]::new))
                .update();
        jdbc.sql("""
                        update series set day_at = observed_at, day_likes = likes, day_reposts = reposts, day_replies = replies,
                            day_quotes = quotes, day_views = views, day_clicks = clicks
                        where delivery = any(:deliveries) and day_at is null
                          and observed_at between published_at + interval '24 hours' and published_at + interval '36 hours'
                        """).param("deliveries", deliveries(all)).update();
    }

    private static Long[] deliveries(List<Read> all) {
        return all.stream().map(read -> read.series().delivery()).toArray(Long[]::new);
    }

    private static Integer[] column(List<Read> all, Function<Counts, @Nullable Long> count) {
        return Observations.column(all.stream().map(Read::counts), count);
    }

    /** Asks again at another moment, or never where there is none. */
    void unread(Series series, int missing, Instant at, @Nullable Instant next, SeriesEnd end) {
        jdbc.sql("""
                        update series set missing = :missing, next_at = :next,
                            ended_at = case when cast(:next as timestamptz) is null then :at end,
                            ended_why = case when cast(:next as timestamptz) is null then :why end
                        where delivery = :delivery
                        """)
                .param("delivery", series.delivery())
                .param("missing", missing)
                .param("at", utc(at))
                .param("next", next == null ? null : utc(next), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("why", end.word())
                .update();
    }

    private static Series series(ResultSet row) throws SQLException {
        return new Series(
                row.getLong("delivery"),
                row.getString("remote_id"),
                Objects.requireNonNull(moment(row, "published_at")),
                moment(row, "observed_at"),
                Observations.counts(row),
                row.getInt("still"),
                row.getInt("missing"),
                Objects.requireNonNull(moment(row, "next_at")));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
