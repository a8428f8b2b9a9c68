package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
 * are, and how late each message is read. No test: its name keeps it out of {@code mvn verify}. Run it with
 * {@code mvn test -Dtest=CollectingMeasure}; {@code -Dmessages=30} takes fewer messages of each account in 30 days,
 * {@code -Daccounts=1} takes one of each kind instead of five, {@code -Ddays=90} plays so many days and measures the last 30.
 */
@ExtendWith(TestDatabase.class)
class CollectingMeasure {
    private static final int MESSAGES = Integer.getInteger("messages", 100);
    private static final int ACCOUNTS = Integer.getInteger("accounts", 5);
    private static final int DAYS = Integer.getInteger("days", 30);

    private final Map<String, List<Account>> kinds = new LinkedHashMap<>();
    private final ThirtyDays month;
    private final Map<String, List<Long>> late = new TreeMap<>();

    CollectingMeasure(Database database) {
        kinds.put("X", each(n -> ThirtyDays.sandbox("x-" + n, Network.X)));
        kinds.put("Bluesky", each(n -> ThirtyDays.sandbox("bluesky-" + n, Network.BLUESKY)));
        kinds.put("Mastodon", each(n -> ThirtyDays.sandbox("mastodon-" + n, Network.MASTODON)));
        kinds.put("sandbox", each(n -> ThirtyDays.sandbox("box-" + n, null)));
        kinds.put("X with its prices", each(n -> ThirtyDays.real("dear-" + n, Network.X)));
        month = new ThirtyDays(
                database, kinds.values().stream().flatMap(List::stream).toList(), DAYS, MESSAGES);
    }

    private static List<Account> each(java.util.function.IntFunction<Account> one) {
        return IntStream.rangeClosed(1, ACCOUNTS).mapToObj(one).toList();
    }

    @Test
    @Timeout(3600)
    void thirtyDays() {
        long begun = System.nanoTime();
        List<Long> missed = new ArrayList<>();
        month.play(DAYS, () -> {
            missed.add(month.missed());
            if (month.now().isAfter(ThirtyDays.BEGIN.plus(java.time.Duration.ofDays(DAYS - 30L)))) {
                kinds.forEach((kind, accounts) -> accounts.forEach(account ->
                        late.computeIfAbsent(kind, any -> new ArrayList<>()).addAll(month.late(account))));
            }
        });
        System.out.printf(
                Locale.ROOT,
                "%d days, %d messages of each account in 30 days, %d s; missed although there was budget: %d%n",
                DAYS,
                MESSAGES,
                (System.nanoTime() - begun) / 1_000_000_000,
                missed.stream().mapToLong(Long::longValue).sum());
        kinds.forEach(this::print);
        assertThat(missed).containsOnly(0L);
    }

    private void print(String kind, List<Account> accounts) {
        List<ThirtyDays.Calling> all = accounts.stream().map(month::calling).toList();
        List<Long> lateness = late.getOrDefault(kind, List.of());
        System.out.printf(
                Locale.ROOT,
                "%-18s %4d calls of an account, %.2f per message, %.1f messages in a call; never read %d, not at a day's age %d;"
                        + " late: median %.1f h, 99 %% %.1f h, not at all %.0f %%; $ %.2f%n",
                kind,
                all.stream().mapToLong(ThirtyDays.Calling::calls).max().orElse(0),
                all.stream().mapToDouble(ThirtyDays.Calling::perMessage).max().orElse(0),
                all.stream().mapToDouble(ThirtyDays.Calling::fill).average().orElse(0),
                accounts.stream().mapToLong(month::neverRead).sum(),
                accounts.stream().mapToLong(month::withoutADay).sum(),
                ThirtyDays.percentile(lateness, 50) / 3600.0,
                ThirtyDays.percentile(lateness, 99) / 3600.0,
                100.0 * lateness.stream().filter(seconds -> seconds == 0).count() / lateness.size(),
                all.stream().map(ThirtyDays.Calling::dollars).reduce(BigDecimal.ZERO, BigDecimal::max));
    }
}
