package org.vigil.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.delivery.KnownPosts;
import org.vigil.network.Outcome;
import org.vigil.network.StandingPost;

/** The table of test posts: written before the network is called, so that none is ever left standing unknown. */
public final class TestPosts {
    /** Longer than handing it over may take: after that, whoever made it has died. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final KnownPosts known;

    public TestPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.known = new KnownPosts(jdbc);
    }

    /**
     * A test post that may stand on its account.
     *
     * @param remoteId null where the network did not say that it has it
     * @param open whether it may still be on its way
     */
    public record Standing(
            long id,
            AccountName account,
            String text,
            String key,
            @Nullable String remoteId,
            @Nullable String url,
            Instant startedAt,
            boolean open) {

        Standing found(StandingPost post) {
            return found(post.remoteId(), post.url() == null ? null : post.url().toString());
        }

        Standing found(String id, @Nullable String at) {
            return new Standing(this.id, account, text, key, id, at, startedAt, false);
        }
    }

    /** @throws org.springframework.dao.DuplicateKeyException where another test of this account is under way */
    long begin(AccountName account, String text, String key, String who) {
        return jdbc.sql("""
                        insert into test_post (account, text, idempotency_key, made_by, lease_until)
                        values (:account, :text, :key, :who, now() + make_interval(secs => :lease)) returning id
                        """)
                .param("account", account.value())
                .param("text", text)
                .param("key", key)
                .param("who", who)
                .param("lease", (double) LEASE.toSeconds())
                .query(Long.class)
                .single();
    }

    /** What came of handing it over. What surely did not arrive is gone. */
    void end(Standing test, Outcome outcome) {
        String remoteId = null;
        String url = null;
        String why = null;
        boolean gone = true;
        switch (outcome) {
            case Outcome.Published published -> {
                remoteId = published.remoteId();
                known.madeBeside(test.account(), remoteId);
                url = published.url() == null ? null : published.url().toString();
                gone = false;
            }
            case Outcome.Unknown unknown -> {
                why = unknown.reason();
                gone = false;
            }
            case Outcome.Refused refused -> why = refused.reason();
            case Outcome.SignedOut signedOut -> why = signedOut.reason();
            case Outcome.Throttled throttled -> why = throttled.reason();
            case Outcome.Unreachable unreachable -> why = unreachable.reason();
        }
        jdbc.sql("""
                        update test_post set outcome = :outcome, why = :why, remote_id = :remote, url = :url, ended_at = now(),
                            gone_at = case when :gone then now() end
                        where id = :id
                        """)
                .param("outcome", outcome.word())
                .param("why", why, Types.VARCHAR)
                .param("remote", remoteId, Types.VARCHAR)
                .param("url", url, Types.VARCHAR)
                .param("gone", gone)
                .param("id", test.id())
                .update();
    }

    /** It arrived after all. */
    void found(Standing test) {
        known.madeBeside(test.account(), String.valueOf(test.remoteId()));
        jdbc.sql("""
                        update test_post set outcome = 'published', remote_id = :remote, url = :url,
                            ended_at = coalesce(ended_at, now())
                        where id = :id
                        """)
                .param("remote", test.remoteId())
                .param("url", test.url(), Types.VARCHAR)
                .param("id", test.id())
                .update();
    }

    /** Whether it was sent so long ago that it will not arrive any more where it is not there now. */
    boolean isSettled(long id) {
        return jdbc.sql("select started_at < now() - interval '5 minutes' from test_post where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** It was deleted, or it never arrived. */
    void gone(Standing test) {
        if (test.remoteId() != null) {
            known.gone(test.account(), test.remoteId());
        }
        jdbc.sql("update test_post set gone_at = now() where id = ? and gone_at is null")
                .param(test.id())
                .update();
    }

    /** Tests that nobody ended within their lease: what came of them is not known. */
    void giveUpLost() {
        jdbc.sql("""
                        update test_post set outcome = 'unknown', why = 'Vigil was interrupted while it was sent', ended_at = now()
                        where outcome is null and lease_until < now()
                        """).update();
    }

    /** Those that may stand there, the oldest first. */
    public List<Standing> standing() {
        return jdbc.sql("""
                        select id, account, text, idempotency_key, remote_id, url, started_at,
                               outcome is null and lease_until >= now() as open
                        from test_post where gone_at is null order by id
                        """).query(TestPosts::row).list();
    }

    /** Accounts on which a test post has stood, and from which it is gone again. */
    public Set<AccountName> cameAndWent() {
        return jdbc
                .sql("select distinct account from test_post where outcome = 'published' and gone_at is not null")
                .query((row, n) -> new AccountName(row.getString("account")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    public List<Standing> standing(AccountName account) {
        return standing().stream()
                .filter(test -> test.account().equals(account))
                .toList();
    }

    /** The words of all tests of an account. Each says its moment, so that no two are the same. */
    Set<String> texts(AccountName account) {
        return jdbc
                .sql("select text from test_post where account = ?")
                .param(account.value())
                .query((row, n) -> row.getString("text"))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private static Standing row(ResultSet row, int n) throws SQLException {
        return new Standing(
                row.getLong("id"),
                new AccountName(row.getString("account")),
                row.getString("text"),
                row.getString("idempotency_key"),
                row.getString("remote_id"),
                row.getString("url"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("open"));
    }
}
