package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
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

    /**
     * An attempt that is to be written.
     *
     * @param number of the part
     * @param template the file that its words were made with
     */
    record Wanted(Delivery delivery, int number, Part part, String template) {
        String key() {
            return delivery.sendKey() + "-" + number;
        }

        String digest() {
            return SourceFile.sha256(part.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Must be committed before any network is called.
     *
     * @return the attempts by delivery
     */
    Map<Long, Attempt> write(List<Wanted> wanted, String node) {
        Map<Long, Attempt> written = new HashMap<>();
        jdbc.sql("""
                        insert into attempt (delivery, account, part, n, text, digest, idempotency_key, newest_remote_id,
                                             known_remote_ids, node, send_by, lease_until, language, template, images)
                        select wanted.delivery, wanted.account, wanted.part,
                               1 + coalesce((select max(a.n) from attempt a
                                             where a.delivery = wanted.delivery and a.part = wanted.part), 0),
                               wanted.text, wanted.digest, wanted.key, known.ids[1], known.ids,
                               :node, now() + make_interval(secs => :send), now() + make_interval(secs => :lease),
                               wanted.language, wanted.template, wanted.images
                        from unnest(:deliveries, :accounts, :parts, :texts, :digests, :keys, :languages, :templates, :images)
                             as wanted (delivery, account, part, text, digest, key, language, template, images)
                        cross join lateral (select
                        """ + KnownPosts.newestOn("wanted.account") + """
                        as ids) known
                        returning id, delivery, account, part, n, idempotency_key
                        """)
                .param("deliveries", array(wanted, each -> each.delivery().id(), Long[]::new))
                .param(
                        "accounts",
                        array(wanted, each -> each.delivery().account().value(), String[]::new))
                .param("parts", array(wanted, Wanted::number, Integer[]::new))
                .param("texts", array(wanted, each -> each.part().text(), String[]::new))
                .param("digests", array(wanted, Wanted::digest, String[]::new))
                .param("keys", array(wanted, Wanted::key, String[]::new))
                .param("languages", array(wanted, each -> each.part().language(), String[]::new))
                .param("templates", array(wanted, Wanted::template, String[]::new))
                .param("images", array(wanted, each -> each.part().images().size(), Integer[]::new))
                .param("node", node)
                .param("send", (double) SEND_WITHIN.toSeconds())
                .param("lease", (double) LEASE.toSeconds())
                .query((row, n) -> written.put(row.getLong("delivery"), attempt(row, n)))
                .list();
        return written;
    }

    private static <T> T[] array(List<Wanted> wanted, Function<Wanted, T> what, IntFunction<T[]> empty) {
        return wanted.stream().map(what).toArray(empty);
    }

    /** Those of these accounts that have an attempt under way. */
    Set<AccountName> underWay(Collection<AccountName> accounts) {
        return new HashSet<>(jdbc.sql("select account from attempt where outcome is null and account = any(:accounts)")
                .param("accounts", accounts.stream().map(AccountName::value).toArray(String[]::new))
                .query((row, n) -> new AccountName(row.getString("account")))
                .list());
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

    /** The parts that stand of each delivery of which any does, in order. */
    Map<Long, List<Standing>> standing(Collection<Delivery> deliveries) {
        Map<Long, List<Standing>> standing = new HashMap<>();
        jdbc.sql("""
                        select delivery, part, remote_id from attempt
                        where delivery = any(:ids) and outcome = 'published' order by delivery, part
                        """)
                .param("ids", Deliveries.ids(deliveries))
                .query((row, n) -> standing.computeIfAbsent(row.getLong("delivery"), id -> new ArrayList<>())
                        .add(new Standing(row.getInt("part"), row.getString("remote_id"))))
                .list();
        return standing;
    }

    /** Another delivery's post on an account, by the moment it was due and how long ago it was begun. */
    record Earlier(Instant dueAt, Duration ago) {}

    /** For each delivery the newest post of another one that stands on the same account, or may. */
    Map<Long, Earlier> before(Collection<Delivery> deliveries) {
        Map<Long, Earlier> before = new HashMap<>();
        jdbc.sql("""
                        select d.id, earlier.due_at, earlier.ago
                        from delivery d
                        cross join lateral (
                            select other.due_at, cast(extract(epoch from now() - a.started_at) as double precision) as ago
                            from attempt a join delivery other on other.id = a.delivery
                            where a.account = d.account and a.delivery <> d.id and a.part = 1
                              and (a.outcome is null or a.outcome in ('published', 'unknown'))
                            order by a.id desc limit 1) earlier
                        where d.id = any(:ids)
                        """)
                .param("ids", Deliveries.ids(deliveries))
                .query((row, n) -> before.put(
                        row.getLong("id"),
                        new Earlier(
                                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                                Duration.ofMillis(Math.round(row.getDouble("ago") * 1000)))))
                .list();
        return before;
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
