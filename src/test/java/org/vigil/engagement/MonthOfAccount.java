package org.vigil.engagement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.vigil.account.Account;
import org.vigil.database.Database;

/** What the database says of 30 days of one account. */
final class MonthOfAccount {
    private final Database database;
    private final Account account;
    private final Instant now;

    /** @param now when the 30 days end */
    MonthOfAccount(Database database, Account account, Instant now) {
        this.database = database;
        this.account = account;
        this.now = now;
    }

    /**
     * What reading an account cost.
     *
     * @param calls all requests, those for the number of followers among them
     * @param readings requests for counts
     * @param told messages that these told of
     */
    record Calling(long messages, long calls, long readings, long told, BigDecimal dollars) {
        double perMessage() {
            return (double) calls / messages;
        }

        double fill() {
            return (double) told / readings;
        }
    }

    Calling calling() {
        return database.jdbc()
                .sql("""
                        select (select count(*) from delivery
                                where account = :account and published_at > :from and published_at <= :now) as messages,
                               sum(requests) as calls, sum(requests) filter (where asked > 0) as readings,
                               sum(answered) filter (where asked > 0) as told, sum(cost) as dollars
                        from engagement_call where account = :account and at > :from and at <= :now
                        """)
                .param("account", account.name().value())
                .param("from", now.minus(CallBudget.MONTH).atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Calling(
                        row.getLong("messages"),
                        row.getLong("calls"),
                        row.getLong("readings"),
                        row.getLong("told"),
                        row.getBigDecimal("dollars")))
                .single();
    }

    /** Messages without any reading that are older than the longest that their account can have to wait. */
    long neverRead() {
        CallBudget budget = new CallBudgets(database.jdbc()).of(account, EngagementLimits.NONE, now);
        return number(
                "select count(*) from series where account = :account and readings = 0 and published_at < :before",
                now.minus(budget.distance()).minus(ReadingPlan.FIRST).minusSeconds(120));
    }

    /** Messages older than 37 hours of which nobody knows how they stood at the age of a day. */
    long withoutADay() {
        return number(
                "select count(*) from series where account = :account and day_at is null and published_at < :before",
                now.minus(Duration.ofHours(37)));
    }

    private long number(String sql, Instant before) {
        return database.jdbc()
                .sql(sql)
                .param("account", account.name().value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
