package org.vigil.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.vigil.database.Database;
import org.vigil.testing.Ledger;
import org.vigil.testing.LedgerServer;
import org.vigil.testing.LedgerServer.Moment;
import org.vigil.testing.RealServer;

/**
 * One Vigil in a process of its own that posts all the time, for two minutes, on three servers, each of which treats
 * repeated requests in its own way. It is started once; whatever happens to its database, nobody helps it.
 */
final class BusyVigil implements AutoCloseable {
    private static final int ACCOUNTS = 90;
    private static final int SLOTS = 2;
    private static final Duration SLOWEST = Duration.ofMillis(100);
    private static final Pattern UNWRITTEN =
            Pattern.compile("what came of attempt (\\d+) .* could not be written down yet");
    private static final Duration SOON = Duration.ofMinutes(4);

    /** A lease, two looks at a timeline five minutes apart, and some of each again. */
    private static final Duration SETTLING = Duration.ofMinutes(15);

    private final List<LedgerServer> servers = Stream.of(LedgerServer.Repeats.values())
            .map(repeats -> new LedgerServer(repeats, new Random(1), InstantSource.system()))
            .toList();
    private final CrashTeam team;
    private long begun = System.nanoTime();
    private @Nullable VigilProcess process;

    BusyVigil(Path folder) {
        team = new CrashTeam(folder, servers, ACCOUNTS, SLOTS);
    }

    Path folder() {
        return team.folder();
    }

    int planned() {
        return team.planned();
    }

    /**
     * Of all scenarios one after the other: starting takes the whole machine.
     *
     * @param direct names the database for those who found the team; empty for one of its own
     * @param own how the process itself finds it
     */
    void start(Map<String, String> direct, Map<String, String> own) throws IOException, InterruptedException {
        synchronized (BusyVigil.class) {
            team.found(direct);
            servers.forEach(server -> server.slow(SLOWEST));
            process =
                    VigilProcess.run(team.folder(), RealServer.freePort(), own).awaitReady();
            begun = System.nanoTime();
        }
    }

    private VigilProcess process() {
        return Objects.requireNonNull(process);
    }

    /** How often it has printed that so far. */
    long printed(String what) {
        return process().printed().lines().filter(line -> line.contains(what)).count();
    }

    /** How many answers could not be written down at once, and were kept in memory. */
    long kept() {
        return UNWRITTEN
                .matcher(process().printed())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .count();
    }

    /** Since it was started. */
    long seconds() {
        return TwoNodes.since(begun).toSeconds();
    }

    /** Something that is done to it. */
    interface Strike {
        void strike() throws Exception;
    }

    /** Strikes when a server has taken the n-th post from now on, and not one byte of its answer has left. */
    void strikeAtPost(int nth, Strike strike) throws Exception {
        AtomicInteger seen = new AtomicInteger();
        Struck struck = new Struck(strike);
        watch((moment, key) -> {
            if (moment == Moment.ACCEPTED && seen.incrementAndGet() == nth) {
                struck.now();
            }
        });
        struck.await();
        watch((moment, key) -> {});
    }

    void awaitPosts(int more) throws Exception {
        strikeAtPost(more, () -> {});
    }

    /** As {@link #strikeAtPost}, when the database's line has got that far the next time. */
    void strikeAt(DatabaseProxy proxy, DatabaseProxy.Stage stage, Strike strike) throws Exception {
        AtomicInteger seen = new AtomicInteger();
        Struck struck = new Struck(strike);
        proxy.watch(reached -> {
            if (reached == stage && seen.incrementAndGet() == 1) {
                struck.now();
            }
        });
        struck.await();
        proxy.watch(reached -> {});
    }

    private void watch(LedgerServer.Watcher watcher) {
        servers.forEach(server -> server.watch(watcher));
    }

    /** A strike on another thread, whose failure is the scenario's. */
    private static final class Struck {
        private final Strike strike;
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile @Nullable Exception failed;

        Struck(Strike strike) {
            this.strike = strike;
        }

        void now() {
            try {
                strike.strike();
            } catch (Exception e) {
                failed = e;
            } finally {
                done.countDown();
            }
        }

        void await() throws Exception {
            if (!done.await(SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("there was nothing to strike at within " + SOON.toSeconds() + " s");
            }
            Exception failure = failed;
            if (failure != null) {
                throw failure;
            }
        }
    }

    static void await(String what, Duration atMost, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(what + ": not within " + atMost.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** When nothing is due, under way or being settled any more, or after a quarter of an hour. */
    Balance balance(Database database) throws InterruptedException {
        try {
            await("everything comes to an end", SETTLING, () -> nothingIsOpen(database));
        } catch (AssertionError late) {
            // The balance names each that has not ended.
            System.out.println(late.getMessage());
        }
        if (!process().isAlive()) {
            throw new AssertionError("Vigil has ended. It said:\n" + process().printed());
        }
        return Balance.of(database, servers.stream().map(LedgerServer::ledger).toList());
    }

    private static boolean nothingIsOpen(Database database) {
        try {
            return database.jdbc().sql("""
                            select (select count(*) from delivery where state in ('planned', 'held', 'due', 'sending', 'settling'))
                                 + (select count(*) from attempt where outcome is null)
                            """).query(Long.class).single() == 0;
        } catch (DataAccessException away) {
            return false;
        }
    }

    /** How many posts the servers have taken. */
    int posts() {
        return servers.stream()
                .map(LedgerServer::ledger)
                .map(Ledger::entries)
                .mapToInt(List::size)
                .sum();
    }

    @Override
    public void close() throws InterruptedException {
        try {
            if (process != null) {
                process.close();
            }
        } finally {
            servers.forEach(LedgerServer::close);
        }
    }
}
