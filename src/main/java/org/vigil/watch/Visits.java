package org.vigil.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.Watch;

/** The table of visits to accounts: when the next one is due, and for what. */
final class Visits {
    /** So long before a slot an account's sign-in is tried, for a person to mend it in time. */
    static final Duration BEFORE_A_SLOT = Duration.ofHours(2);

    /**
     * A sign-in that was seen to serve within this time is not tried again before a slot, nor are posts asked for again
     * that stood: four times a day at most.
     */
    private static final Duration FRESH = Duration.ofHours(6);

    private static final Duration DAILY = Duration.ofHours(24);

    /** A post must have been gone for so long. */
    static final Duration CONFIRM_AFTER = Duration.ofMinutes(5);

    /** Longer than a visit may take. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final JdbcClient jdbc;

    Visits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A visit that is due.
     *
     * @param look whether its newest posts are to be read
     * @param search whether our posts of the last days are to be asked for, each
     */
    record Due(AccountName account, boolean look, boolean search) {}

    /** Makes rows for accounts that have none. */
    void know(Collection<AccountName> accounts) {
        jdbc.sql("insert into account_visit (account) select unnest(cast(:accounts as text[])) on conflict do nothing")
                .param("accounts", names(accounts))
                .update();
    }

    /**
     * Takes the next account that is to be visited, for this node. Intervals are measured by the database's clock, the
     * coming slots by Vigil's. Who is paused is not visited: a person has to look first.
     */
    Optional<Due> claim(List<Account> inUse, Instant now) {
        return jdbc.sql("""
                        with due as (
                              select v.account,
                                     coalesce(a.every > 0 and (v.looked_at is null
                                         or v.looked_at <= now() - make_interval(secs => a.every)), false) as look,
                                     a.every > 0 and coalesce(
                                         v.searched_at <= now() - make_interval(secs => :fresh), true) as search
                              from account_visit v
                              join unnest(cast(:accounts as text[]), cast(:every as int[])) as a (name, every)
                                   on a.name = v.account
                              left join account_state s on s.account = v.account
                              where v.next_visit_at <= now() and s.paused_at is null
                                and (coalesce(v.signed_in_at <= now() - make_interval(secs => :daily), true)
                                     or (v.signed_in_at <= now() - make_interval(secs => :fresh)
                                         and exists (select from delivery d where d.account = v.account
                                                     and d.state in ('planned', 'held', 'due') and d.due_at <= :soon))
                                     or (a.every > 0 and coalesce(
                                             v.looked_at <= now() - make_interval(secs => a.every), true))
                                     or exists (select from account_missing m where m.account = v.account
                                                and m.absent_since <= now() - make_interval(secs => :confirm)))
                              order by v.signed_in_at nulls first, v.account
                              limit 1 for update of v skip locked)
                        update account_visit w set next_visit_at = now() + make_interval(secs => :lease)
                        from due where w.account = due.account
                        returning w.account, due.look, due.search
                        """)
                .param("lease", seconds(LEASE))
                .param("daily", seconds(DAILY))
                .param("fresh", seconds(FRESH))
                .param("confirm", seconds(CONFIRM_AFTER))
                .param("soon", utc(now.plus(BEFORE_A_SLOT)))
                .param("accounts", names(inUse.stream().map(Account::name).toList()))
                .param("every", inUse.stream().map(Visits::every).toArray(Integer[]::new))
                .query((row, n) -> new Due(
                        new AccountName(row.getString("account")), row.getBoolean("look"), row.getBoolean("search")))
                .optional();
    }

    /** 0 for an account that nobody watches. */
    private static int every(Account account) {
        return account.watch().reaction() == Watch.Reaction.OFF
                ? 0
                : (int) account.watchedEvery().toSeconds();
    }

    /** The network said who we are. */
    void answered(AccountName account) {
        jdbc.sql("""
                        insert into account_visit (account, signed_in_at) values (:account, now())
                        on conflict (account) do update set signed_in_at = now()
                        """).param("account", account.value()).update();
    }

    /** All that was to be asked was answered. */
    void done(AccountName account) {
        jdbc.sql("""
                        update account_visit set unanswered = 0, next_visit_at = now() + interval '1 minute' where account = ?
                        """).param(account.value()).update();
    }

    /** Nobody answered: another try after 5 minutes, then twice that, up to 2 hours. */
    void unanswered(AccountName account) {
        jdbc.sql("""
                        update account_visit set unanswered = unanswered + 1,
                            next_visit_at = now() + least(interval '2 hours', interval '5 minutes' * 2 ^ least(unanswered, 8))
                        where account = :account
                        """).param("account", account.value()).update();
    }

    /** @param searched whether our posts of the last days were asked for as well */
    void looked(AccountName account, boolean searched) {
        jdbc.sql("""
                        update account_visit set looked_at = now(),
                            searched_at = case when :searched then now() else searched_at end
                        where account = :account
                        """)
                .param("account", account.value())
                .param("searched", searched)
                .update();
    }

    private static String[] names(Collection<AccountName> accounts) {
        return accounts.stream().map(AccountName::value).toArray(String[]::new);
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
