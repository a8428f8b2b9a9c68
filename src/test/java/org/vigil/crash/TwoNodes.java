package org.vigil.crash;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.database.Database;
import org.vigil.testing.LedgerServer;
import org.vigil.testing.RealServer;
import org.vigil.testing.TestDatabase;

/**
 * Two Vigils, each with a folder and a process of its own, on one PostgreSQL and one server. The first one speaks to the
 * database over a {@link DatabaseProxy}; what happens happens to the first.
 */
final class TwoNodes implements AutoCloseable {
    private static final int ACCOUNTS = 24;
    private static final int SLOTS = 6;
    private static final Duration SLOWEST = Duration.ofMillis(150);

    /** A lease, two looks at a timeline five minutes apart, and some of each again. */
    private static final Duration SETTLING = Duration.ofMinutes(15);

    final LedgerServer server = new LedgerServer(LedgerServer.Repeats.IGNORED, new Random(1), InstantSource.system());
    final DatabaseProxy proxy;
    final Database database;
    private final CrashTeam team;
    private final Path otherFolder;
    private final Map<String, String> direct = new HashMap<>();
    private final Map<String, String> overProxy;
    private Instant first = Instant.MAX;
    private @Nullable VigilProcess one;
    private @Nullable VigilProcess other;

    TwoNodes(Path folder) throws IOException {
        team = new CrashTeam(Files.createDirectory(folder.resolve("one")), List.of(server), ACCOUNTS, SLOTS);
        otherFolder = folder.resolve("other");
        direct.putAll(TestDatabase.environment());
        // So few that neither takes all that is due at a moment: each has to have something in hand.
        direct.put("VIGIL_POSTS_AT_ONCE", "8");
        direct.put("VIGIL_KEY_FILE", team.folder().resolve("data/vigil.key").toString());
        proxy = new DatabaseProxy(direct);
        overProxy = proxy.environment();
        database = Database.open(folder, direct);
    }

    /**
     * Starts the two, of all scenarios one after the other, since starting takes the whole machine; then the campaigns, so
     * that both have posts before them however long that took.
     */
    void start() throws IOException, InterruptedException {
        startWithClockWrongBy(Duration.ZERO);
    }

    /** As {@link #start}, with the first one's clock set wrong. */
    void startWithClockWrongBy(Duration shift) throws IOException, InterruptedException {
        synchronized (TwoNodes.class) {
            team.prepare(direct);
            copy(team.folder(), otherFolder);
            server.slow(SLOWEST);
            one = (shift.isZero() ? run() : runShifted(shift)).awaitReady();
            other = VigilProcess.run(otherFolder, RealServer.freePort(), direct).awaitReady();
        }
        first = team.begin(direct, List.of(otherFolder, team.folder()));
    }

    VigilProcess one() {
        return Objects.requireNonNull(one);
    }

    /** When the first slot is due. */
    Instant first() {
        return first;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from, new FileVisitOption[0])) {
            for (Path file :
                    files.filter(path -> !path.startsWith(from.resolve("data"))).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private VigilProcess run() throws IOException {
        return VigilProcess.run(team.folder(), RealServer.freePort(), overProxy);
    }

    private VigilProcess runShifted(Duration shift) throws IOException {
        Map<String, String> environment = new HashMap<>(overProxy);
        environment.put(ShiftedVigil.SHIFTED_BY, shift.toString());
        return VigilProcess.runBy(ShiftedVigil.class, team.folder(), RealServer.freePort(), environment);
    }

    int planned() {
        return team.planned();
    }

    /** Whether the attempt with that key was made by the first one. */
    boolean isOfOne(String key) {
        return count("attempt where idempotency_key = '" + key + "' and node like '" + one().nodeLike() + "'") > 0;
    }

    /** What the first one has left behind when it was struck: attempts that have not ended, by number, with their keys. */
    Map<Long, String> leftByOne() throws InterruptedException {
        // A commit that was on its way to the server when the node died still counts.
        TimeUnit.SECONDS.sleep(2);
        return database
                .jdbc()
                .sql("select id, idempotency_key from attempt where outcome is null and node like :node")
                .param("node", one().nodeLike())
                .query((row, n) -> Map.entry(row.getLong("id"), row.getString("idempotency_key")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    long count(String sql) {
        return database.jdbc()
                .sql("select count(*) from " + sql)
                .query(Long.class)
                .single();
    }

    boolean haveEnded(Map<Long, String> attempts) {
        return attempts.keySet().stream().noneMatch(id -> count("attempt where outcome is null and id = " + id) > 0);
    }

    void await(String what, Duration atMost, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(what + ": not within " + atMost.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** When nothing is due, under way or being settled any more. */
    Balance balance() throws InterruptedException {
        try {
            await(
                    "everything comes to an end",
                    SETTLING,
                    () -> count("delivery where state in ('planned', 'held', 'due', 'sending', 'settling')") == 0
                            && count("attempt where outcome is null") == 0);
        } catch (AssertionError late) {
            // The balance names each that has not ended.
            System.out.println(late.getMessage());
        }
        return Balance.of(database, List.of(server.ledger()));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (VigilProcess process : new @Nullable VigilProcess[] {one, other}) {
            if (process != null) {
                process.close();
            }
        }
        proxy.close();
        database.close();
        server.close();
    }

    static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
