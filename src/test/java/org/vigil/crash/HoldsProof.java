package org.vigil.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.delivery.Brakes;
import org.vigil.profile.ProfileId;
import org.vigil.testing.LedgerServer;
import org.vigil.testing.RealServer;
import org.vigil.testing.TestDatabase;

/**
 * Holds and stops set in this process against attempts that another process writes as fast as it can: once a hold has
 * returned, not one more is written. The server takes nothing, so that the same deliveries are tried again and again.
 */
class HoldsProof {
    private static final int HOLDS = Integer.getInteger("crash.holds", 10_000);
    private static final int ACCOUNTS = 30;
    private static final int SLOTS = 3;

    @TempDir
    Path folder;

    @BeforeAll
    static void built() throws Exception {
        VigilProcess.prepare();
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void noAttemptIsWrittenOnceAHoldOfAnotherProcessHasReturned() throws Exception {
        Map<String, String> environment = new HashMap<>(TestDatabase.environment());
        // The fewer it takes at once, the shorter a hold waits for it, and the more of both there are.
        environment.put("VIGIL_POSTS_AT_ONCE", "8");
        environment.put("VIGIL_CATCH_UP", "0s");
        LedgerServer server = new LedgerServer(LedgerServer.Repeats.IGNORED, new Random(1), InstantSource.system());
        CrashTeam team = new CrashTeam(Files.createDirectory(folder.resolve("team")), List.of(server), ACCOUNTS, SLOTS);
        try (server;
                Database database = Database.open(folder, environment)) {
            server.throttle();
            // Longer than a hold, so that one is over before the sender has nothing in hand and looks every few seconds
            // only.
            server.slow(Duration.ofMillis(20));
            Instant first = team.found(environment);
            Holding holding = new Holding(database);
            try (VigilProcess sender = VigilProcess.run(team.folder(), RealServer.freePort(), environment)) {
                sender.awaitReady();
                TimeUnit.MILLISECONDS.sleep(Math.max(
                        0, Duration.between(Instant.now(), first.plusSeconds(2)).toMillis()));
                long begun = System.nanoTime();
                for (int hold = 0; hold < HOLDS; hold++) {
                    holding.holdOnce();
                }
                System.out.printf(
                        "== holds of one process against the attempts of another: holds %d (%d with attempts since the one"
                                + " before), attempts %d, written after a hold had returned %d, seconds %d%n",
                        HOLDS,
                        holding.busy,
                        holding.count("attempt"),
                        holding.disobeyed + holding.count("disobeyed"),
                        TwoNodes.since(begun).toSeconds());
            }
            assertThat(holding.disobeyed).isZero();
            assertThat(holding.count("disobeyed")).isZero();
            assertThat(holding.busy).as("holds against a sender at work").isGreaterThan(HOLDS * 9 / 10);
        }
    }

    private static final class Holding {
        /** An attempt with a smaller number may commit later, by no more than the workers that there are. */
        private static final int OVERTAKEN = 100;

        private final Database database;
        private final Brakes brakes;
        private final Random random = new Random(1);
        private long seen;
        private int busy;
        private int disobeyed;

        Holding(Database database) {
            this.database = database;
            this.brakes = new Brakes(database);
            witness();
        }

        /**
         * The database's own witness: it looks as the last act of each transaction that writes an attempt whether
         * something in force forbids it by then.
         */
        private void witness() {
            TestDatabase.asOwner(
                    database,
                    "create table disobeyed (attempt bigint, restriction bigint);"
                            + " grant select, insert on disobeyed to public");
            TestDatabase.asOwner(database, """
                            create function look() returns trigger language plpgsql as $$
                            begin
                                insert into disobeyed select new.id, r.id from restriction r, delivery d
                                where d.id = new.delivery and r.lifted_at is null
                                  and r.subject in ('*', d.campaign, d.account, d.profile);
                                return null;
                            end $$
                            """);
            TestDatabase.asOwner(database, """
                            create constraint trigger witness after insert on attempt deferrable initially deferred
                            for each row execute function look()
                            """);
        }

        void holdOnce() throws InterruptedException {
            Brakes.Target target = target();
            busy += isWriting() ? 1 : 0;
            brakes.apply(target, null, "Tester");
            seen = newest();
            Thread.yield();
            // Another round trip, during which one that was too late would commit.
            count("delivery where state = 'sending'");
            long now = forbidden(target);
            long later = forbidden(target);
            disobeyed += (int) (later - now);
            seen = newest();
            brakes.release(target, "Tester");
            tryAgain();
        }

        /** Whether it has written an attempt since the last hold ended. It gets the time for two looks. */
        private boolean isWriting() throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(11);
            boolean writes = newest() > seen;
            while (!writes && System.nanoTime() - end < 0) {
                TimeUnit.MICROSECONDS.sleep(200);
                writes = newest() > seen;
            }
            return writes;
        }

        /** Seldom everything: the sender has nothing in hand then, and looks again after seconds only. */
        private Brakes.Target target() {
            int n = random.nextInt(ACCOUNTS);
            String campaign = CrashTeam.CAMPAIGNS.get(random.nextInt(CrashTeam.CAMPAIGNS.size()));
            if (random.nextInt(200) == 0) {
                return new Brakes.Target.Everything();
            }
            return switch (random.nextInt(3)) {
                case 0 -> new Brakes.Target.OneCampaign(new CampaignId(campaign));
                case 1 -> new Brakes.Target.OneAccount(new AccountName(CrashTeam.account(campaign, n)));
                default -> new Brakes.Target.Person(new ProfileId(CrashTeam.person(random.nextInt(SLOTS))));
            };
        }

        /** How many of the newest attempts the target would forbid. */
        private long forbidden(Brakes.Target target) {
            String one =
                    switch (target) {
                        case Brakes.Target.Everything everything -> "true";
                        case Brakes.Target.OneCampaign campaign -> "d.campaign = '" + campaign.id() + "'";
                        case Brakes.Target.OneAccount account -> "d.account = '" + account.name() + "'";
                        case Brakes.Target.Person person -> "d.profile = '" + person.id() + "'";
                    };
            return count("attempt a join delivery d on d.id = a.delivery where a.id > " + (seen - OVERTAKEN) + " and "
                    + one);
        }

        private long newest() {
            return database.jdbc()
                    .sql("select coalesce(max(id), 0) from attempt")
                    .query(Long.class)
                    .single();
        }

        /** What the network and the hold have put off is due again at once, so that there is always something to forbid. */
        private void tryAgain() {
            database.jdbc().sql("""
                            update delivery set state = 'due', why = null, next_try_at = '-infinity'
                            where id in (select id from delivery
                                         where state in ('held', 'withdrawn')
                                            or (state = 'due' and next_try_at > '-infinity')
                                         for update skip locked)
                            """).update();
        }

        long count(String sql) {
            return database.jdbc()
                    .sql("select count(*) from " + sql)
                    .query(Long.class)
                    .single();
        }
    }
}
