package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.network.Outcome;
import org.vigil.source.SourceFile;

/** The table of attempts. Leases are measured by the database's clock, since nodes' clocks may differ. */
public final class Attempts {
    /** How long after its transaction began the first byte of an attempt may leave. */
    static final Duration SEND_WITHIN = Duration.ofSeconds(10);

    /** Longer than a call may take in all, so that a running call is never taken for a lost one. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    public Attempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A part of a thread that stands on the network. */
    record Standing(int part, String remoteId) {}

    /** An attempt that has not ended, for those who wait for it. */
    public record Open(long delivery, String account, String profile, String campaign) {}

    /** Must be committed before the network is called. */
    Attempt write(Delivery delivery, int part, String text, String node) {
        String key = delivery.sendKey() + "-" + part;
        return jdbc.sql("""
                        insert into attempt (delivery, account, part, n, text, digest, idempotency_key, newest_remote_id,
                                             known_remote_ids, node, send_by, lease_until)
                        select :delivery, :account, :part,
                               1 + coalesce((select max(n) from attempt where delivery = :delivery and part = :part), 0),
                               :text, :digest, :key, known.ids[1], known.ids,
                               :node, now() + make_interval(secs => :send), now() + make_interval(secs => :lease)
                        from (select
                        """ + KnownPosts.NEWEST + """
                        as ids) known
                        returning id, n
                        """)
                .param("delivery", delivery.id())
                .param("account", delivery.account().value())
                .param("part", part)
                .param("text", text)
                .param("digest", SourceFile.sha256(text.getBytes(StandardCharsets.UTF_8)))
                .param("key", key)
                .param("node", node)
                .param("send", (double) SEND_WITHIN.toSeconds())
                .param("lease", (double) LEASE.toSeconds())
                .query((row, n) ->
                        new Attempt(row.getLong("id"), delivery.id(), delivery.account(), part, row.getInt("n"), key))
                .single();
    }

    /**
     * Writes what became of it. What is known beats what was given up for unknown when the lease ran out.
     *
     * @return whether that says more than was known: it was still open, or unknown
     */
    boolean end(Attempt attempt, Outcome outcome) {
        String remoteId = null;
        String url = null;
        String why = null;
        switch (outcome) {
            case Outcome.Published published -> {
                remoteId = published.remoteId();
                url = published.url() == null ? null : published.url().toString();
            }
            case Outcome.Refused refused -> why = refused.reason();
            case Outcome.SignedOut signedOut -> why = signedOut.reason();
            case Outcome.Throttled throttled -> why = throttled.reason();
            case Outcome.Unreachable unreachable -> why = unreachable.reason();
            case Outcome.Unknown unknown -> why = unknown.reason();
        }
        return jdbc.sql("""
                        update attempt set outcome = :outcome, why = :why, remote_id = :remote, url = :url, ended_at = now()
                        where id = :id and (outcome is null or (outcome = 'unknown' and :outcome <> 'unknown'))
                        """)
                        .param("outcome", outcome.word())
                        .param("why", why)
                        .param("remote", remoteId)
                        .param("url", url)
                        .param("id", attempt.id())
                        .update()
                == 1;
    }

    /** Attempts at deliveries whose lease ran out; nobody knows what became of them. */
    List<Attempt> lost() {
        return jdbc.sql("""
                        select id, delivery, account, part, n, idempotency_key from attempt
                        where outcome is null and lease_until < now() and delivery is not null order by id
                        """).query(Attempts::attempt).list();
    }

    /** The same attempt, locked, if it is still lost. */
    boolean stillLost(Attempt attempt) {
        return jdbc.sql("""
                        select id from attempt where id = :id and outcome is null and lease_until < now()
                        for update skip locked
                        """)
                .param("id", attempt.id())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    static Attempt attempt(ResultSet row, int n) throws SQLException {
        return new Attempt(
                row.getLong("id"),
                row.getLong("delivery"),
                new AccountName(row.getString("account")),
                row.getInt("part"),
                row.getInt("n"),
                row.getString("idempotency_key"));
    }

    /** The parts of a delivery that stand, in order. */
    List<Standing> standing(Delivery delivery) {
        return jdbc.sql("""
                        select part, remote_id from attempt
                        where delivery = :delivery and outcome = 'published' order by part
                        """)
                .param("delivery", delivery.id())
                .query((row, n) -> new Standing(row.getInt("part"), row.getString("remote_id")))
                .list();
    }

    /** Another delivery's post on an account, by the moment it was due and how long ago it was begun. */
    record Earlier(Instant dueAt, Duration ago) {}

    /** The newest post of another delivery that stands on the same account, or may. */
    Optional<Earlier> before(Delivery delivery) {
        return jdbc.sql("""
                        select d.due_at, cast(extract(epoch from now() - a.started_at) as double precision) as ago
                        from attempt a join delivery d on d.id = a.delivery
                        where a.account = :account and a.delivery <> :delivery and a.part = 1
                          and (a.outcome is null or a.outcome in ('published', 'unknown'))
                        order by a.id desc limit 1
                        """)
                .param("account", delivery.account().value())
                .param("delivery", delivery.id())
                .query((row, n) -> new Earlier(
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        Duration.ofMillis(Math.round(row.getDouble("ago") * 1000))))
                .optional();
    }

    /** Those under way right now, replies that correct a delivery among them. */
    public List<Open> open() {
        return jdbc.sql("""
                        select d.id as delivery, a.account, d.profile, d.campaign
                        from attempt a left join correction c on c.id = a.correction
                        join delivery d on d.id = coalesce(a.delivery, c.delivery)
                        where a.outcome is null order by a.id
                        """)
                .query((row, n) -> new Open(
                        row.getLong("delivery"),
                        row.getString("account"),
                        row.getString("profile"),
                        row.getString("campaign")))
                .list();
    }

    /** The text of the newest attempt at each part of a delivery, in order of parts. */
    public List<String> texts(long delivery) {
        return jdbc.sql("""
                        select distinct on (part) text from attempt where delivery = :delivery order by part, n desc
                        """)
                .param("delivery", delivery)
                .query((row, n) -> row.getString("text"))
                .list();
    }
}
