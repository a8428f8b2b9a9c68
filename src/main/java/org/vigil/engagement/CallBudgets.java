package org.vigil.engagement;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;
import org.vigil.account.AccountName;

/** What the accounts may be asked, by what they have published of late. */
final class CallBudgets {
    private final JdbcClient jdbc;

    CallBudgets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CallBudget of(Account account, EngagementLimits limits, Instant now) {
        return CallBudget.of(account, publishedInMonth(account.name(), now), limits);
    }

    /** How many messages an account has published in the last 30 days. */
    int publishedInMonth(AccountName account, Instant now) {
        return jdbc.sql("""
                        select count(*)::int from delivery
                        where account = :account and published_at > :since and published_at <= :now
                        """)
                .param("account", account.value())
                .param("since", now.minus(CallBudget.MONTH).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
