package org.vigil.replay;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a replay came to, counted in the database and on the sandbox itself.
 *
 * @param posts planned, whatever became of them
 * @param deliveries one a post and account; the sum of all states
 * @param duplicates posts on the sandbox that no delivery accounts for, or that stand there twice
 * @param simulated always true
 */
@JsonPropertyOrder({
    "campaigns",
    "posts",
    "deliveries",
    "published",
    "withdrawn",
    "held",
    "refused",
    "missed",
    "duplicates",
    "observations"
})
public record Tally(
        int campaigns,
        long posts,
        long deliveries,
        long published,
        long withdrawn,
        long held,
        long refused,
        long missed,
        long duplicates,
        long observations,
        boolean simulated) {

    static Tally of(JdbcClient jdbc, int campaigns) {
        return new Tally(
                campaigns,
                count(jdbc, "select count(*) from planned_slot"),
                count(jdbc, "select count(*) from delivery"),
                state(jdbc, "published"),
                state(jdbc, "withdrawn"),
                state(jdbc, "held"),
                state(jdbc, "refused"),
                state(jdbc, "missed"),
                count(jdbc, """
                        select (select count(*) from sandbox_post p where not exists (
                                    select 1 from attempt a where a.account = p.account and a.remote_id = p.id::text))
                             + (select coalesce(sum(n - 1), 0) from (
                                    select count(*) as n from sandbox_post where deleted_at is null group by account, text) as same)
                        """),
                count(jdbc, "select count(*) from observation"),
                true);
    }

    private static long state(JdbcClient jdbc, String state) {
        return jdbc.sql("select count(*) from delivery where state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
