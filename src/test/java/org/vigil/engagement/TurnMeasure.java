package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.database.Database;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.EngagementSource;
import org.vigil.network.FollowersReading;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.testing.MutableClock;
import org.vigil.testing.TestDatabase;

/**
 * How many observations a second the collector's whole turn writes down: it asks what is due, and writes the call, the
 * observations and how each message stands; 1,000 messages of each of 20 accounts are due at once. No test: its name keeps it
 * out of {@code mvn verify}. Takes half a minute; {@code -Dturns=20} makes more of it.
 */
@ExtendWith(TestDatabase.class)
class TurnMeasure {
    private static final int ACCOUNTS = 20;
    private static final int MESSAGES = 1000;
    private static final int TURNS = Integer.getInteger("turns", 12);
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final Database database;
    private final MutableClock clock = MutableClock.at(NOW);
    private final Source source = new Source();
    private final Collector collector;

    TurnMeasure(Database database) {
        this.database = database;
        List<Account> accounts = IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(n -> new Account(
                        new AccountName("account-" + n), Network.MASTODON, "en", null, null, false, Visibility.PUBLIC))
                .toList();
        collector = new Collector(
                database,
                () -> new Collector.ToRead(accounts, campaign -> Optional.of(ZoneOffset.UTC), EngagementLimits.NONE),
                name -> Optional.of(source),
                clock);
    }

    @Test
    @Timeout(600)
    void turns() {
        publish();
        long begun = System.nanoTime();
        assertThat(collector.collect()).isZero();
        System.out.printf(
                Locale.ROOT,
                "%d series begun in %d ms%n",
                ACCOUNTS * MESSAGES,
                (System.nanoTime() - begun) / 1_000_000);
        Timing timing = new Timing(database);
        for (int turn = 0; turn < TURNS; turn++) {
            source.silent = turn == TURNS - 1;
            turn(timing);
        }
    }

    private void turn(Timing timing) {
        clock.advance(Duration.ofHours(13));
        database.jdbc()
                .sql("update series set next_at = :now")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        TestDatabase.asOwner(database, "vacuum analyze series");
        Duration before = timing.processor();
        long begun = System.nanoTime();
        int written = collector.collect();
        long nanos = System.nanoTime() - begun;
        assertThat(written).isEqualTo(source.silent ? 0 : ACCOUNTS * MESSAGES);
        System.out.printf(
                Locale.ROOT,
                "%d observations%s in %d ms, %.0f messages a second; of the processors %d ms; load %.1f%n",
                written,
                source.silent ? ", since nothing was told," : "",
                nanos / 1_000_000,
                ACCOUNTS * MESSAGES * 1e9 / nanos,
                timing.processor().minus(before).toMillis(),
                Timing.load());
    }

    /** A minute ago, so that nothing is due yet. */
    private void publish() {
        database.jdbc()
                .sql("""
                        with slot as (
                            insert into planned_slot (campaign, local_date, slot_id, profile, round, day, due_at)
                            select 'c', date '2000-01-01' + n, 'slot-' || a, 'p-' || a || '-' || n, 1, 1, :at
                            from generate_series(1, :accounts) a, generate_series(1, :messages) n returning *),
                        message as (
                            insert into delivery (planned_slot, campaign, local_date, slot_id, profile, account, due_at, late_at,
                                                  state, published_at, simulated)
                            select id, campaign, local_date, slot_id, profile, replace(slot_id, 'slot', 'account'), due_at, due_at,
                                   'published', due_at, true
                            from slot returning *)
                        insert into attempt (delivery, account, part, n, text, digest, idempotency_key, node, send_by, lease_until,
                                             outcome, remote_id, ended_at)
                        select id, account, 1, 1, 'words', '', send_key::text, 'test', now(), now(), 'published', id::text, now()
                        from message
                        """)
                .param("at", NOW.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .param("accounts", ACCOUNTS)
                .param("messages", MESSAGES)
                .update();
        TestDatabase.asOwner(database, "vacuum analyze");
    }

    /** Tells of every message, each time a little more, at no cost of time; or of none. */
    private static final class Source implements EngagementSource {
        private long turn;
        private boolean silent;

        @Override
        public CountsReading counts(List<String> remoteIds) {
            turn++;
            Map<String, Counts> counts = new HashMap<>();
            if (!silent) {
                remoteIds.forEach(id -> counts.put(id, new Counts(500 + turn, turn, turn, turn, turn, turn)));
            }
            return new CountsReading(counts, Map.of(), Set.of(), "GET /counts", 1, null);
        }

        @Override
        public FollowersReading followers() {
            return new FollowersReading.Counted(1000, "GET /me");
        }

        @Override
        public boolean simulated() {
            return true;
        }
    }
}
