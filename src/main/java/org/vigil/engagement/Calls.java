package org.vigil.engagement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.AccountName;

/** The table of calls. */
final class Calls {
    private final JdbcClient jdbc;

    Calls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the call's number */
    int add(Call call) {
        return add(call, false);
    }

    /** Of a call for the texts of replies. */
    void addReplies(Call call) {
        add(call, true);
    }

    private int add(Call call, boolean replies) {
        return jdbc.sql("""
                        insert into engagement_call (account, network, at, source, requests, asked, answered, cost, failure, simulated, replies)
                        values (:account, :network, :at, :source, :requests, :asked, :answered, :cost, :failure, :simulated, :replies)
                        returning id
                        """)
                .param("account", call.account().value())
                .param("network", call.network().word())
                .param("at", utc(call.at()))
                .param("source", call.source())
                .param("requests", call.requests())
                .param("asked", call.asked())
                .param("answered", call.answered())
                .param("cost", call.cost())
                .param("failure", call.failure())
                .param("simulated", call.simulated())
                .param("replies", replies)
                .query(Integer.class)
                .single();
    }

    /**
     * What an account has spent up to a moment. Calls that are dated later do not count: the clock was put back since.
     *
     * @param now no later call counts
     */
    Spending of(AccountName account, Instant now) {
        Spending spent = jdbc.sql("""
                        select coalesce(sum(requests), 0)::int as requests, coalesce(sum(cost), 0) as month,
                               coalesce(sum(cost) filter (where at > :yesterday and not replies), 0) as day,
                               max(at) filter (where asked > 0) as last
                        from engagement_call where account = :account and at <= :now and at > :month
                        """)
                .param("account", account.value())
                .param("now", utc(now))
                .param("yesterday", utc(now.minus(Duration.ofDays(1))))
                .param("month", utc(now.minus(CallBudget.MONTH)))
                .query(Calls::spending)
                .single();
        return spent.withFailures(failuresInARow(account, now));
    }

    /** What the texts of replies have taken of it in the last 30 days. */
    RepliesSpending repliesOf(AccountName account, Instant now) {
        return jdbc.sql("""
                        select coalesce(sum(requests), 0)::int as requests, coalesce(sum(cost), 0) as dollars
                        from engagement_call where account = :account and replies and at <= :now and at > :month
                        """)
                .param("account", account.value())
                .param("now", utc(now))
                .param("month", utc(now.minus(CallBudget.MONTH)))
                .query((row, n) -> new RepliesSpending(row.getInt("requests"), row.getBigDecimal("dollars")))
                .single();
    }

    private int failuresInARow(AccountName account, Instant now) {
        return jdbc.sql("""
                        select count(*)::int from engagement_call
                        where account = :account and asked > 0 and at <= :now and at > :month and failure is not null
                          and at > coalesce((select max(at) from engagement_call
                                             where account = :account and asked > 0 and at <= :now and failure is null), '-infinity')
                        """)
                .param("account", account.value())
                .param("now", utc(now))
                .param("month", utc(now.minus(CallBudget.MONTH)))
                .query(Integer.class)
                .single();
    }

    private static Spending spending(ResultSet row, int n) throws SQLException {
        @Nullable OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
        return new Spending(
                row.getInt("requests"),
                row.getBigDecimal("month"),
                row.getBigDecimal("day"),
                Optional.ofNullable(last).map(OffsetDateTime::toInstant),
                0);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** @param dollars US dollars */
    record RepliesSpending(int requests, BigDecimal dollars) {}

    /**
     * What reading has cost an account.
     *
     * @param requests in the last 30 days
     * @param month US dollars in the last 30 days
     * @param day US dollars in the last 24 hours for counts and followers
     * @param lastReading when messages were last asked about
     * @param failures how many such calls in a row have failed since
     */
    record Spending(int requests, BigDecimal month, BigDecimal day, Optional<Instant> lastReading, int failures) {
        private Spending withFailures(int inARow) {
            return new Spending(requests, month, day, lastReading, inARow);
        }
    }
}
