package org.vigil.engagement.report;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many followed an account.
 *
 * @param first when it was first counted in the period, a day in UTC
 * @param last when it was last counted in it
 */
public record Followers(String account, LocalDate first, int atFirst, LocalDate last, int atLast) {

    /** Of the accounts that were counted at least once. */
    static List<Followers> of(JdbcClient jdbc, List<String> accounts, Period period, boolean simulated) {
        return jdbc.sql("""
                        select account, min(day) as first, (array_agg(followers order by day))[1] as at_first,
                               max(day) as last, (array_agg(followers order by day desc))[1] as at_last
                        from follower_count
                        where account = any(:accounts) and day between :from and :to and simulated = :simulated
                        group by account order by account
                        """)
                .param("accounts", accounts.toArray(String[]::new))
                .param("from", period.from())
                .param("to", period.to())
                .param("simulated", simulated)
                .query((row, n) -> new Followers(
                        row.getString("account"),
                        row.getObject("first", LocalDate.class),
                        row.getInt("at_first"),
                        row.getObject("last", LocalDate.class),
                        row.getInt("at_last")))
                .list();
    }
}
