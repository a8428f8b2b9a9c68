package org.vigil.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.network.Counts;

/** The table of observations, to which one can only append. It is kept in parts, one for each month in UTC. */
public final class Observations {
    /** How the delivery {@code d} stood when it was last read, as {@code o}. */
    public static final String NEWEST = "left join series o on o.delivery = d.id\n";

    private final JdbcClient jdbc;

    public Observations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds to the log. An absent count stays absent. A message that was already read in the same microsecond, which only a
     * clock that jumps back brings about, keeps what was read first.
     *
     * @param call number of the {@link Call} that read them; null where none is known
     */
    public void append(List<Observation> observations, @Nullable Integer call) {
        observations.stream()
                .map(observation -> YearMonth.from(observation.at().atOffset(ZoneOffset.UTC)))
                .distinct()
                .forEach(this::makeRoomFor);
        if (observations.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into observation (delivery, observed_at, call, likes, reposts, replies, quotes, views, clicks, simulated)
                        select delivery, at, cast(:call as int), likes, reposts, replies, quotes, views, clicks, simulated
                        from unnest(:deliveries, cast(:moments as timestamptz[]), :likes, :reposts, :replies, :quotes, :views, :clicks, :simulated)
                             as read (delivery, at, likes, reposts, replies, quotes, views, clicks, simulated)
                        on conflict do nothing
                        """)
                .param("call", call)
                .param(
                        "deliveries",
                        observations.stream().map(Observation::delivery).toArray(Long[]::new))
                .param(
                        "moments",
                        observations.stream().map(each -> each.at().toString()).toArray(String[]::new))
                .param("likes", column(observations.stream().map(Observation::counts), Counts::likes))
                .param("reposts", column(observations.stream().map(Observation::counts), Counts::reposts))
                .param("replies", column(observations.stream().map(Observation::counts), Counts::replies))
                .param("quotes", column(observations.stream().map(Observation::counts), Counts::quotes))
                .param("views", column(observations.stream().map(Observation::counts), Counts::views))
                .param("clicks", column(observations.stream().map(Observation::counts), Counts::clicks))
                .param(
                        "simulated",
                        observations.stream().map(Observation::simulated).toArray(Boolean[]::new))
                .update();
    }

    /** How many there are. */
    public long count() {
        return jdbc.sql("select count(*) from observation").query(Long.class).single();
    }

    /** The counts in a row with columns of their names; absent stays absent. */
    public static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                count(row, "likes"),
                count(row, "reposts"),
                count(row, "replies"),
                count(row, "quotes"),
                count(row, "views"),
                count(row, "clicks"));
    }

    private void makeRoomFor(YearMonth month) {
        jdbc.sql("select observation_month(cast(:first as timestamptz))")
                .param("first", month.atDay(1) + "T00:00:00Z")
                .query((row, n) -> month)
                .list();
    }

    static Integer[] column(Stream<Counts> all, Function<Counts, @Nullable Long> count) {
        return all.map(count)
                .map(value -> value == null ? null : Math.toIntExact(value))
                .toArray(Integer[]::new);
    }

    private static @Nullable Long count(ResultSet row, String column) throws SQLException {
        long count = row.getLong(column);
        return row.wasNull() ? null : count;
    }
}
