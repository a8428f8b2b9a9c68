package org.vigil.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
                vigil.awaitPosts(POSTS);
                for (Stage stage : List.of(Stage.RECORDING, Stage.RECORDED)) {
                    vigil.strikeAt(proxy, stage, proxy::cut);
                    mendAfter(A_MOMENT, proxy);
                    vigil.awaitPosts(POSTS);
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

    /**
     * On a disk of its own, which needs the rights to mount one. First single statements fail; then the server cannot
     * write what comes before everything else, and ends all sessions; nobody can connect any more.
     */
    @Test
    void itsDiskIsFull() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (SmallDisk disk = new SmallDisk(data)) {
            if (!disk.isMounted()) {
                System.out.println(
                        "== database faults, a full disk: NOT RUN, since this user may not mount a small disk");
            }
            assumeThat(disk.isMounted()).as("may mount a small disk").isTrue();
            try (Own own = new Own(folder);
                    Connection writer = own.postgres.database().dataSource().getConnection()) {
                own.vigil.strikeAtPost(POSTS, disk::fill);
                BusyVigil.await("the full disk is felt", SOON, () -> own.vigil.printed("No space left on device") > 0);
                BusyVigil.await("the server crashes for want of room", SOON, () -> !mayWriteToTheLog(writer));
                TimeUnit.MILLISECONDS.sleep(LONGER_THAN_A_POOL_WAITS.toMillis());
                int before = own.vigil.posts();
                TimeUnit.MILLISECONDS.sleep(LONGER_THAN_A_POOL_WAITS.toMillis());
                assertThat(own.vigil.posts()).as("posts without room").isEqualTo(before);
                disk.makeRoom();
                BusyVigil.await("it goes on by itself", SOON, () -> own.vigil.posts() > before);
                report(own.vigil, own.postgres.database(), "a full disk");
            }
        }
    }

    /** A megabyte into the server's log of what is to be redone after a crash. */
    private static boolean mayWriteToTheLog(Connection writer) {
        try (Statement statement = writer.createStatement()) {
            statement.execute("select pg_logical_emit_message(true, 'ballast', repeat('x', 1000000))");
            return true;
        } catch (SQLException crashed) {
            return false;
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
                        + " uncertain %d; answers kept until the database was back %d, attempts asked about %d, of which never sent %d,"
                        + " seconds %d%n",
                name,
                balance.deliveries(),
                balance.in("published"),
                vigil.posts(),
                balance.duplicates(),
                balance.lost(),
                balance.wronglyFailed(),
                balance.in("uncertain"),
                vigil.kept(),
                count(database, "(select distinct attempt from asking) asked"),
                count(database, "attempt where outcome = 'absent'"),
                vigil.seconds());
        assertSoftly(softly -> {
            softly.assertThat(balance.faults()).isEmpty();
            softly.assertThat(balance.deliveries()).as("planned").isEqualTo(vigil.planned());
            softly.assertThat(balance.in("published"))
                    .as("published; %s", balance.states())
                    .isEqualTo(vigil.planned());
        });
    }

    private static long count(Database database, String sql) {
        return database.jdbc()
                .sql("select count(*) from " + sql)
                .query(Long.class)
                .single();
    }
}
