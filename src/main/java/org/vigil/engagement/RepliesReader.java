package org.vigil.engagement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.network.Network;
import org.vigil.network.RepliesReading;
import org.vigil.network.RepliesSource;

/**
 * Reads the texts of replies to an account's messages, within its budget: of those only that have more replies than when
 * their texts were last read.
 */
final class RepliesReader {
    private static final Logger LOG = LoggerFactory.getLogger(RepliesReader.class);

    /** X asks for each text each time. */
    private static final Duration DISTANCE_ON_X = Duration.ofHours(6);

    private static final Duration DISTANCE = Duration.ofHours(1);
    private static final int AT_ONCE = 5;

    private final Database database;
    private final CallBudgets budgets;
    private final Calls calls;
    private final FollowerReplies replies;

    RepliesReader(Database database, FollowerReplies replies) {
        this.database = database;
        this.budgets = new CallBudgets(database.jdbc());
        this.calls = new Calls(database.jdbc());
        this.replies = replies;
    }

    private record Answered(long delivery, String remoteId, int replies) {}

    void read(Account account, RepliesSource source, RepliesToKeep toKeep, Instant now) {
        CallBudget budget = budgets.of(account, toKeep.limits(), now);
        for (Answered answered : answered(account, toKeep, now)) {
            if (budget.allowsReplies(
                    calls.of(account.name(), now), calls.repliesOf(account.name(), now), answered.replies())) {
                // Before it costs anything.
                replies.makeReady();
                keep(account, answered, source.replies(answered.remoteId()), budget, toKeep.time(), now);
            }
        }
    }

    private void keep(
            Account account, Answered answered, RepliesReading reading, CallBudget budget, Duration time, Instant now) {
        if (reading.failure() != null) {
            LOG.info("Not all replies on {} could be read; they stay due: {}", account.name(), reading.failure());
        }
        database.transactions().executeWithoutResult(status -> {
            calls.addReplies(new Call(
                    account.name(),
                    account.network(),
                    now,
                    reading.source(),
                    reading.requests(),
                    0,
                    reading.said().size(),
                    account.network() == Network.X ? budget.cost(reading.said().size()) : BigDecimal.ZERO,
                    reading.failure(),
                    account.network() == Network.SANDBOX));
            replies.keep(answered.delivery(), reading.said(), forgotten(answered.delivery()), time, now);
            tried(answered, reading.failure() == null, now);
        });
    }

    /** Those with the most new replies first. */
    private List<Answered> answered(Account account, RepliesToKeep toKeep, Instant now) {
        boolean onX = account.network() == Network.X || account.imitates() == Network.X;
        return database.jdbc()
                .sql("""
                        select delivery, remote_id, replies from series
                        where account = :account and campaign = any(:campaigns) and profile <> all(:erased)
                          and ended_why is distinct from 'deleted' and observed_at > :longAgo
                          and replies > coalesce(replies_read, 0)
                          and (replies_tried_at is null or replies_tried_at <= :lately or replies_tried_at > :now)
                        order by replies - coalesce(replies_read, 0) desc, published_at desc, delivery limit :most
                        """)
                .param("account", account.name().value())
                .param(
                        "campaigns",
                        toKeep.campaigns().stream().map(Object::toString).toArray(String[]::new))
                .param("erased", toKeep.erased().stream().map(Object::toString).toArray(String[]::new))
                .param("longAgo", utc(now.minus(toKeep.time())))
                .param("lately", utc(now.minus(onX ? DISTANCE_ON_X : DISTANCE)))
                .param("now", utc(now))
                .param("most", onX ? 1 : AT_ONCE)
                .query((row, n) ->
                        new Answered(row.getLong("delivery"), row.getString("remote_id"), row.getInt("replies")))
                .list();
    }

    /** What was said up to then was forgotten, perhaps while the network was asked; null for nothing. Whoever forgets now waits. */
    private @Nullable Instant forgotten(long delivery) {
        return database.jdbc()
                .sql("select replies_from from series where delivery = :delivery for update")
                .param("delivery", delivery)
                .query((row, n) -> Optional.ofNullable(row.getObject("replies_from", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private void tried(Answered answered, boolean read, Instant now) {
        database.jdbc()
                .sql("""
                        update series set replies_tried_at = :now,
                            replies_read = case when :read then :replies else replies_read end
                        where delivery = :delivery
                        """)
                .param("now", utc(now))
                .param("read", read)
                .param("replies", answered.replies())
                .param("delivery", answered.delivery())
                .update();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
