package org.vigil.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.dao.DataAccessException;
import org.vigil.crash.DatabaseProxy.Stage;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;

/**
 * What happens to the database of a Vigil at work: restarted, killed, cut off, its disk full. Each time nothing stands
 * twice, nothing is lost, nobody has to be asked, and the same process goes on by itself. Each scenario waits for posts and
 * for networks to be asked, so they run at once.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class DatabaseFaultsProof {
    private static final String REVIVED = "The database had ended and was started again";
    private static final Duration SOON = Duration.ofMinutes(2);

    /** Between two strikes: so many that Vigil has long gone on by itself. */
    private static final int POSTS = 40;

    private static final int ROUNDS = 2;
    private static final Duration A_MOMENT = Duration.ofSeconds(2);
    private static final Duration LONGER_THAN_A_POOL_WAITS = Duration.ofSeconds(13);

    @TempDir
    Path folder;

    @BeforeAll
    static void built() throws Exception {
        VigilProcess.prepare();
    }

    /** Ended cleanly, as by an operator, and at once; Vigil itself starts it again. */
    @Test
    void itsServerIsRestartedUnderLoad() throws Exception {
        try (Own own = new Own(folder)) {
            for (String signal : List.of("INT", "QUIT", "INT", "QUIT")) {
                own.vigil.strikeAtPost(POSTS, () -> own.postgres.signal(signal));
                own.awaitRevived();
            }
            own.report("the server restarted 4 times");
        }
    }

    @Test
    void itsServerIsKilled() throws Exception {
        try (Own own = new Own(folder)) {
            for (int kill = 1; kill <= 2; kill++) {
                own.vigil.strikeAtPost(POSTS, own.postgres::kill);
                own.awaitRevived();
                own.vigil.strikeAtPost(POSTS, own.postgres::killOneSession);
            }
            own.report("kill -9: the server twice, one of its processes twice");
        }
    }

    /** After the network took the post: before its answer, before the record of it, and before the answer to that record's commit. */
    @Test
    void itsConnectionsAreCutBetweenTheAnswerOfTheNetworkAndTheRecordOfIt() throws Exception {
        Map<String, String> direct = TestDatabase.environment();
        try (DatabaseProxy proxy = new DatabaseProxy(direct);
                Database database = Database.open(folder, direct);
                BusyVigil vigil = new BusyVigil(folder)) {
            vigil.start(direct, proxy.environment());
            for (int round = 1; round <= ROUNDS; round++) {
                vigil.strikeAtPost(POSTS, proxy::cut);
                mendAfter(LONGER_THAN_A_POOL_WAITS, proxy);
                vigil.strikeAtPost(POSTS, () -> {});
                for (Stage stage : List.of(Stage.RECORDING, Stage.RECORDED)) {
                    vigil.strikeAt(proxy, stage, proxy::cut);
                    mendAfter(A_MOMENT, proxy);
                    vigil.strikeAtPost(POSTS, () -> {});
                }
            }
            report(vigil, database, "all connections cut " + 3 * ROUNDS + " times");
            assertThat(vigil.kept()).as("records that were cut off").isGreaterThanOrEqualTo(3 * ROUNDS);
        }
    }

    private static void mendAfter(Duration time, DatabaseProxy proxy) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
        proxy.mend();
    }

    /** Of a disk of its own, which needs the rights to mount one. First single statements fail, then the server ends for want of room. */
    @Test
    void itsDiskIsFull() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (SmallDisk disk = new SmallDisk(data)) {
            if (!disk.isMounted()) {
                System.out.println(
                        "== database faults, a full disk: NOT RUN, since this user may not mount a small disk");
            }
            assumeThat(disk.isMounted()).as("may mount a small disk").isTrue();
            try (Own own = new Own(folder)) {
                own.vigil.strikeAtPost(POSTS, disk::fill);
                BusyVigil.await("the full disk is felt", SOON, () -> own.vigil.printed("No space left on device") > 0);
                own.fillTheLog();
                TimeUnit.SECONDS.sleep(20);
                int before = own.vigil.posts();
                assertThat(own.vigil.printed(REVIVED)).as("without room").isZero();
                disk.makeRoom();
                own.awaitRevived();
                BusyVigil.await("it goes on by itself", SOON, () -> own.vigil.posts() > before);
                own.report("a full disk");
            }
        }
    }

    /** A Vigil with a PostgreSQL of its own. */
    private static final class Own implements AutoCloseable {
        final BusyVigil vigil;
        final EmbeddedPostgresProcess postgres;
        private int ended;

        Own(Path folder) throws Exception {
            vigil = new BusyVigil(folder);
            postgres = new EmbeddedPostgresProcess(folder);
            vigil.start(Map.of(), Map.of());
        }

        void awaitRevived() throws InterruptedException {
            ended++;
            BusyVigil.await("the server is started again", SOON, () -> vigil.printed(REVIVED) >= ended);
        }

        /** Writes to the server's log, which comes before everything else, until there is no room and the server ends. */
        void fillTheLog() throws InterruptedException {
            BusyVigil.await("the server ends for want of room", SOON, () -> {
                try {
                    postgres.database()
                            .jdbc()
                            .sql("select pg_logical_emit_message(true, 'ballast', repeat('x', 8000000))")
                            .query((row, n) -> n)
                            .list();
                } catch (IOException | DataAccessException ending) {
                    return !postgres.runs();
                }
                return false;
            });
        }

        void report(String name) throws Exception {
            DatabaseFaultsProof.report(vigil, postgres.database(), name);
            assertThat(vigil.printed(REVIVED)).as("times it was started again").isEqualTo(ended);
        }

        @Override
        public void close() throws InterruptedException {
            vigil.close();
            postgres.kill();
        }
    }

    private static void report(BusyVigil vigil, Database database, String name) throws InterruptedException {
        Balance balance = vigil.balance(database);
        System.out.printf(
                Locale.ROOT,
                "== database faults, %s: deliveries %d, published %d, posts %d, duplicates %d, lost %d, wrongly failed %d,"
                        + " uncertain %d; answers kept until the database was back %d, seconds %d%n",
                name,
                balance.deliveries(),
                balance.in("published"),
                vigil.posts(),
                balance.duplicates(),
                balance.lost(),
                balance.wronglyFailed(),
                balance.in("uncertain"),
                vigil.kept(),
                vigil.seconds());
        assertSoftly(softly -> {
            softly.assertThat(balance.faults()).isEmpty();
            softly.assertThat(balance.deliveries()).as("planned").isEqualTo(vigil.planned());
            softly.assertThat(balance.in("published"))
                    .as("published; %s", balance.states())
                    .isEqualTo(vigil.planned());
        });
    }
}
