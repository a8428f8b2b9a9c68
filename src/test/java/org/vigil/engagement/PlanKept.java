package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.network.Counts;

/**
 * What became of each moment at which the plan wanted a message read, told from the log alone: the readings are gone through
 * once more, and the plan is asked what it wanted after each.
 */
final class PlanKept {
    enum Fate {
        /** Read before the next moment came. */
        MADE,
        /** The counts had not changed, and every other moment is left out; or a reading an hour after a jump took its place. */
        NOT_WANTED,
        /** The next moment came before the account might be asked again: one reading served both. */
        LEFT_OUT,
        /** The account may not be asked yet. */
        WAITS
    }

    private final Database database;
    private final Instant from;
    private final Instant until;
    private final Map<Duration, Map<Fate, Long>> moments = new TreeMap<>();
    private final Spread late = new Spread();
    private long afterJumps;
    private long missed;

    /** Of moments later than {@code from}. */
    PlanKept(Database database, Instant from, Instant until) {
        this.database = database;
        this.from = from;
        this.until = until;
    }

    Map<Fate, Long> at(Duration age) {
        return moments.getOrDefault(age, Map.of());
    }

    long all(Fate fate) {
        return moments.values().stream()
                .mapToLong(each -> each.getOrDefault(fate, 0L))
                .sum();
    }

    /** By how many seconds readings came after the moment for which the plan had asked. */
    Spread late() {
        return late;
    }

    long afterJumps() {
        return afterJumps;
    }

    /** Readings that came more than a minute after they were due and their account might be asked again. */
    long missed() {
        return missed;
    }

    private record Reading(Instant at, Counts counts) {}

    private record Message(long delivery, Instant published) {}

    void add(Account account) {
        // The longest that it ever is: whoever publishes more than 100 messages in 30 days is asked more often as it
        // goes.
        Duration distance = CallBudget.of(account, 0, EngagementLimits.NONE).distance();
        NavigableSet<Instant> calls = calls(account);
        readings(account).forEach((message, readings) -> add(message, readings, calls, distance));
    }

    private NavigableSet<Instant> calls(Account account) {
        return new TreeSet<>(database.jdbc()
                .sql("select at from engagement_call where account = :account and asked > 0")
                .param("account", account.name().value())
                .query((row, n) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .list());
    }

    private Map<Message, List<Reading>> readings(Account account) {
        Map<Message, List<Reading>> readings = new java.util.LinkedHashMap<>();
        database.jdbc()
                .sql("""
                        select s.delivery, s.published_at, o.observed_at, o.likes, o.reposts, o.replies, o.quotes, o.views, o.clicks
                        from series s left join observation o on o.delivery = s.delivery
                        where s.account = :account and s.published_at <= :until order by s.delivery, o.observed_at
                        """)
                .param("account", account.name().value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    Message message = new Message(
                            row.getLong("delivery"),
                            row.getObject("published_at", OffsetDateTime.class).toInstant());
                    List<Reading> all = readings.computeIfAbsent(message, any -> new ArrayList<>());
                    OffsetDateTime at = row.getObject("observed_at", OffsetDateTime.class);
                    if (at != null) {
                        all.add(new Reading(at.toInstant(), Observations.counts(row)));
                    }
                });
        return readings;
    }

    private void add(Message message, List<Reading> readings, NavigableSet<Instant> calls, Duration distance) {
        Instant served = message.published();
        Series series = new Series(
                message.delivery(),
                "",
                message.published(),
                null,
                Counts.NONE,
                0,
                0,
                message.published().plus(ReadingPlan.FIRST));
        for (Reading reading : readings) {
            count(message, served, series.nextAt(), Optional.of(reading.at()));
            if (reading.at().isAfter(from)) {
                late.add(Duration.between(series.nextAt(), reading.at()).toSeconds());
                Instant last = calls.lower(reading.at());
                Instant could = last == null ? Instant.EPOCH : last.plus(distance);
                missed += reading.at().minusSeconds(60).isAfter(later(series.nextAt(), could)) ? 1 : 0;
            }
            served = reading.at();
            SeriesTable.Read read = AccountReader.follow(series, reading.counts(), reading.at());
            if (read.next() == null) {
                return;
            }
            series = new Series(
                    message.delivery(),
                    "",
                    message.published(),
                    reading.at(),
                    reading.counts(),
                    read.still(),
                    0,
                    read.next());
        }
        count(message, served, series.nextAt(), Optional.empty());
    }

    /** The moments since the reading before, up to this one. */
    private void count(Message message, Instant served, Instant due, Optional<Instant> reading) {
        List<Duration> passed = ReadingPlan.AGES.stream()
                .filter(age -> message.published().plus(age).isAfter(served))
                .filter(age -> !message.published().plus(age).isAfter(reading.orElse(until)))
                .toList();
        if (passed.isEmpty() && reading.filter(at -> at.isAfter(from)).isPresent()) {
            afterJumps++;
        }
        for (Duration age : passed) {
            Instant moment = message.published().plus(age);
            if (moment.isAfter(from)) {
                Fate fate = reading.isPresent() && age.equals(passed.getLast())
                        ? Fate.MADE
                        : moment.isBefore(due) ? Fate.NOT_WANTED : reading.isPresent() ? Fate.LEFT_OUT : Fate.WAITS;
                moments.computeIfAbsent(age, any -> new EnumMap<>(Fate.class)).merge(fate, 1L, Long::sum);
            }
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
