package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is not yet known of what was sent, and for how long. By the database's clock, except where it is said. */
public final class Unsettled {
    private final JdbcClient jdbc;

    public Unsettled(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param oldest how long the oldest has been so; zero where there is none */
    public record Waiting(long count, Duration oldest) {}

    public Waiting in(DeliveryState state) {
        return jdbc.sql("""
                        select count(*) as n, coalesce(extract(epoch from now() - min(state_at)), 0)::bigint as oldest
                        from delivery where state = :state
                        """)
                .param("state", state.word())
                .query((row, n) -> new Waiting(row.getLong("n"), Duration.ofSeconds(row.getLong("oldest"))))
                .single();
    }

    /** Attempts that are open although their lease is over: whoever gives them up is not running. */
    public Waiting attemptsPastLease() {
        return jdbc.sql("""
                        select count(*) as n, coalesce(extract(epoch from now() - min(lease_until)), 0)::bigint as oldest
                        from attempt where outcome is null and lease_until < now()
                        """)
                .query((row, n) -> new Waiting(row.getLong("n"), Duration.ofSeconds(row.getLong("oldest"))))
                .single();
    }

    /** Correcting replies of which nobody knows whether they stand, since their answer was lost. */
    public Waiting replies() {
        return jdbc.sql("""
                        select count(*) as n, coalesce(extract(epoch from now() - min(
                            (select max(a.ended_at) from attempt a where a.correction = c.id))), 0)::bigint as oldest
                        from correction c where c.state = 'uncertain'
                        """)
                .query((row, n) -> new Waiting(row.getLong("n"), Duration.ofSeconds(row.getLong("oldest"))))
                .single();
    }

    /** Posts that are to be deleted and that only somebody else can delete. */
    public Waiting removalsForOthers() {
        return jdbc.sql("""
                        select count(*) as n, coalesce(extract(epoch from now() - min(ended_at)), 0)::bigint as oldest
                        from removal where state = 'cannot'
                        """)
                .query((row, n) -> new Waiting(row.getLong("n"), Duration.ofSeconds(row.getLong("oldest"))))
                .single();
    }

    /** What was due after a moment of Vigil's clock and was missed. */
    public long missedSince(Instant moment) {
        return jdbc.sql("select count(*) from delivery where state = 'missed' and due_at > :since")
                .param("since", Deliveries.utc(moment))
                .query(Long.class)
                .single();
    }

    /** The processes that have written attempts within a day, the latest first. */
    public List<String> nodesOfTheLastDay() {
        return jdbc.sql("""
                        select node from attempt where started_at > now() - interval '1 day'
                        group by node order by max(started_at) desc, node
                        """).query((row, n) -> row.getString("node")).list();
    }
}
