package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The last time that everything was stopped and went on again, as the audit has it.
 *
 * @param handedOver posts, tests and reposts that began between the two moments; what had begun before is not among them
 */
public record Rehearsal(String stoppedBy, Instant stoppedAt, String wentOnBy, Instant wentOnAt, long handedOver) {

    public Duration between() {
        return Duration.between(stoppedAt, wentOnAt);
    }

    /** Empty where nobody has ever stopped everything, or it has never gone on since. */
    public static Optional<Rehearsal> last(JdbcClient jdbc) {
        return jdbc.sql("""
                        select s.who as stopped_by, s.at as stopped_at, g.who as went_on_by, g.at as went_on_at,
                               (select count(*) from attempt where started_at > s.at and started_at < g.at)
                               + (select count(*) from test_post where started_at > s.at and started_at < g.at)
                               + (select count(*) from repost_attempt where started_at > s.at and started_at < g.at)
                                   as handed_over
                        from (select * from audit where what = 'resume' and subject = '*' order by id desc limit 1) g
                        cross join lateral (select * from audit where what = 'stop' and subject = '*' and id < g.id
                                            order by id desc limit 1) s
                        """).query((row, n) -> of(row)).optional();
    }

    /** Whether everything was ever stopped and went on again. */
    public static boolean anyEver(JdbcClient jdbc) {
        return jdbc.sql("""
                        select exists (select from audit g where g.what = 'resume' and g.subject = '*'
                                       and exists (select from audit s where s.what = 'stop' and s.subject = '*' and s.id < g.id))
                        """).query(Boolean.class).single();
    }

    private static Rehearsal of(ResultSet row) throws SQLException {
        return new Rehearsal(
                row.getString("stopped_by"),
                row.getObject("stopped_at", OffsetDateTime.class).toInstant(),
                row.getString("went_on_by"),
                row.getObject("went_on_at", OffsetDateTime.class).toInstant(),
                row.getLong("handed_over"));
    }
}
