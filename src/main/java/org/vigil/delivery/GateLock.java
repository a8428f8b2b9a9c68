package org.vigil.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lock between those who write attempts and those who restrict. An attempt's transaction shares it before it reads
 * what is forbidden; a restriction takes it alone as its last act before commit. So a restriction that has committed is
 * seen by every attempt that is written afterwards. Reading rows alone is not enough under any isolation level.
 */
public final class GateLock {
    private static final long GATE = 0x5669_6769_6c47L;
    private static final long PLAN = 0x5669_6769_6c50L;
    private static final long COPIES = 0x5669_6769_6c43L;
    private static final long EARLY = 0x5669_6769_6c45L;

    private final JdbcClient jdbc;

    public GateLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** First statement of a transaction that writes an attempt, or anything else that a stop is to stop. */
    public void share() {
        take("select pg_advisory_xact_lock_shared(?)", GATE);
    }

    /** Last statement of a transaction that restricts: waits for the attempts that are being written. */
    public void takeAlone() {
        take("select pg_advisory_xact_lock(?)", GATE);
    }

    /** One at a time, on all nodes, hands words to a network that forbids near-copies: each sees what the others wrote. */
    void compareAlone() {
        take("select pg_advisory_xact_lock(?)", COPIES);
    }

    /** One planner at a time, on all nodes. */
    void planAlone() {
        take("select pg_advisory_xact_lock(?)", PLAN);
    }

    /**
     * One at a time, on all nodes, chooses whose pictures are handed over next; that is done in a moment.
     *
     * @return false where another is just choosing
     */
    boolean chooseAlone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(EARLY)
                .query(Boolean.class)
                .single();
    }

    private void take(String sql, long key) {
        jdbc.sql(sql).param(key).query((row, n) -> n).list();
    }
}
