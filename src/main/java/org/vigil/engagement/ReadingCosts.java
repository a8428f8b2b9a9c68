package org.vigil.engagement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;

/** Tells what reading has taken of each account in the last 30 days, and what is left. */
public final class ReadingCosts {
    private final JdbcClient jdbc;
    private final Calls calls;
    private final CallBudgets budgets;

    public ReadingCosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.calls = new Calls(jdbc);
        this.budgets = new CallBudgets(jdbc);
    }

    /**
     * Of one account in 30 days.
     *
     * @param requests all of them, those that failed among them
     * @param messages that it published
     * @param allowed how many requests it may take
     * @param dollars what they cost at most
     * @param dollarsLeft null where reading costs nothing
     * @param failure the newest call that failed; null where none did
     * @param failed whether it is the last one of all, so that what it asked for stays due
     */
    public record OfAccount(
            int requests,
            int messages,
            int allowed,
            BigDecimal dollars,
            @Nullable BigDecimal dollarsLeft,
            @Nullable Failure failure,
            boolean failed) {
        /** Requests for each message; empty where none was published. */
        public Optional<Double> perMessage() {
            return messages == 0 ? Optional.empty() : Optional.of((double) requests / messages);
        }

        public int left() {
            return Math.max(0, allowed - requests);
        }
    }

    /** @param why in words */
    public record Failure(Instant at, String source, String why) {}

    /** @return empty where the account was never asked about */
    public Optional<OfAccount> of(Account account, EngagementLimits limits, Instant now) {
        if (!wasAsked(account, now)) {
            return Optional.empty();
        }
        int messages = budgets.publishedInMonth(account.name(), now);
        CallBudget budget = CallBudget.of(account, messages, limits);
        Calls.Spending spent = calls.of(account.name(), now);
        Optional<Failure> failure = newest(account, now);
        return Optional.of(new OfAccount(
                spent.requests(),
                messages,
                budget.requests(),
                spent.month(),
                budget.dollars() == null
                        ? null
                        : budget.dollars().subtract(spent.month()).max(BigDecimal.ZERO),
                failure.orElse(null),
                spent.failures() > 0));
    }

    private boolean wasAsked(Account account, Instant now) {
        return jdbc.sql("""
                        select exists (select from engagement_call
                                       where account = :account and requests > 0 and at <= :now and at > :month)
                        """)
                .param("account", account.name().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("month", now.minus(CallBudget.MONTH).atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private Optional<Failure> newest(Account account, Instant now) {
        return jdbc.sql("""
                        select at, source, failure from engagement_call
                        where account = :account and failure is not null and requests > 0 and at <= :now and at > :month
                        order by at desc, id desc limit 1
                        """)
                .param("account", account.name().value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("month", now.minus(CallBudget.MONTH).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Failure(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("source"),
                        row.getString("failure")))
                .optional();
    }
}
