package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of what networks were asked about attempts, and what they said. By the database's clock. */
public final class Askings {
    private final JdbcClient jdbc;

    public Askings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One question and its answer, for operators. */
    public record Asking(Instant at, String found) {}

    void note(Attempt attempt, OffsetDateTime askedAt, Finding finding, String node) {
        jdbc.sql("""
                        insert into asking (attempt, node, asked_at, found, why) values (:attempt, :node, :at, :found, :why)
                        """)
                .param("attempt", attempt.id())
                .param("node", node)
                .param("at", askedAt)
                .param("found", finding.word())
                .param("why", finding.words())
                .update();
    }

    /** How far the asking about an attempt has come with the question of a moment, which was noted. */
    SettlingPolicy.Progress progress(Attempt attempt, OffsetDateTime askedAt) {
        return jdbc.sql("""
                        select count(*) as asked,
                               count(*) filter (where q.found <> 'not_reached') as answered,
                               coalesce(bool_or(q.found = 'absent'
                                                and q.asked_at <= cast(:at as timestamptz) - make_interval(secs => :apart)),
                                        false) as absent_before,
                               (select count(*) from attempt other where other.delivery = a.delivery
                                and other.part = a.part and other.outcome = 'absent') as tries,
                               extract(epoch from cast(:at as timestamptz) - a.send_by)::double precision as since,
                               extract(epoch from greatest(a.send_by + make_interval(secs => :shown),
                                                           min(q.asked_at) filter (where q.found = 'absent')
                                                               + make_interval(secs => :apart))
                                                  - now())::double precision as until
                        from attempt a join asking q on q.attempt = a.id
                        where a.id = :attempt group by a.id
                        """)
                .param("attempt", attempt.id())
                .param("at", askedAt)
                .param("apart", (double) SettlingPolicy.APART.toSeconds())
                .param("shown", (double) SettlingPolicy.SHOWN_WITHIN.toSeconds())
                .query((row, n) -> new SettlingPolicy.Progress(
                        row.getInt("asked"),
                        row.getInt("answered"),
                        row.getBoolean("absent_before"),
                        row.getInt("tries"),
                        seconds(row.getDouble("since")),
                        seconds(row.getDouble("until"))))
                .single();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** What was asked about a delivery's newest attempt, in order of time. */
    public List<Asking> about(long delivery) {
        return jdbc.sql("""
                        select asked_at, why from asking
                        where attempt = (select max(id) from attempt where delivery = :delivery) order by asked_at, id
                        """)
                .param("delivery", delivery)
                .query((row, n) -> new Asking(
                        row.getObject("asked_at", OffsetDateTime.class).toInstant(), row.getString("why")))
                .list();
    }
}
