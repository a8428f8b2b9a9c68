package org.vigil.engagement.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.engagement.Collector;
import org.vigil.engagement.EngagementLimits;
import org.vigil.engagement.EngagementLog;
import org.vigil.engagement.GeneratedLog;
import org.vigil.engagement.LogFilter;
import org.vigil.engagement.Observation;
import org.vigil.engagement.Observations;
import org.vigil.engagement.Timing;
import org.vigil.engagement.Timing.Question;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.EngagementSource;
import org.vigil.network.FollowersReading;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.profile.ProfileId;
import org.vigil.testing.MutableClock;

/**
 * Ten million observations over 200,000 messages: how long the questions take, how many a second are appended, and what they
 * take on the disk. No test: its name keeps it out of {@code mvn verify}. Run it with {@code mvn test -Dquick= -Dtest=EngagementMeasure}.
 */
class EngagementMeasure {
    private static final Set<ProfileId> PEOPLE = IntStream.range(0, 300)
            .mapToObj(n -> new ProfileId("person-" + n))
            .collect(java.util.stream.Collectors.toSet());

    private final Database database = GeneratedLog.open();
    private final Timing timing = new Timing(database);
    private final MutableClock clock = MutableClock.at(GeneratedLog.NOW);

    @Test
    @Timeout(3600)
    void tenMillionObservations() {
        try (database) {
            size();
            log();
            reports();
            turns();
            append();
            collect();
        }
    }

    private void size() {
        long observations = new Observations(database.jdbc()).count();
        String all = " from pg_inherits where inhparent = 'observation'::regclass";
        System.out.printf(
                Locale.ROOT,
                "%d observations over %d messages, %d still read; bytes of each: %.0f of the table, %.0f of its index, %.0f in all%n",
                observations,
                number("select count(*) from series"),
                number("select count(*) from series where ended_at is null"),
                number("select sum(pg_relation_size(inhrelid))" + all) / (double) observations,
                number("select sum(pg_indexes_size(inhrelid))" + all) / (double) observations,
                number("select sum(pg_total_relation_size(inhrelid))" + all) / (double) observations);
    }

    private long number(String sql) {
        return database.jdbc().sql(sql).query(Long.class).single();
    }

    private static Optional<Instant> day(String day) {
        return Optional.of(Instant.parse(day + "T00:00:00Z"));
    }

    private static LogFilter filter(
            String campaign,
            String person,
            String account,
            String language,
            String template,
            String from,
            String until) {
        return new LogFilter(
                of(campaign).map(CampaignId::new),
                of(person).map(ProfileId::new),
                of(account).map(AccountName::new),
                Optional.empty(),
                of(template),
                of(language),
                of(from).flatMap(EngagementMeasure::day),
                of(until).flatMap(EngagementMeasure::day));
    }

    private static Optional<String> of(String word) {
        return Optional.of(word).filter(any -> !any.isEmpty());
    }

    /** What {@code ./vigil engagement} asks. Whoever asks for everything gets it bit by bit: there the first row counts. */
    private void log() {
        EngagementLog log = new EngagementLog(database.jdbc(), database.transactions(), name -> Optional.empty());
        Map<String, LogFilter> filters = new java.util.LinkedHashMap<>();
        filters.put("a campaign's 30 days", filter("large", "", "", "", "", "2026-10-01", "2026-10-31"));
        filters.put("a person", filter("", "person-7", "", "", "", "", ""));
        filters.put("an account's 30 days", filter("", "", "account-01", "", "", "2026-10-01", "2026-10-31"));
        filters.put(
                "a template's 30 days",
                filter("", "", "", "", "templates/large/prisoner.en.txt", "2026-10-01", "2026-10-31"));
        filters.put("a language's 30 days", filter("", "", "", "be", "", "2026-10-01", "2026-10-31"));
        filters.put("a week, two years ago", filter("", "", "", "", "", "2024-12-08", "2024-12-15"));
        filters.forEach((what, filter) -> time("engagement, " + what, () -> rows(each -> log.read(filter, each))));
        time(
                "engagement --history, a person's 30 days",
                () -> rows(each -> log.history(filter("", "person-7", "", "", "", "2026-10-01", "2026-10-31"), each)));
        time(
                "engagement --history, a campaign's day",
                () -> rows(each -> log.history(filter("large", "", "", "", "", "2026-10-01", "2026-10-02"), each)));
        first("engagement, all", each -> log.read(LogFilter.ALL, each));
        first("engagement, a campaign's two years", each -> log.read(filter("large", "", "", "", "", "", ""), each));
        first("engagement --history, all", each -> log.history(LogFilter.ALL, each));
        time(
                "a page of the log, all",
                () -> log.page(LogFilter.ALL, Optional.empty(), 50).size());
        filters.forEach((what, filter) -> time(
                "a page of the log, " + what,
                () -> log.page(filter, Optional.empty(), 50).size()));
        time("is there such a person, campaign, account, template, language", () -> {
            assertThat(log.knows(new ProfileId("nobody"))).isFalse();
            assertThat(log.knows(new CampaignId("none"))).isFalse();
            assertThat(log.knows(new AccountName("none"))).isFalse();
            assertThat(log.knowsTemplate("templates/none/prisoner.en.txt")).isFalse();
            assertThat(log.knowsLanguage("zz")).isFalse();
            return 0;
        });
    }

    private void time(String what, Question question) {
        timing.time(what, question);
    }

    private static long rows(java.util.function.Consumer<java.util.function.Consumer<EngagementLog.Entry>> read) {
        long[] rows = {0};
        read.accept(entry -> rows[0]++);
        return rows[0];
    }

    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void first(
            String what, java.util.function.Consumer<java.util.function.Consumer<EngagementLog.Entry>> read) {
        time(what + ", until the first row", () -> {
            try {
                read.accept(entry -> {
                    throw new Enough();
                });
            } catch (Enough enough) {
                return 1;
            }
            return 0;
        });
    }

    private void reports() {
        report("a week", "2026-11-09", "2026-11-15");
        report("30 days", "2026-10-01", "2026-10-30");
        report("a quarter", "2026-07-01", "2026-09-30");
        report("a year", "2025-11-01", "2026-10-31");
    }

    /** All questions of one report about half of all messages, as {@link Reports} asks them. */
    private void report(String what, String from, String to) {
        SeriesSums sums = new SeriesSums(database.jdbc());
        Publications publications = new Publications(database.jdbc());
        Period period = new Period(LocalDate.parse(from), LocalDate.parse(to), ZoneOffset.UTC);
        Asked asked = new Asked(new CampaignId("large"), period, PEOPLE, false);
        List<String> names =
                accounts().stream().map(account -> account.name().value()).toList();
        Question added = () -> sums.add(asked, period.days() > 62).now().total().messages();
        Question notBegun = () -> publications.notBegun(asked);
        Question everShown = () -> publications.everShown(asked, PEOPLE).size();
        Question followers =
                () -> Followers.of(database.jdbc(), names, period, false).size();
        database.transactions().executeWithoutResult(status -> {
            SeriesSums.prepare(database.jdbc());
            time("report of " + what + ": sums", added);
            time("report of " + what + ": not begun", notBegun);
            time("report of " + what + ": ever shown", everShown);
            time("report of " + what + ": followers", followers);
            time("report of " + what + ", whole", () -> {
                notBegun.ask();
                everShown.ask();
                followers.ask();
                return added.ask();
            });
        });
    }

    private static List<Account> accounts() {
        return IntStream.rangeClosed(1, GeneratedLog.ACCOUNTS)
                .mapToObj(n -> new Account(
                        new AccountName("account-%02d".formatted(n)),
                        Network.MASTODON,
                        "en",
                        null,
                        null,
                        false,
                        Visibility.PUBLIC))
                .toList();
    }

    /** Tells of every message, each time a little more, at no cost of time. */
    private static final class Fast implements EngagementSource {
        private long turn;

        @Override
        public CountsReading counts(List<String> remoteIds) {
            turn++;
            Map<String, Counts> counts = new HashMap<>();
            remoteIds.forEach(id -> counts.put(id, new Counts(500_000 + turn, turn, turn, turn, turn, turn)));
            return new CountsReading(counts, Map.of(), Set.of(), "GET /counts", 1, null);
        }

        @Override
        public FollowersReading followers() {
            return new FollowersReading.Counted(1000, "GET /me");
        }

        @Override
        public boolean simulated() {
            return false;
        }
    }

    private Collector collector() {
        Fast fast = new Fast();
        return new Collector(
                database,
                () -> new Collector.ToRead(accounts(), campaign -> Optional.of(ZoneOffset.UTC), EngagementLimits.NONE),
                name -> Optional.of(fast),
                clock);
    }

    /** What the collector does each minute although nothing is to be read. */
    private void turns() {
        Collector collector = collector();
        clock.set(GeneratedLog.NOW.minus(Duration.ofHours(1)));
        database.jdbc()
                .sql("update series set next_at = :at where next_at <= :at")
                .param("at", GeneratedLog.NOW.plusSeconds(1).atOffset(ZoneOffset.UTC))
                .update();
        collector.collect();
        time("a turn of the collector without anything to read", collector::collect);
    }

    private void append() {
        List<Long> deliveries = database.jdbc()
                .sql("select delivery from series where ended_at is null order by delivery limit 20000")
                .query((row, n) -> row.getLong(1))
                .list();
        Observations observations = new Observations(database.jdbc());
        int call = Math.toIntExact(number("select max(id) from engagement_call"));
        for (int size : new int[] {25, 100, 1000, 1000}) {
            long begun = System.nanoTime();
            Duration before = timing.processor();
            long rows = 0;
            Instant at = GeneratedLog.NOW.plusNanos(System.nanoTime() % 1_000_000_000_000L);
            for (int from = 0; from + size <= deliveries.size(); from += size) {
                List<Observation> some = deliveries.subList(from, from + size).stream()
                        .map(delivery -> new Observation(delivery, at, new Counts(1L, 2L, 3L, null, 5L, null), false))
                        .toList();
                database.transactions().executeWithoutResult(status -> observations.append(some, call));
                rows += size;
            }
            print(size + " appended at a time", rows, begun, before);
        }
    }

    /** The whole of it: the question what is due, the call, the observations, and the series. */
    private void collect() {
        Collector collector = collector();
        for (int turn = 0; turn < 6; turn++) {
            clock.set(GeneratedLog.NOW.plus(Duration.ofHours(2 + turn)));
            database.jdbc()
                    .sql("update series set next_at = :now where ended_at is null")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            long begun = System.nanoTime();
            Duration before = timing.processor();
            int read = collector.collect();
            assertThat(read)
                    .as("a database that was measured before has its requests used up: make a new one")
                    .isPositive();
            print("a turn of the collector, at most 1,000 of an account", read, begun, before);
        }
    }

    private void print(String what, long rows, long begun, Duration before) {
        long nanos = System.nanoTime() - begun;
        System.out.printf(
                Locale.ROOT,
                "%s: %d observations in %d ms, %.0f a second; of the processors %d ms; load %.1f%n",
                what,
                rows,
                nanos / 1_000_000,
                rows * 1e9 / nanos,
                timing.processor().minus(before).toMillis(),
                Timing.load());
    }
}
