package org.vigil.engagement;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return spent(List.of(account), now).getOrDefault(account, Spent.NOTHING).all();
    }

    /** What the texts of replies have taken of it in the last 30 days. */
    RepliesSpending repliesOf(AccountName account, Instant now) {
        return spent(List.of(account), now).getOrDefault(account, Spent.NOTHING).replies();
    }

    /** Of many accounts at once, as above; of those that have spent nothing there is no word. */
    Map<AccountName, Spent> spent(Collection<AccountName> accounts, Instant now) {
        return jdbc
                .sql("""
                        with spent as (select * from engagement_call where account = any(:accounts) and at <= :now and at > :month),
                             told as (select account, max(at) as at from spent where asked > 0 and failure is null group by account)
                        select account, coalesce(sum(requests), 0)::int as requests, coalesce(sum(cost), 0) as month,
                               coalesce(sum(cost) filter (where spent.at > :yesterday and not replies), 0) as day,
                               max(spent.at) filter (where asked > 0) as last,
                               count(*) filter (where asked > 0 and failure is not null
                                                and (told.at is null or spent.at > told.at))::int as failures,
                               coalesce(sum(requests) filter (where replies), 0)::int as replies_requests,
                               coalesce(sum(cost) filter (where replies), 0) as replies_dollars
                        from spent left join told using (account) group by account
                        """)
                .param("accounts", accounts.stream().map(AccountName::value).toArray(String[]::new))
                .param("now", utc(now))
                .param("yesterday", utc(now.minus(Duration.ofDays(1))))
                .param("month", utc(now.minus(CallBudget.MONTH)))
                .query((row, n) -> Map.entry(
                        new AccountName(row.getString("account")),
                        new Spent(
                                spending(row),
                                new RepliesSpending(
                                        row.getInt("replies_requests"), row.getBigDecimal("replies_dollars")))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Spending spending(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime last = row.getObject("last", OffsetDateTime.class);
        return new Spending(
                row.getInt("requests"),
                row.getBigDecimal("month"),
                row.getBigDecimal("day"),
                Optional.ofNullable(last).map(OffsetDateTime::toInstant),
                row.getInt("failures"));
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
    record Spending(int requests, BigDecimal month, BigDecimal day, Optional<Instant> lastReading, int failures) {}

    /** @param replies what of it the texts of replies took */
    record Spent(Spending all, RepliesSpending replies) {
        static final Spent NOTHING = new Spent(
                new Spending(0, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty(), 0),
                new RepliesSpending(0, BigDecimal.ZERO));
    }
}
