package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;

/** The table of how many follow each account, one row for each day in UTC, to which one can only append. */
final class FollowerCounts {
    /** After so long a network that told nothing is asked again. */
    private static final Duration TRIED = Duration.ofHours(8);

    private final JdbcClient jdbc;

    FollowerCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the day's number is there, or was asked for a short while ago. */
    boolean hasTried(AccountName account, Instant now) {
        return jdbc.sql("""
                        select exists (select 1 from follower_count where account = :account and day = :day)
                            or exists (select 1 from engagement_call where account = :account and asked = 0 and not replies
                                       and at <= :now and at > :tried)
                        """)
                .param("account", account.value())
                .param("day", day(now))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tried", now.minus(TRIED).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
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
