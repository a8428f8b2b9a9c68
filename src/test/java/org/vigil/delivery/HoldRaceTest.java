package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Between a restriction that commits and an attempt that is being written. */
@ExtendWith(TestDatabase.class)
class HoldRaceTest {
    private final World world;

    HoldRaceTest(Database database) {
        world = new World(database);
    }

    @Test
    void noAttemptIsWrittenAfterAStopHasCommitted() throws Exception {
        int posts = 40;
        String slots = IntStream.range(0, posts)
                .mapToObj(i -> "{ id: s%d, at: \"%02d:%02d\" }".formatted(i, 7 + i / 60, i % 60))
                .collect(Collectors.joining(", "));
        String people = IntStream.range(0, posts).mapToObj(i -> "p" + i).collect(Collectors.joining(", "));
        IntStream.range(0, posts).forEach(i -> world.prisoner("p" + i, "2025-01-01"));
        world.schedule("slots: [{ id: morning, at: \"09:00\" }]", "slots: [" + slots + "]")
                .schedule("[anna, bela, cara]", "[" + people + "]")
                .schedule("to: 2026-01-11", "to: 2026-01-05")
                .start();
        world.clock.set(World.MONDAY_AT_NINE);
        Node other = world.another();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> sending = threads.submit(() -> {
                while (world.deliveries.in(DeliveryState.PUBLISHED).size() < posts) {
                    world.node.loop().step();
                }
            });
            Brakes.Target all = new Brakes.Target.Everything();
            int stops = 0;
            while (!sending.isDone()) {
                other.brakes().apply(all, null, "Tester");
                long stopped = world.count("attempt");
                Thread.yield();
                assertThat(world.count("audit")).isPositive();
                assertThat(world.count("attempt")).as("after stop %d", stops++).isEqualTo(stopped);
                other.brakes().release(all, "Tester");
                world.change("update delivery set next_try_at = '-infinity' where state = 'held'");
            }
            sending.get();
            assertThat(stops).isGreaterThan(5);
        }
        assertThat(world.x.posts()).hasSize(posts);
    }

    /** The very moment: the gate has looked, the attempt is not committed yet, and somebody holds. */
    @Test
    void aHoldWaitsForTheAttemptThatIsBeingWritten() throws Exception {
        world.start();
        TransactionTemplate writing = world.database.transactions();
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> attempt = threads.submit(() -> writing.executeWithoutResult(tx -> {
                new GateLock(world.database.jdbc()).share();
                looked.countDown();
                await(commit);
            }));
            await(looked);
            Future<?> hold = threads.submit(() -> world.hold("anna"));
            assertThat(inTime(hold)).as("the hold has not committed").isFalse();
            commit.countDown();
            attempt.get();
            hold.get();
        }
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.count("attempt")).isZero();
    }

    @Test
    void aFileThatRestrictsTakesTheSameLock() throws Exception {
        world.start();
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> attempt =
                    threads.submit(() -> world.database.transactions().executeWithoutResult(tx -> {
                        new GateLock(world.database.jdbc()).share();
                        looked.countDown();
                        await(commit);
                    }));
            await(looked);
            Future<?> release =
                    threads.submit(() -> world.release("anna", "2026-01-05").accept());
            assertThat(inTime(release)).isFalse();
            commit.countDown();
            attempt.get();
            release.get();
        }
        world.after(Duration.ofHours(4));
        assertThat(world.x.posts()).isEmpty();
    }

    private static boolean inTime(Future<?> work) throws Exception {
        try {
            work.get(200, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
