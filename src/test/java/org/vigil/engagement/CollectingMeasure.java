package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.network.Network;
import org.vigil.testing.TestDatabase;

/**
 * Thirty days of a campaign on 20 accounts, five of each kind, and on five of X whose dollars count: the calls, how full they
 * are, what became of each moment at which the plan wanted a message read, and how old the newest reading of each message is.
 * No test: its name keeps it out of {@code mvn verify}. Run it with {@code mvn test -Dtest=CollectingMeasure};
 * {@code -Dmessages=30} takes fewer messages of each account in 30 days, {@code -Daccounts=1} takes one of each kind instead of
 * five, {@code -Ddays=90} plays so many days and measures the last 30, {@code -Dcourse=BURST} publishes all of a day's within an
 * hour, {@code "-Dkinds=X.*"} plays those kinds only.
 */
@ExtendWith(TestDatabase.class)
class CollectingMeasure {
    private static final int MESSAGES = Integer.getInteger("messages", 100);
    private static final int ACCOUNTS = Integer.getInteger("accounts", 5);
    private static final int DAYS = Integer.getInteger("days", 30);
    private static final ThirtyDays.Course COURSE =
            ThirtyDays.Course.valueOf(System.getProperty("course", ThirtyDays.Course.SPREAD.name()));
    private static final String KINDS = System.getProperty("kinds", ".*");
    private static final Instant MEASURED = ThirtyDays.BEGIN.plus(Duration.ofDays(DAYS - 30L));

    private final Database database;
    private final Map<String, List<Account>> kinds = new LinkedHashMap<>();
    private final Map<String, String> kindOf;
    private final ThirtyDays month;
    private final Map<String, Spread> stale = new TreeMap<>();
    private final Map<String, Spread> asPlanned = new TreeMap<>();
    private final Map<String, Spread> overdue = new TreeMap<>();
    private long missed;

    CollectingMeasure(Database database) {
        this.database = database;
        kinds.put("X", each(n -> ThirtyDays.sandbox("x-" + n, Network.X)));
        kinds.put("Bluesky", each(n -> ThirtyDays.sandbox("bluesky-" + n, Network.BLUESKY)));
        kinds.put("Mastodon", each(n -> ThirtyDays.sandbox("mastodon-" + n, Network.MASTODON)));
        kinds.put("sandbox", each(n -> ThirtyDays.sandbox("box-" + n, null)));
        kinds.put("X with its prices", each(n -> ThirtyDays.real("dear-" + n, Network.X)));
        kinds.keySet().removeIf(kind -> !kind.matches(KINDS));
        kindOf = kinds.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream()
                        .map(account -> Map.entry(account.name().value(), kind.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        month = new ThirtyDays(
                database, kinds.values().stream().flatMap(List::stream).toList(), DAYS, MESSAGES, COURSE);
    }

    private static List<Account> each(IntFunction<Account> one) {
        return IntStream.rangeClosed(1, ACCOUNTS).mapToObj(one).toList();
    }

    @Test
    @Timeout(3600)
    void thirtyDays() {
        Timing timing = new Timing(database);
        Duration before = timing.processor();
        long begun = System.nanoTime();
        month.play(DAYS, this::eachHour);
        System.out.printf(
                Locale.ROOT,
                "%d days, %d messages of each account in 30 days, %s; %d s, of which the collector %d s; of the processors %d s; load %.1f%n",
                DAYS,
                MESSAGES,
                COURSE,
                (System.nanoTime() - begun) / 1_000_000_000,
                month.collecting().toSeconds(),
                timing.processor().minus(before).toSeconds(),
                Timing.load());
        kinds.forEach(this::print);
        assertThat(missed)
                .as("due at a whole hour although the account could be asked")
                .isZero();
    }

    private void eachHour() {
        missed += month.missed();
        if (month.now().atOffset(ZoneOffset.UTC).getHour() == 0) {
            // A server of one's own does so by itself; that of the tests does not.
            TestDatabase.asOwner(database, "vacuum analyze");
        }
        if (month.now().isAfter(MEASURED)) {
            sample();
        }
    }

    private void sample() {
        Instant now = month.now();
        database.jdbc()
                .sql(
                        "select account, published_at, observed_at, next_at from series where ended_at is null and published_at <= :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    String kind = Objects.requireNonNull(kindOf.get(row.getString("account")));
                    Instant published =
                            row.getObject("published_at", OffsetDateTime.class).toInstant();
                    OffsetDateTime observed = row.getObject("observed_at", OffsetDateTime.class);
                    add(stale, kind, observed == null ? published : observed.toInstant(), now);
                    add(asPlanned, kind, wanted(published, now), now);
                    add(
                            overdue,
                            kind,
                            row.getObject("next_at", OffsetDateTime.class).toInstant(),
                            now);
                });
    }

    private static void add(Map<String, Spread> spreads, String kind, Instant from, Instant now) {
        spreads.computeIfAbsent(kind, any -> new Spread())
                .add(Math.max(0, Duration.between(from, now).toSeconds()));
    }

    /** When the plan last wanted it read. */
    private static Instant wanted(Instant published, Instant now) {
        return ReadingPlan.AGES.stream()
                .map(published::plus)
                .filter(moment -> !moment.isAfter(now))
                .reduce((one, next) -> next)
                .orElse(published);
    }

    private void print(String kind, List<Account> accounts) {
        List<MonthOfAccount> months = accounts.stream()
                .map(account -> new MonthOfAccount(database, account, month.now()))
                .toList();
        List<MonthOfAccount.Calling> all =
                months.stream().map(MonthOfAccount::calling).toList();
        PlanKept plan = new PlanKept(database, MEASURED, month.now());
        accounts.forEach(plan::add);
        say(
                "%n%s: at most %d calls of an account, %.2f a message; %.1f messages in a call; $ %.2f%n",
                kind,
                all.stream().mapToLong(MonthOfAccount.Calling::calls).max().orElse(0),
                all.stream()
                        .mapToDouble(MonthOfAccount.Calling::perMessage)
                        .max()
                        .orElse(0),
                all.stream().mapToDouble(MonthOfAccount.Calling::fill).average().orElse(0),
                all.stream().map(MonthOfAccount.Calling::dollars).reduce(BigDecimal.ZERO, BigDecimal::max));
        say(
                "    never read %d, not at a day's age %d%n",
                months.stream().mapToLong(MonthOfAccount::neverRead).sum(),
                months.stream().mapToLong(MonthOfAccount::withoutADay).sum());
        say(
                "    moments of the plan: made %d, not wanted since nothing changed %d, left out by the budget %d, wait %d;"
                        + " beside them after jumps %d; late although the account could be asked: %d%n",
                plan.all(PlanKept.Fate.MADE),
                plan.all(PlanKept.Fate.NOT_WANTED),
                plan.all(PlanKept.Fate.LEFT_OUT),
                plan.all(PlanKept.Fate.WAITS),
                plan.afterJumps(),
                plan.missed());
        say(
                "    made at an age of: %s%n",
                ReadingPlan.AGES.stream()
                        .limit(12)
                        .map(age -> age(age, plan.at(age)))
                        .collect(Collectors.joining("; ")));
        spread("a reading is late", plan.late());
        spread("age of the newest reading", stale.getOrDefault(kind, new Spread()));
        spread("the same, were each made to the minute", asPlanned.getOrDefault(kind, new Spread()));
        spread("overdue at a whole hour", overdue.getOrDefault(kind, new Spread()));
        boolean free = all.stream().allMatch(each -> each.dollars().signum() == 0);
        missed += free ? plan.missed() : 0;
    }

    private static String age(Duration age, Map<PlanKept.Fate, Long> fates) {
        long wanted = fates.values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "%s %d of %d",
                age.toString().substring(2),
                fates.getOrDefault(PlanKept.Fate.MADE, 0L),
                wanted - fates.getOrDefault(PlanKept.Fate.WAITS, 0L));
    }

    private static void spread(String what, Spread spread) {
        say(
                "    %-40s median %.1f h, 99 %% %.1f h, most %.1f h; none %.0f %%%n",
                what, spread.percentile(50), spread.percentile(99), spread.percentile(100), spread.none());
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
