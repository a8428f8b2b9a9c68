package org.vigil.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.vigil.database.Database;
import org.vigil.testing.Ledger;
import org.vigil.testing.LedgerServer;
import org.vigil.testing.RealServer;

/**
 * One Vigil with its own PostgreSQL and a team that posts all the time, killed again and again; then left alone until
 * nothing is under way any more.
 */
final class CrashRun implements AutoCloseable {
    /** Blocked for its lease after a kill in flight: so many that there are always others. */
    private static final int ACCOUNTS = 180;

    /** For how long each kill gets something to post: less than it takes, since what is not yet posted serves later ones. */
    private static final Duration ROUND = Duration.ofSeconds(5);

    /**
     * What is in flight at a kill waits for its lease; with more of it no account would be free for the next kills. Nor
     * would there be one if what is late kept its distance: most of a long run is late.
     */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("VIGIL_POSTS_AT_ONCE", "8", "VIGIL_CATCH_UP", "0s", "VIGIL_INWARD_SERVERS", "allowed");

    private static final Duration SLOWEST = Duration.ofMillis(60);
    private static final double LOST_ANSWERS = 0.01;
    /** 128 and SIGKILL. */
    private static final int KILLED = 137;

    private static final Duration NOTHING_COMES = Duration.ofSeconds(10);

    /** A lease, two looks at a timeline five minutes apart, and some of each again. */
    private static final Duration SETTLING = Duration.ofMinutes(15);

    private final Random random;
    private final int kills;
    private final List<LedgerServer> servers;
    private final CrashTeam team;
    /** How long what is left over at the end may take: late posts of an account keep the minute between their slots. */
    private final Duration leftOver;

    private final EmbeddedPostgresProcess postgres;
    private final int port;
    private Duration start = Duration.ofSeconds(3);
    private int inFlight;
    private int idle;
    private int withPostgres;
    private final List<String> endedByItself = new ArrayList<>();
    private long interrupted;

    CrashRun(long seed, int kills, Path folder) throws IOException {
        this.random = new Random(seed);
        this.kills = kills;
        this.servers = Stream.of(LedgerServer.Repeats.values())
                .map(repeats -> new LedgerServer(repeats, new Random(random.nextLong()), InstantSource.system()))
                .toList();
        int slots = Math.max(2, Math.ceilDiv((int) ROUND.multipliedBy(kills).toSeconds(), 60));
        this.team = new CrashTeam(folder, servers, ACCOUNTS, slots);
        this.leftOver = SETTLING.plus(Duration.ofMinutes(slots));
        this.postgres = new EmbeddedPostgresProcess(folder);
        this.port = RealServer.freePort();
    }

    /**
     * What one run came to.
     *
     * @param inFlight kills while at least one attempt was open
     * @param idle kills that waited in vain for a post to be under way
     * @param withPostgres kills that hit the database's server as well
     * @param interrupted attempts that were open when their process was killed
     * @param endedByItself what processes said that ended before they were killed
     * @param planned how many deliveries the files ask for
     */
    record Result(
            int kills,
            int inFlight,
            int idle,
            int withPostgres,
            long interrupted,
            List<String> endedByItself,
            int planned,
            Balance balance) {}

    Result run() throws IOException, InterruptedException {
        Instant first = team.found(Map.of());
        warmUp();
        TimeUnit.MILLISECONDS.sleep(
                Math.max(0, Duration.between(Instant.now(), first).toMillis()));
        servers.forEach(server -> {
            server.slow(SLOWEST);
            server.loseAnswers(LOST_ANSWERS);
        });
        for (int kill = 0; kill < kills; kill++) {
            round();
        }
        servers.forEach(server -> server.loseAnswers(0));
        try (VigilProcess last =
                VigilProcess.run(team.folder(), port, ENVIRONMENT).awaitReady()) {
            awaitQuiet();
            Balance balance = Balance.of(postgres.database(), ledgers());
            last.end();
            return new Result(kills, inFlight, idle, withPostgres, interrupted, endedByItself, team.planned(), balance);
        }
    }

    private List<Ledger> ledgers() {
        return servers.stream().map(LedgerServer::ledger).toList();
    }

    /** The first start makes the database and, at its end, the archive of classes that later ones start from. */
    private void warmUp() throws InterruptedException {
        synchronized (CrashRun.class) {
            VigilProcess.run(team.folder(), port, ENVIRONMENT).awaitReady().end();
        }
        long begun = System.nanoTime();
        VigilProcess second = VigilProcess.run(team.folder(), port, ENVIRONMENT).awaitReady();
        start = Duration.ofNanos(System.nanoTime() - begun);
        second.end();
    }

    private void round() throws InterruptedException {
        Aim aim = Aim.random(random, start);
        VigilProcess process = null;
        try {
            process = switch (aim) {
                case Aim.AfterStart after -> {
                    VigilProcess started = VigilProcess.run(team.folder(), port, ENVIRONMENT);
                    TimeUnit.NANOSECONDS.sleep(after.time().toNanos());
                    yield started;
                }
                case Aim.InFlight at -> killedInFlight(at);
            };
            boolean postgresToo = random.nextInt(20) == 0;
            boolean postgresFirst = postgresToo && random.nextBoolean();
            if (postgresFirst) {
                postgres.kill();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
            }
            kill(process, postgresFirst);
            count(process.nodeLike());
            if (postgresToo) {
                postgres.kill();
                withPostgres++;
            }
        } finally {
            servers.forEach(server -> server.watch((moment, key) -> {}));
            if (process != null) {
                process.close();
            }
        }
    }

    /** The server's own thread kills, so that not one instruction too many is done. */
    private VigilProcess killedInFlight(Aim.InFlight aim) throws InterruptedException {
        CompletableFuture<VigilProcess> target = new CompletableFuture<>();
        CountDownLatch killed = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        servers.forEach(server -> server.watch((moment, key) -> {
            if (moment == aim.moment() && seen.incrementAndGet() == aim.nth()) {
                sleep(aim.later());
                target.join().kill();
                killed.countDown();
            }
        }));
        VigilProcess process = VigilProcess.run(team.folder(), port, ENVIRONMENT);
        target.complete(process);
        if (!killed.await(start.plus(NOTHING_COMES).toMillis(), TimeUnit.MILLISECONDS)) {
            idle++;
        }
        return process;
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A process that was killed ends with the signal's number; any other end was its own. It may have that only where its
     * database was killed while it was opening it, and with a sentence for its operator.
     */
    private void kill(VigilProcess process, boolean withoutDatabase) throws InterruptedException {
        process.kill();
        int code = process.awaitEnd();
        if (code != KILLED && !(withoutDatabase && !process.printed().contains("nobody foresaw"))) {
            endedByItself.add("code " + code + ": " + process.printed());
        }
    }

    /** How many attempts the dead one had open. Where the database has died as well nobody can say. */
    private void count(String node) {
        try {
            long open = postgres.database()
                    .jdbc()
                    .sql("select count(*) from attempt where outcome is null and node like :node")
                    .param("node", node)
                    .query(Long.class)
                    .single();
            interrupted += open;
            inFlight += open > 0 ? 1 : 0;
        } catch (IOException | DataAccessException gone) {
            return;
        }
    }

    /** Nothing is due, under way or being settled any more. */
    private void awaitQuiet() throws IOException, InterruptedException {
        Database database = postgres.database();
        long end = System.nanoTime() + leftOver.toNanos();
        long left = busy(database);
        while (left > 0 && System.nanoTime() - end < 0) {
            TimeUnit.SECONDS.sleep(1);
            left = busy(database);
        }
    }

    private static long busy(Database database) {
        return database.jdbc().sql("""
                        select (select count(*) from delivery where state in ('planned', 'held', 'due', 'sending', 'settling'))
                             + (select count(*) from attempt where outcome is null)
                        """).query(Long.class).single();
    }

    @Override
    public void close() {
        servers.forEach(LedgerServer::close);
        postgres.kill();
    }
}
