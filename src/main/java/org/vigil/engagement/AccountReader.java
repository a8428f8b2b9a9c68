package org.vigil.engagement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.EngagementSource;

/** Reads what is due of one account, within its budget, and writes down what came of it. What could not be read stays due. */
final class AccountReader {
    private static final Logger LOG = LoggerFactory.getLogger(AccountReader.class);
    /** The most that is read of one account at a time, so that one never keeps the others waiting for long. */
    private static final int MOST = 1000;

    /** Twice is no hiccup of a network any more. */
    private static final int GONE_FOR_GOOD = 2;

    private final Database database;
    private final SeriesTable series;
    private final Calls calls;
    private final Observations observations;

    AccountReader(Database database, Calls calls) {
        this.database = database;
        this.series = new SeriesTable(database.jdbc());
        this.calls = calls;
        this.observations = new Observations(database.jdbc());
    }

    /** @return how many observations were appended */
    int read(Allowances.Allowance allowed, EngagementSource source) {
        Account account = allowed.account();
        Instant now = allowed.at();
        List<Series> due = series.due(account.name(), now, Math.min(MOST, allowed.messages()));
        if (due.isEmpty()) {
            return 0;
        }
        CountsReading reading = source.counts(due.stream().map(Series::remoteId).toList());
        if (reading.failure() != null) {
            LOG.info("Not all engagement of {} could be read; it stays due: {}", account.name(), reading.failure());
        }
        return Optional.ofNullable(database.transactions()
                        .execute(status -> keep(account, due, reading, allowed.budget(), source.simulated(), now)))
                .orElse(0);
    }

    private int keep(
            Account account,
            List<Series> due,
            CountsReading reading,
            CallBudget budget,
            boolean simulated,
            Instant now) {
        int told = reading.counts().size();
        int call = calls.add(new Call(
                account.name(),
                account.network(),
                now,
                reading.source(),
                reading.requests(),
                due.size(),
                told,
                budget.cost(told),
                reading.failure(),
                simulated));
        List<Observation> kept = new ArrayList<>();
        List<SeriesTable.Read> read = new ArrayList<>();
        List<SeriesTable.Unread> unread = new ArrayList<>();
        for (Series one : due) {
            Counts counts = possible(account, one, reading, now);
            if (counts != null) {
                kept.add(new Observation(one.delivery(), now, counts, simulated));
                read.add(follow(one, counts, now));
            } else if (reading.gone().contains(one.remoteId())) {
                unread.add(gone(one, now));
            } else if (reading.failure() == null || reading.refused().containsKey(one.remoteId())) {
                unread.add(later(one, now));
            }
        }
        observations.append(kept, call);
        series.read(read, now);
        series.unread(unread, now);
        return kept.size();
    }

    /** What was told of a message, as far as it can be true. */
    private static @Nullable Counts possible(Account account, Series one, CountsReading reading, Instant now) {
        Counts counts = reading.counts().get(one.remoteId());
        Optional<String> objection =
                counts == null ? Optional.empty() : Plausibility.objection(counts, one.counts(), one.since(), now);
        Stream.concat(Stream.ofNullable(reading.refused().get(one.remoteId())), objection.stream())
                .forEach(why -> LOG.warn(
                        "What the network of {} says of post {} cannot be true and is not kept: {}",
                        account.name(),
                        one.remoteId(),
                        why));
        return objection.isPresent() ? null : counts;
    }

    /** How a message goes on after a reading. */
    static SeriesTable.Read follow(Series one, Counts counts, Instant now) {
        int still = counts.sameButForClicks(one.counts()) ? one.still() + 1 : 0;
        boolean jumped = ReadingPlan.jumped(one, counts, now);
        Instant next = ReadingPlan.next(one.publishedAt(), now, one.due(now), still, jumped)
                .orElse(null);
        return new SeriesTable.Read(one, counts, still, next);
    }

    /** What was not told, or not in a way that can be true, is asked for at the next moment. */
    private static SeriesTable.Unread later(Series one, Instant now) {
        Instant next =
                ReadingPlan.next(one.publishedAt(), now, one.due(now), 0, false).orElse(null);
        return new SeriesTable.Unread(one, one.missing(), next, SeriesEnd.FINISHED);
    }

    private static SeriesTable.Unread gone(Series one, Instant now) {
        int missing = one.missing() + 1;
        Instant next = missing >= GONE_FOR_GOOD ? null : now.plus(ReadingPlan.ASK_AGAIN);
        return new SeriesTable.Unread(one, missing, next, SeriesEnd.VANISHED);
    }
}
