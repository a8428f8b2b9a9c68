package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.database.Database;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.World;

/**
 * The real embedded server under load: restarted, killed, cut off, with a full disk. In real time, so not among the tests
 * of each build. Nothing is double, nothing is lost, and it goes on by itself.
 */
class DatabaseFaultsProof {
    private static final int PEOPLE = 60;
    private static final Duration LATENCY = Duration.ofMillis(60);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path folder = Path.of("");

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    /** Sixty people at nine, on three networks that take their time: some twenty seconds of work. */
    private World load(Path place) {
        Database database = Database.openToServe(place, Map.of(), Database.CONNECTIONS + 8);
        open.add(database);
        World world = new World(database);
        IntStream.range(0, PEOPLE).forEach(i -> world.prisoner("p" + i, "2025-01-01"));
        world.schedule("slots: [{ id: morning, at: \"09:00\" }]", "slots: [" + slots() + "]")
                .schedule("[anna, bela, cara]", "[" + people() + "]")
                .schedule("to: 2026-01-11", "to: 2026-01-05")
                .schedule("accounts: [x]", "accounts: [x, mastodon, box]")
                .start();
        networks(world).forEach(network -> network.whileSending(part -> LockSupport.parkNanos(LATENCY.toNanos())));
        world.clock.set(World.MONDAY_AT_NINE.plus(Duration.ofHours(2)));
        Workers workers = new Workers(world.node.loop(), world.node.corrector(), world.node.remover(), 8);
        open.add(workers);
        workers.start();
        return world;
    }

    private static String slots() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> "{ id: s%d, at: \"09:%02d\" }".formatted(i, i))
                .collect(Collectors.joining(", "));
    }

    private static String people() {
        return IntStream.range(0, PEOPLE).mapToObj(i -> "p" + i).collect(Collectors.joining(", "));
    }

    private static List<FakeNetwork> networks(World world) {
        return List.of(world.x, world.mastodon, world.sandbox);
    }

    private static int posts(World world) {
        return networks(world).stream()
                .mapToInt(network -> network.posts().size())
                .sum();
    }

    private static void await(String what, BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean allEnded(World world) {
        try {
            return world.deliveries.all().stream()
                    .allMatch(delivery -> delivery.state().ended());
        } catch (RuntimeException away) {
            return false;
        }
    }

    /** Each delivery stands exactly once, and nothing else does. */
    private static void assertOnceEach(World world, String what) {
        await(what + ": all deliveries come to their end", () -> allEnded(world));
        assertThat(world.deliveries.sums())
                .containsEntry(DeliveryState.PUBLISHED, 3L * PEOPLE)
                .hasEntrySatisfying(DeliveryState.UNCERTAIN, n -> assertThat(n).isZero());
        for (FakeNetwork network : networks(world)) {
            assertThat(network.duplicates()).as("posted twice").isZero();
            assertThat(network.posts()).hasSize(PEOPLE);
        }
        System.out.printf(
                "%s: %d deliveries, %d posts, 0 duplicates, 0 lost, %d attempts%n",
                what, 3 * PEOPLE, posts(world), world.count("attempt"));
    }

    /** @param how of pg_ctl: fast, or immediate, which is a crash */
    private void control(Path place, String... arguments) throws IOException, InterruptedException {
        Path cluster = place.resolve("data/postgres");
        List<String> command = new ArrayList<>(
                List.of(program(place, "pg_ctl").toString(), "-D", cluster.toString(), "-l", "/dev/null", "-w"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static Path program(Path place, String name) throws IOException {
        try (Stream<Path> files =
                Files.find(place.resolve("data/programs"), 4, (path, is) -> path.endsWith(Path.of("bin", name)))) {
            return files.findFirst().orElseThrow();
        }
    }

    private static long postmaster(Path place) throws IOException {
        return Long.parseLong(Files.readAllLines(place.resolve("data/postgres/postmaster.pid"))
                .getFirst()
                .strip());
    }

    @Test
    void theServerIsRestartedUnderLoad() throws Exception {
        World world = load(folder);
        for (int restart = 1; restart <= 4; restart++) {
            int until = restart * PEOPLE / 2;
            await("posts", () -> posts(world) >= until);
            control(folder, "restart", "-m", restart % 2 == 0 ? "fast" : "immediate");
        }
        assertOnceEach(world, "four restarts under load");
    }

    @Test
    void theServerIsKilledAndComesBackByItself() throws Exception {
        World world = load(folder);
        for (int kill = 1; kill <= 2; kill++) {
            int until = kill * PEOPLE;
            await("posts", () -> posts(world) >= until);
            ProcessHandle.of(postmaster(folder)).orElseThrow().destroyForcibly();
        }
        assertOnceEach(world, "two kill -9 of the server");
    }

    @Test
    void connectionsAreCutBetweenAnswerAndRecord() throws Exception {
        World world = load(folder);
        networks(world)
                .forEach(network -> network.whileSending(part -> {
                    LockSupport.parkNanos(LATENCY.toNanos());
                    cut(world);
                }));
        await("posts under fire", () -> posts(world) >= PEOPLE);
        networks(world).forEach(network -> network.whileSending(part -> {}));
        assertOnceEach(world, "connections cut during " + PEOPLE + " posts");
    }

    /** Ends every session of the pool, those that are in the middle of something included. */
    private static void cut(World world) {
        try {
            world.database
                    .jdbc()
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where application_name = 'vigil' and pid <> pg_backend_pid()")
                    .query((row, n) -> row.getBoolean(1))
                    .list();
        } catch (RuntimeException cutOff) {
            // Somebody else cuts at the same moment.
            return;
        }
    }

    /** On a small disk of its own, which needs the rights to make one. */
    @Test
    void theDiskIsFullAndIsMadeRoomOn() throws Exception {
        Path disk = folder.resolve("disk");
        Files.createDirectory(disk);
        assumeThat(mount("mount", "-t", "tmpfs", "-o", "size=300m", "none", disk.toString()))
                .as("may mount a small disk")
                .isTrue();
        open.add(() -> mount("umount", "-l", disk.toString()));
        World world = load(disk);
        await("posts", () -> posts(world) >= 20);
        Path ballast = fill(disk);
        int before = posts(world);
        LockSupport.parkNanos(Duration.ofSeconds(15).toNanos());
        System.out.printf("full disk: %d posts before, %d while it was full%n", before, posts(world) - before);
        Files.delete(ballast);
        assertOnceEach(world, "a full disk");
    }

    private static Path fill(Path disk) throws IOException {
        Path ballast = disk.resolve("ballast");
        byte[] block = new byte[64 * 1024];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return ballast;
        }
    }

    private static boolean mount(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
