package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final Database database;
    private final MutableClock clock = MutableClock.at(BEGIN);
    private final List<Account> accounts;
    private final Collector collector;
    private final SandboxConnector sandbox;
    private final List<Published> toPublish = new ArrayList<>();
    private int published;
    private Duration collecting = Duration.ZERO;

    private record Published(Account account, Instant at, int number) {}

    /** When in a day messages are published. */
    enum Course {
        /** At three hours or so of the day, as slots are. */
        SPREAD,
        /** All that a day has within one hour. */
        BURST
    }

    /**
     * @param days that are played, warming up among them
     * @param messages of each account in 30 days
     */
    ThirtyDays(Database database, List<Account> accounts, int days, int messages, Course course) {
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
                toPublish.add(new Published(account, moment(account, n, messages, course), n));
            }
        }
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

    /** In the day from 7 to 21, or from 12 to 13; some minutes later on each account; nobody posts at night. */
    private static Instant moment(Account account, int n, int messages, Course course) {
        double day = n * 30.0 / messages;
        double inDay = day - Math.floor(day);
        double hour =
                switch (course) {
                    case SPREAD -> 7 + 14 * inDay;
                    case BURST -> 12 + inDay / 4;
                };
        long spread = Math.floorMod(account.name().hashCode(), 45) * 60L + n * 37L % 600;
        return BEGIN.plus(Duration.ofDays((long) day)).plusSeconds((long) (hour * 3600) + spread);
    }

    /** @param eachHour called at each whole hour, after what was due was read */
    void play(int days, Runnable eachHour) {
        Instant end = BEGIN.plus(Duration.ofDays(days));
        Instant hour = clock.instant();
        while (clock.instant().isBefore(end)) {
            while (published < toPublish.size()
                    && !toPublish.get(published).at().isAfter(clock.instant())) {
                publish(toPublish.get(published++));
            }
            long begun = System.nanoTime();
            collector.collect();
            collecting = collecting.plusNanos(System.nanoTime() - begun);
            if (!clock.instant().isBefore(hour)) {
                eachHour.run();
                hour = hour.plus(Duration.ofHours(1));
            }
            clock.set(next(hour));
        }
    }

    /** How long the collector itself has worked. */
    Duration collecting() {
        return collecting;
    }

    /** The next whole minute at which something can happen. */
    private Instant next(Instant hour) {
        Instant soonest = published < toPublish.size()
                ? earlier(hour, toPublish.get(published).at())
                : hour;
        Map<String, Instant> due =
                moments("select account, min(next_at) as moment from series where ended_at is null group by account");
        Map<String, Instant> asked = moments(
                "select account, (select max(at) from engagement_call c where c.account = a.account and asked > 0) as moment"
                        + " from (select distinct account from series) a");
        Map<AccountName, CallBudget> budgets = budgets();
        for (Account account : accounts) {
            Instant of = due.get(account.name().value());
            if (of != null) {
                Instant last = asked.getOrDefault(account.name().value(), Instant.EPOCH);
                soonest = earlier(
                        soonest,
                        later(
                                of,
                                last.plus(Objects.requireNonNull(budgets.get(account.name()))
                                        .distance())));
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
                        Optional.ofNullable(row.getObject("moment", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(Instant.EPOCH)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<AccountName, CallBudget> budgets() {
        return new CallBudgets(database.jdbc()).of(accounts, EngagementLimits.NONE, clock.instant());
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

    /** Messages that are due although their account could be asked: there must be none. */
    long missed() {
        Allowances allowances = new Allowances(new CallBudgets(database.jdbc()), new Calls(database.jdbc()));
        return allowances.of(accounts, EngagementLimits.NONE, now()).stream()
                .filter(allowed -> allowed.messages() > 0)
                .mapToLong(allowed -> new SeriesTable(database.jdbc())
                        .due(allowed.account().name(), now(), 10_000)
                        .size())
                .sum();
    }
}
