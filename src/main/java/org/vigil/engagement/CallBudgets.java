package org.vigil.engagement;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** As above, of many accounts at once. */
    Map<AccountName, CallBudget> of(Collection<Account> accounts, EngagementLimits limits, Instant now) {
        Map<AccountName, Integer> published =
                publishedInMonth(accounts.stream().map(Account::name).toList(), now);
        return accounts.stream()
                .collect(Collectors.toMap(
                        Account::name,
                        account -> CallBudget.of(account, published.getOrDefault(account.name(), 0), limits)));
    }

    /** How many messages an account has published in the last 30 days. */
    int publishedInMonth(AccountName account, Instant now) {
        return publishedInMonth(List.of(account), now).getOrDefault(account, 0);
    }

    private Map<AccountName, Integer> publishedInMonth(Collection<AccountName> accounts, Instant now) {
        return jdbc
                .sql("""
                        select account, count(*)::int as messages from delivery
                        where account = any(:accounts) and published_at > :since and published_at <= :now group by account
                        """)
                .param("accounts", accounts.stream().map(AccountName::value).toArray(String[]::new))
                .param("since", now.minus(CallBudget.MONTH).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> Map.entry(new AccountName(row.getString("account")), row.getInt("messages")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
