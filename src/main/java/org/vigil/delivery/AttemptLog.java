package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All attempts at a delivery, for people to look at. */
public final class AttemptLog {
    /**
     * One handing over to the network.
     *
     * @param n the how-manieth at this part
     * @param outcome as the table has it; null while it is under way
     * @param correcting whether it is a reply that puts the post right
     */
    public record Line(
            int part,
            int n,
            String text,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable String why,
            boolean correcting) {}

    private final JdbcClient jdbc;

    public AttemptLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In order of time. */
    public List<Line> of(long delivery) {
        return jdbc.sql("""
                        select part, n, text, started_at, ended_at, outcome, why, correction is not null as correcting
                        from attempt
                        where delivery = :delivery or correction in (select id from correction where delivery = :delivery)
                        order by id
                        """).param("delivery", delivery).query(AttemptLog::line).list();
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        return new Line(
                row.getInt("part"),
                row.getInt("n"),
                row.getString("text"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getString("outcome"),
                row.getString("why"),
                row.getBoolean("correcting"));
    }
}
