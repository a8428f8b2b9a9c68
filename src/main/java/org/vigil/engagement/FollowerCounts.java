package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;
import org.vigil.account.AccountName;

/** The table of how many follow each account, one row for each day in UTC, to which one can only append. */
final class FollowerCounts {
    /** After so long a network that told nothing is asked again. */
    private static final Duration TRIED = Duration.ofHours(8);

    private final JdbcClient jdbc;

    FollowerCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The accounts whose number of the day is not there, and was not asked for a short while ago. */
    List<Account> untried(Collection<Account> accounts, Instant now) {
        Set<String> tried = Set.copyOf(jdbc.sql("""
                        select account from follower_count where account = any(:accounts) and day = :day
                        union
                        select account from engagement_call where account = any(:accounts) and asked = 0 and not replies
                                       and at <= :now and at > :tried
                        """)
                .param(
                        "accounts",
                        accounts.stream().map(account -> account.name().value()).toArray(String[]::new))
                .param("day", day(now))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tried", now.minus(TRIED).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
        return accounts.stream()
                .filter(account -> !tried.contains(account.name().value()))
                .toList();
    }

    void append(AccountName account, long followers, int call, boolean simulated, Instant now) {
        jdbc.sql("""
                        insert into follower_count (account, day, observed_at, followers, call, simulated)
                        values (:account, :day, :at, :followers, :call, :simulated) on conflict do nothing
                        """)
                .param("account", account.value())
                .param("day", day(now))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("followers", Math.toIntExact(followers))
                .param("call", call)
                .param("simulated", simulated)
                .update();
    }

    private static LocalDate day(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
