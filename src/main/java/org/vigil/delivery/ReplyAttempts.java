package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.source.SourceFile;

/** The rows of the table of attempts that are tries to publish a correction's reply. {@link Attempts#end} ends them too. */
final class ReplyAttempts {
    private final JdbcClient jdbc;

    ReplyAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Must be committed before the network is called. */
    Attempt write(Correction correction, String node) {
        return jdbc.sql("""
                        insert into attempt (correction, account, part, n, text, digest, idempotency_key, newest_remote_id,
                                             node, send_by, lease_until)
                        select :correction, :account, 1,
                               1 + coalesce((select max(n) from attempt where correction = :correction), 0),
                               :text, :digest, :key,
                               (select remote_id from attempt where account = :account and remote_id is not null
                                  and removed_at is null order by ended_at desc, id desc limit 1),
                               :node, now() + make_interval(secs => :send), now() + make_interval(secs => :lease)
                        returning id, n
                        """)
                .param("correction", correction.id())
                .param("account", correction.account().value())
                .param("text", correction.words())
                .param("digest", SourceFile.sha256(correction.words().getBytes(StandardCharsets.UTF_8)))
                .param("key", correction.idempotencyKey())
                .param("node", node)
                .param("send", (double) Attempts.SEND_WITHIN.toSeconds())
                .param("lease", (double) Attempts.LEASE.toSeconds())
                .query((row, n) -> new Attempt(
                        row.getLong("id"),
                        correction.delivery(),
                        correction.account(),
                        1,
                        row.getInt("n"),
                        correction.idempotencyKey()))
                .single();
    }

    /** An attempt at a correction. */
    record Lost(Attempt attempt, long correction) {}

    /** Those whose lease ran out, locked; nobody knows what became of them. */
    List<Lost> lost() {
        return jdbc.sql("""
                        select a.id, a.correction, c.delivery, a.account, a.n, a.idempotency_key
                        from attempt a join correction c on c.id = a.correction
                        where a.outcome is null and a.lease_until < now() for update of a skip locked
                        """)
                .query((row, n) -> new Lost(
                        new Attempt(
                                row.getLong("id"),
                                row.getLong("delivery"),
                                new AccountName(row.getString("account")),
                                1,
                                row.getInt("n"),
                                row.getString("idempotency_key")),
                        row.getLong("correction")))
                .list();
    }

    /** The newest attempt at a correction, where nobody knows what became of it. */
    Optional<Attempt> unknown(Correction correction) {
        return jdbc.sql("""
                        select id, n from attempt where correction = :correction and outcome = 'unknown'
                          and id = (select max(id) from attempt where correction = :correction)
                        """)
                .param("correction", correction.id())
                .query((row, n) -> new Attempt(
                        row.getLong("id"),
                        correction.delivery(),
                        correction.account(),
                        1,
                        row.getInt("n"),
                        correction.idempotencyKey()))
                .optional();
    }
}
