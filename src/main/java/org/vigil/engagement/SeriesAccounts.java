package org.vigil.engagement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;

/** The accounts that have series: of which ones they go on, and of which something is to be read. */
final class SeriesAccounts {
    /** The accounts of series that have not ended, found by one look into the index for each instead of one for each series. */
    private static final String LIVE = """
            with recursive live (account) as (
                select min(account) from series where ended_at is null
                union all
                select (select min(s.account) from series s where s.ended_at is null and s.account > live.account)
                from live where live.account is not null)
            """;

    private final JdbcClient jdbc;

    SeriesAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Ends the series of what we deleted and of accounts that are gone, and goes on with those of accounts that are back. What
     * was finished at a moment that is still to come was finished before the clock was put back, and goes on as well.
     */
    void follow(Collection<AccountName> accounts, Instant now) {
        jdbc.sql("""
                        update series s set next_at = null, ended_at = :now, ended_why = 'deleted'
                        from attempt a
                        where a.delivery = s.delivery and a.part = 1 and a.outcome = 'published' and a.removed_at is not null
                          and s.ended_at is null
                        """).param("now", utc(now)).update();
        String[] names = accounts.stream().map(AccountName::value).toArray(String[]::new);
        jdbc.sql("update series set next_at = null, ended_at = :now, ended_why = 'account removed'"
                        + " where ended_at is null and account = any(array(" + LIVE
                        + "select account from live where account <> all(:accounts)))")
                .param("now", utc(now))
                .param("accounts", names)
                .update();
        jdbc.sql("""
                        update series set next_at = :now, ended_at = null, ended_why = null
                        where ended_why = 'account removed' and account = any(:accounts)
                        """).param("now", utc(now)).param("accounts", names).update();
        jdbc.sql("""
                        update series set next_at = :now, ended_at = null, ended_why = null
                        where ended_why = 'finished' and ended_at > :now
                        """).param("now", utc(now)).update();
    }

    /** The accounts of which something is to be read. */
    List<AccountName> due(Instant now) {
        return jdbc.sql(LIVE + """
                        select account from live
                        where exists (select from series s where s.account = live.account and s.ended_at is null and s.next_at <= :now)
                           or account in (select account from series where ended_at is null and observed_at > :now)
                        order by account
                        """)
                .param("now", utc(now))
                .query((row, n) -> new AccountName(row.getString("account")))
                .list();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
