package org.vigil.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;
import org.vigil.network.StandingPost;

/**
 * Posts that were seen on the accounts, and those that Vigil took away again: without them a reading of an account could
 * not be compared with what ought to stand there. Owns {@code known_post} and {@code first_look}.
 */
public final class KnownPosts {
    /**
     * In SQL: the posts last known to stand on an account, the newest first, as an array: Vigil's own, or where there are
     * none, those that it has seen.
     *
     * @param account the expression that names it
     */
    static String newestOn(String account) {
        return """
            coalesce(
                nullif(array(select a.remote_id from attempt a
                             where a.account = %1$s and a.outcome = 'published' and a.removed_at is null
                             order by a.id desc limit 5), '{}'),
                array(select k.remote_id from known_post k where k.account = %1$s and k.gone_at is null
                        and k.since_attempt >= 0
                      order by k.posted_at desc nulls last limit 5))
            """.formatted(account);
    }

    private final JdbcClient jdbc;

    public KnownPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * These were seen on the account by now, so they are of no attempt that is yet to be written. To be called after the
     * reading.
     */
    public void seen(AccountName account, Collection<StandingPost> posts) {
        jdbc.sql("""
                        insert into known_post (account, remote_id, since_attempt, posted_at)
                        select :account, seen.remote_id, coalesce((select max(id) from attempt where account = :account), 0),
                               seen.posted_at
                        from unnest(cast(:ids as text[]), cast(:moments as timestamptz[])) as seen (remote_id, posted_at)
                        on conflict do nothing
                        """)
                .param("account", account.value())
                .param("ids", posts.stream().map(StandingPost::remoteId).toArray(String[]::new))
                .param(
                        "moments",
                        posts.stream().map(post -> post.postedAt().toString()).toArray(String[]::new))
                .update();
    }

    /**
     * Vigil itself made this, for no delivery and for a moment only: it is of no attempt, whenever that was written, and
     * no landmark either.
     */
    public void madeBeside(AccountName account, String remoteId) {
        jdbc.sql("""
                        insert into known_post (account, remote_id, since_attempt) values (:account, :remote, -1)
                        on conflict (account, remote_id) do update set since_attempt = -1
                        """)
                .param("account", account.value())
                .param("remote", remoteId)
                .update();
    }

    /** Vigil took this away: no reading of the account has to show it any more. */
    public void gone(AccountName account, String remoteId) {
        jdbc.sql("""
                        insert into known_post (account, remote_id, since_attempt, gone_at)
                        values (:account, :remote, coalesce((select max(id) from attempt where account = :account), 0), now())
                        on conflict (account, remote_id) do update set gone_at = excluded.gone_at
                        """)
                .param("account", account.value())
                .param("remote", remoteId)
                .update();
    }

    /** Which of these Vigil took away. */
    Set<String> goneOf(AccountName account, Collection<String> remoteIds) {
        return which(account, remoteIds, """
                select remote_id from known_post
                where account = :account and gone_at is not null and remote_id in (:ids)
                union
                select remote_id from attempt
                where account = :account and removed_at is not null and remote_id in (:ids)
                """, 0);
    }

    /** Which of these were seen before an attempt was written. */
    Set<String> seenBefore(Attempt attempt, Collection<String> remoteIds) {
        return which(
                attempt.account(),
                remoteIds,
                "select remote_id from known_post where account = :account and since_attempt < :attempt and remote_id in (:ids)",
                attempt.id());
    }

    private Set<String> which(AccountName account, Collection<String> remoteIds, String sql, long attempt) {
        return remoteIds.isEmpty()
                ? Set.of()
                : jdbc
                        .sql(sql)
                        .param("account", account.value())
                        .param("ids", List.copyOf(remoteIds))
                        .param("attempt", attempt)
                        .query((row, n) -> row.getString("remote_id"))
                        .list()
                        .stream()
                        .collect(Collectors.toSet());
    }

    /** Whether Vigil has never posted on the account, and never looked at what stands there. */
    boolean isNew(AccountName account) {
        return jdbc.sql("""
                        select not exists (select 1 from first_look where account = :account)
                           and not exists (select 1 from attempt where account = :account and outcome = 'published') as new
                        """)
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    void looked(AccountName account) {
        jdbc.sql("insert into first_look (account) values (:account) on conflict do nothing")
                .param("account", account.value())
                .update();
    }
}
