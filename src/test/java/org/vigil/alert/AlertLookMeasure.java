package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Foresight;
import org.vigil.testing.TestDatabase;

/**
 * What a look at everything that may be wrong costs with 300 accounts and 30 days of deliveries, half of them over. No test: its name
 * keeps it out of {@code mvn verify}. Run it with {@code mvn test -Dtest=AlertLookMeasure}.
 */
@ExtendWith(TestDatabase.class)
class AlertLookMeasure {
    private static final int ACCOUNTS = 300;
    private static final int RUNS = 11;

    private final OnCallWorld it;

    AlertLookMeasure(Database database) {
        it = new OnCallWorld(database);
        String names = IntStream.range(0, ACCOUNTS).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
        String accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(i ->
                        "  - { name: a" + i + ", network: mastodon, server: \"https://m.example\", language: en }\n")
                .collect(Collectors.joining());
        it.world
                .put("accounts.yaml", "accounts:\n" + accounts)
                .schedule("accounts: [x]", "accounts: [" + names + "]")
                .schedule("to: 2026-01-11", "to: 2026-03-01");
        IntStream.range(0, ACCOUNTS).forEach(i -> it.world.secret("a" + i, "right"));
        it.world.start();
        it.world.change("update delivery set state = 'published', published_at = due_at,"
                + " state_at = now() - interval '2 hours' where due_at < '2026-01-20T00:00:00Z'");
        it.world.change("update delivery set state = 'refused', why = 'too long', published_at = null, state_at = now()"
                + " where local_date = '2026-01-19' and account like 'a1%'");
        it.world.change("analyze");
        it.world.clock.set(Instant.parse("2026-01-20T08:00:00Z"));
        assertThat(it.world.count("delivery")).isGreaterThanOrEqualTo(ACCOUNTS * 30);
    }

    @Test
    void measure() {
        Database database = it.world.database;
        Instant now = it.world.clock.instant();
        FailedPosts failed = new FailedPosts(database.jdbc());
        SilentSlots silent = new SilentSlots(database.jdbc());
        HandledSlots handled = new HandledSlots(database.jdbc());
        Deliveries deliveries = new Deliveries(database.jdbc());
        Foresight foresight = new Foresight(database, it.world.clock, it.world.node.files(), it.world.node.sessions());
        assertThat(failed.at(now)).hasSizeGreaterThan(100);
        time("posts that failed", () -> failed.at(now));
        time("slots of which nothing went out", () -> silent.at(now));
        time("slots to ping for", () -> handled.note(now));
        time("uncertain posts", () -> deliveries.in(DeliveryState.UNCERTAIN));
        time("what the gate would hold", foresight::held);
        time("all of it", it::step);
        it.close();
    }

    private static void time(String what, Runnable look) {
        long[] times = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long begin = System.nanoTime();
            look.run();
            times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%s: %d ms (%d to %d)%n",
                what,
                Duration.ofNanos(times[RUNS / 2]).toMillis(),
                Duration.ofNanos(times[0]).toMillis(),
                Duration.ofNanos(times[RUNS - 1]).toMillis());
    }
}
