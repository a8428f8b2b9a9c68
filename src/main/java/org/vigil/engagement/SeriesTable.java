package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.network.Counts;

/** The table of series: which of an account's messages are to be read, and how they stood when they were. */
final class SeriesTable {
    /** In one update: a second one for the age of a day wrote each row and its places in the indexes twice. */
    private static final String READ = """
            update series s set readings = s.readings + 1, observed_at = :at, likes = r.likes, reposts = r.reposts,
                replies = r.replies, quotes = r.quotes, views = r.views, clicks = coalesce(r.clicks, s.clicks),
                still = r.still, missing = 0, next_at = r.next, ended_at = case when r.next is null then :at end,
                ended_why = case when r.next is null then 'finished' end,
                day_at = case when r.day then :at else s.day_at end,
                day_likes = case when r.day then r.likes else s.day_likes end,
                day_reposts = case when r.day then r.reposts else s.day_reposts end,
                day_replies = case when r.day then r.replies else s.day_replies end,
                day_quotes = case when r.day then r.quotes else s.day_quotes end,
                day_views = case when r.day then r.views else s.day_views end,
                day_clicks = case when r.day then coalesce(r.clicks, s.clicks) else s.day_clicks end
            from (select r.*, of_it.day_at is null and cast(:at as timestamptz)
                              between of_it.published_at + interval '24 hours' and of_it.published_at + interval '36 hours' as day
                  from unnest(:deliveries, :likes, :reposts, :replies, :quotes, :views, :clicks, :still,
                              cast(:next as timestamptz[]))
                       as r (delivery, likes, reposts, replies, quotes, views, clicks, still, next)
                  join series of_it on of_it.delivery = r.delivery) r
            where s.delivery = r.delivery
            """;

    private final JdbcClient jdbc;

    SeriesTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was read at a moment that is still to come was read before the clock was put back. */
    private static final String DUE = "ended_at is null and (next_at <= :now or observed_at > :now)";

    /**
     * What is to be read of one account: first what would else not be read at an age of 24 to 36 hours, at which reports
     * compare, and then what has waited for the longest in proportion to its age. It counts where the money is not enough for all.
     */
    List<Series> due(AccountName account, Instant now, int most) {
        return jdbc.sql("""
                        select delivery, remote_id, published_at, observed_at, likes, reposts, replies, quotes, views, clicks,
                               still, missing, next_at
                        from series where account = :account and
                        """ + DUE + """
                         order by day_at is null and cast(:now as timestamptz)
                                      between published_at + interval '24 hours' and published_at + interval '36 hours' desc,
                                  extract(epoch from :now - next_at) / greatest(1, extract(epoch from :now - published_at)) desc,
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

    /** Writes down how messages stood; at an age of 24 to 36 hours for good. */
    void read(List<Read> all, Instant at) {
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql(READ)
                .param("at", utc(at))
                .param("deliveries", deliveries(all))
                .param("likes", column(all, Counts::likes))
                .param("reposts", column(all, Counts::reposts))
                .param("replies", column(all, Counts::replies))
                .param("quotes", column(all, Counts::quotes))
                .param("views", column(all, Counts::views))
                .param("clicks", column(all, Counts::clicks))
                .param("still", all.stream().map(Read::still).toArray(Integer[]::new))
                .param("next", moments(all.stream().map(Read::next)))
                .update();
    }

    private static Long[] deliveries(List<Read> all) {
        return all.stream().map(read -> read.series().delivery()).toArray(Long[]::new);
    }

    private static Integer[] column(List<Read> all, Function<Counts, @Nullable Long> count) {
        return Observations.column(all.stream().map(Read::counts), count);
    }

    /**
     * When what was not told is asked for again.
     *
     * @param missing readings in a row that came to nothing, this one among them
     * @param next null where it never is
     * @param end why it never is
     */
    record Unread(Series series, int missing, @Nullable Instant next, SeriesEnd end) {}

    /** Asks again at another moment, or never where there is none. */
    void unread(List<Unread> all, Instant at) {
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update series s set missing = u.missing, next_at = u.next,
                            ended_at = case when u.next is null then :at end, ended_why = case when u.next is null then u.why end
                        from unnest(:deliveries, :missing, cast(:next as timestamptz[]), :why) as u (delivery, missing, next, why)
                        where s.delivery = u.delivery
                        """)
                .param(
                        "deliveries",
                        all.stream().map(unread -> unread.series().delivery()).toArray(Long[]::new))
                .param("missing", all.stream().map(Unread::missing).toArray(Integer[]::new))
                .param("next", moments(all.stream().map(Unread::next)))
                .param("why", all.stream().map(unread -> unread.end().word()).toArray(String[]::new))
                .param("at", utc(at))
                .update();
    }

    private static @Nullable String[] moments(Stream<@Nullable Instant> moments) {
        return moments.map(moment -> moment == null ? null : moment.toString()).toArray(String[]::new);
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
