package org.vigil.engagement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.network.Credentials;
import org.vigil.network.EngagementSource;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;
import org.vigil.network.Visibility;
import org.vigil.network.sandbox.SandboxConnector;
import org.vigil.testing.MutableClock;

/**
 * Days of a campaign whose followers the sandbox plays, read by the real collector. It is woken at each whole minute at which
 * something may be read: when a message is due, and when its account may be asked again.
 */
final class ThirtyDays {
    static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private final Database database;
    private final MutableClock clock = MutableClock.at(BEGIN);
    private final List<Account> accounts;
    private final Collector collector;
    private final SandboxConnector sandbox;
    private final List<Published> toPublish = new ArrayList<>();
    private final Map<AccountName, Duration> distances;
    private int published;

    private record Published(Account account, Instant at, int number) {}

    /**
     * @param days that are played, warming up among them
     * @param messages of each account in 30 days, at three hours of the day, as slots are
     */
    ThirtyDays(Database database, List<Account> accounts, int days, int messages) {
        this.database = database;
        this.accounts = accounts;
        this.sandbox = new SandboxConnector(database.jdbc(), clock);
        Map<AccountName, Account> byName =
                accounts.stream().collect(Collectors.toMap(Account::name, Function.identity()));
        this.collector = new Collector(
                database,
                () -> new Collector.ToRead(accounts, campaign -> Optional.of(ZoneOffset.UTC), EngagementLimits.NONE),
                name -> Optional.ofNullable(byName.get(name)).<EngagementSource>map(this::session),
                clock);
        for (Account account : accounts) {
            for (int n = 0; n < messages * days / 30; n++) {
                toPublish.add(new Published(account, moment(account, n, messages), n));
            }
        }
        this.distances = accounts.stream()
                .collect(Collectors.toMap(
                        Account::name,
                        account -> CallBudget.of(account, messages + 5, EngagementLimits.NONE)
                                .distance()));
        toPublish.sort(Comparator.comparing(Published::at));
    }

    static Account sandbox(String name, @Nullable Network imitates) {
        return new Account(new AccountName(name), Network.SANDBOX, "en", null, imitates, false, Visibility.PUBLIC);
    }

    /** Of the network itself, whose prices are reckoned; the sandbox answers all the same. */
    static Account real(String name, Network network) {
        return new Account(new AccountName(name), network, "en", null, null, false, Visibility.PUBLIC);
    }

    private Session session(Account account) {
        Network played = account.network() == Network.SANDBOX ? account.imitates() : account.network();
        return sandbox.open(
                new Login(account.name().value(), null, played, new Credentials(Map.of())), RateMeter.IGNORED);
    }

    /** In the day from 7 to 21, some minutes later on each account; nobody posts at night. */
    private Instant moment(Account account, int n, int messages) {
        double day = n * 30.0 / messages;
        long inDay = (long) ((7 + 14 * (day - Math.floor(day))) * 3600);
        long spread = Math.floorMod(account.name().hashCode(), 45) * 60L + n * 37L % 600;
        return BEGIN.plus(Duration.ofDays((long) day)).plusSeconds(inDay + spread);
    }

    /**
     * @param reads called once for each whole hour with the present moment, after what was due was read
     */
    void play(int days, Runnable eachHour) {
        Instant end = BEGIN.plus(Duration.ofDays(days));
        Instant hour = clock.instant();
        while (clock.instant().isBefore(end)) {
            while (published < toPublish.size()
                    && !toPublish.get(published).at().isAfter(clock.instant())) {
                publish(toPublish.get(published++));
            }
            collector.collect();
            if (!clock.instant().isBefore(hour)) {
                eachHour.run();
                hour = hour.plus(Duration.ofHours(1));
            }
            clock.set(next(hour));
        }
    }

    /** The next whole minute at which something can happen. */
    private Instant next(Instant hour) {
        Instant soonest = published < toPublish.size()
                ? earlier(hour, toPublish.get(published).at())
                : hour;
        Map<String, Instant> due =
                moments("select account, min(next_at) as moment from series where ended_at is null group by account");
        Map<String, Instant> asked =
                moments("select account, max(at) as moment from engagement_call where asked > 0 group by account");
        for (Account account : accounts) {
            Instant of = due.get(account.name().value());
            if (of != null) {
                Instant last = asked.getOrDefault(account.name().value(), Instant.EPOCH);
                soonest = earlier(soonest, later(of, last.plus(distances.get(account.name()))));
            }
        }
        Instant minute = clock.instant().plusSeconds(60);
        while (minute.isBefore(soonest)) {
            minute = minute.plusSeconds(60);
        }
        return minute;
    }

    private Map<String, Instant> moments(String sql) {
        return database
                .jdbc()
                .sql(sql)
                .query((row, n) -> Map.entry(
                        row.getString("account"),
                        row.getObject("moment", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    CallBudget budget(Account account) {
        return new CallBudgets(database.jdbc()).of(account, EngagementLimits.NONE, clock.instant());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void publish(Published message) {
        String account = message.account().name().value();
        database.jdbc()
                .sql("""
                        with slot as (
                            insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at)
                            values ('thirty', date '2000-01-01' + :n, :account, :profile, :n + 1, 1, :at) returning *),
                        message as (
                            insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account, due_at, late_at,
                                                  state, published_at, simulated)
                            select id, campaign, local_date, slot_id, profile, :account, due_at, due_at, 'published', due_at, true
                            from slot returning *),
                        post as (
                            insert into sandbox_post (account, idempotency_key, text, language, posted_at)
                            select account, send_key::text, 'words', 'en', published_at from message returning id)
                        insert into attempt (delivery, account, part, n, text, digest, idempotency_key, node, send_by, lease_until,
                                             outcome, remote_id, ended_at)
                        select message.id, account, 1, 1, 'words', '', send_key::text, 'test', now(), now(), 'published', post.id::text,
                               now()
                        from message, post
                        """)
                .param("n", message.number())
                .param("account", account)
                .param("profile", "person-" + account)
                .param("at", message.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * What reading an account cost in the last 30 days played.
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

    Calling calling(Account account) {
        return database.jdbc()
                .sql("""
                        select (select count(*) from delivery where account = :account and published_at > :from) as messages,
                               sum(requests) as calls, sum(requests) filter (where asked > 0) as readings, sum(answered) filter (where asked > 0) as told,
                               sum(cost) as dollars
                        from engagement_call where account = :account and at > :from and at <= :now
                        """)
                .param("account", account.name().value())
                .param("from", now().minus(MONTH).atOffset(ZoneOffset.UTC))
                .param("now", now().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Calling(
                        row.getLong("messages"),
                        row.getLong("calls"),
                        row.getLong("readings"),
                        row.getLong("told"),
                        row.getBigDecimal("dollars")))
                .single();
    }

    /** Messages that are due although their account could be asked: there must be none. */
    long missed() {
        long missed = 0;
        for (Account account : accounts) {
            Calls.Spending spent = new Calls(database.jdbc()).of(account.name(), now());
            CallBudget budget = budget(account);
            if (budget.allows(spent, now()) && budget.messages(spent) > 0) {
                missed += new SeriesTable(database.jdbc())
                        .due(account.name(), now(), 10_000)
                        .size();
            }
        }
        return missed;
    }

    /** Messages without any reading that are older than the longest that their account can have to wait. */
    long neverRead(Account account) {
        return number(
                account,
                """
                select count(*) from series where account = :account and readings = 0 and published_at < :before
                """,
                now().minus(budget(account).distance()).minus(ReadingPlan.FIRST).minusSeconds(120));
    }

    /** Messages older than 37 hours of which nobody knows how they stood at the age of a day. */
    long withoutADay(Account account) {
        return number(
                account,
                "select count(*) from series where account = :account and day_at is null and published_at < :before",
                now().minus(Duration.ofHours(37)));
    }

    private long number(Account account, String sql, Instant before) {
        return database.jdbc()
                .sql(sql)
                .param("account", account.name().value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** By how many seconds each message that is read is late now; 0 for those that are not due. */
    List<Long> late(Account account) {
        return database.jdbc()
                .sql("""
                        select greatest(0, extract(epoch from :now - next_at))::bigint from series
                        where account = :account and ended_at is null and published_at <= :now
                        """)
                .param("account", account.name().value())
                .param("now", now().atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getLong(1))
                .list();
    }

    static long percentile(List<Long> values, int percent) {
        long[] sorted = values.stream().flatMapToLong(LongStream::of).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100];
    }
}
