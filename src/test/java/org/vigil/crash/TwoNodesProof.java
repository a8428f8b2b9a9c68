package org.vigil.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.vigil.account.AccountName;
import org.vigil.delivery.Brakes;
import org.vigil.testing.LedgerServer.Moment;

/**
 * Two nodes on one PostgreSQL, of which one gets into trouble: nothing stands twice, nothing is lost, and the other takes
 * over what was under way within three minutes. Each waits for leases and for looks at timelines, so they run at once.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class TwoNodesProof {
    private static final Duration TAKES_OVER = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @BeforeAll
    static void built() throws Exception {
        VigilProcess.prepare();
    }

    @Test
    void oneIsKilledInMidFlight() throws Exception {
        try (TwoNodes nodes = new TwoNodes(folder)) {
            nodes.start();
            CountDownLatch killed = new CountDownLatch(1);
            nodes.server.watch((moment, key) -> {
                if (moment == Moment.ACCEPTED && killed.getCount() > 0 && nodes.isOfOne(key)) {
                    nodes.one().kill();
                    killed.countDown();
                }
            });
            assertThat(killed.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            nodes.one().awaitEnd();
            long begun = System.nanoTime();
            Map<Long, String> left = nodes.leftByOne();
            assertThat(left).isNotEmpty();
            nodes.await("the other takes over", TAKES_OVER, () -> nodes.haveEnded(left));
            report(
                    nodes,
                    "one killed",
                    "taken over after " + TwoNodes.since(begun).toSeconds() + " s",
                    left.size());
        }
    }

    @Test
    void oneIsCutOffFromTheDatabase() throws Exception {
        try (TwoNodes nodes = new TwoNodes(folder)) {
            nodes.start();
            CountDownLatch cut = new CountDownLatch(1);
            nodes.server.watch((moment, key) -> {
                if (moment == Moment.ACCEPTED && cut.getCount() > 0 && nodes.isOfOne(key)) {
                    nodes.proxy.cut();
                    cut.countDown();
                }
            });
            assertThat(cut.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            long begun = System.nanoTime();
            Map<Long, String> left = nodes.leftByOne();
            assertThat(left).isNotEmpty();
            nodes.await("the other takes over", TAKES_OVER, () -> nodes.haveEnded(left));
            Duration tookOver = TwoNodes.since(begun);
            AtomicBoolean back = new AtomicBoolean();
            nodes.proxy.watch(stage -> back.set(true));
            nodes.proxy.mend();
            nodes.await("it goes on by itself once it is back", SOON, back::get);
            report(nodes, "one cut off", "taken over after " + tookOver.toSeconds() + " s", left.size());
        }
    }

    /** The answer to its commit is kept from the node until it stands still: it wakes with an attempt that is not its own any more. */
    @Test
    void oneIsStoppedBetweenTheCommitOfAnAttemptAndTheSend() throws Exception {
        stopped(DatabaseProxy.Stage.COMMITTED, Duration.ZERO, "one stopped between commit and send");
    }

    /**
     * Anywhere between the commit and the answer. Where it had begun to send, and stood still between its last look at the
     * clock and the body, the body leaves when it wakes: no program can keep that back, and it must be found.
     */
    @Test
    void oneIsStoppedWhileItSends() throws Exception {
        stopped(
                DatabaseProxy.Stage.TOLD,
                Duration.ofNanos(new Random().nextLong(3_000_000)),
                "one stopped while it sends");
    }

    private void stopped(DatabaseProxy.Stage stage, Duration later, String name) throws Exception {
        try (TwoNodes nodes = new TwoNodes(folder)) {
            nodes.start();
            stop(nodes, stage, later);
            long begun = System.nanoTime();
            Map<Long, String> left = nodes.leftByOne();
            assertThat(left).isNotEmpty();
            nodes.await("the other takes over", TAKES_OVER, () -> nodes.haveEnded(left));
            Duration tookOver = TwoNodes.since(begun);
            Map<String, Long> before = taken(nodes, left);
            List<String> notBegun = before.keySet().stream()
                    .filter(key -> nodes.server.ledger().requests(key) == 0)
                    .toList();
            if (stage == DatabaseProxy.Stage.COMMITTED) {
                assertThat(notBegun).as("one that was never sent").isNotEmpty();
            }
            nodes.one().goOn();
            TimeUnit.SECONDS.sleep(20);
            Map<String, Long> after = taken(nodes, left);
            assertThat(notBegun)
                    .as("sent after the lease")
                    .allSatisfy(key -> assertThat(after).containsEntry(key, 0L));
            long late = total(after) - total(before);
            report(
                    nodes,
                    name,
                    "taken over after " + tookOver.toSeconds() + " s, " + late + " begun before and ended after",
                    left.size());
        }
    }

    /** A frozen node may stand in the middle of a transaction, with the gate's lock in its hand. */
    @Test
    void aStopIsObeyedWhileOneStandsStillInTheMiddleOfATransaction() throws Exception {
        try (TwoNodes nodes = new TwoNodes(folder)) {
            nodes.start();
            stop(nodes, DatabaseProxy.Stage.WRITING, Duration.ZERO);
            long begun = System.nanoTime();
            Brakes brakes = new Brakes(nodes.database);
            Brakes.Target target = new Brakes.Target.OneAccount(new AccountName("singles-000"));
            brakes.apply(target, null, "Tester");
            Duration took = TwoNodes.since(begun);
            brakes.release(target, "Tester");
            nodes.one().goOn();
            report(nodes, "one frozen in a transaction", "a stop took " + took.toSeconds() + " s", 0);
            assertThat(took).isLessThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void oneHasItsClockAnHourFast() throws Exception {
        clock(Duration.ofHours(1), "one clock an hour fast");
    }

    @Test
    void oneHasItsClockAnHourSlow() throws Exception {
        clock(Duration.ofHours(-1), "one clock an hour slow");
    }

    private void clock(Duration shift, String name) throws Exception {
        try (TwoNodes nodes = new TwoNodes(folder)) {
            nodes.startWithClockWrongBy(shift);
            report(nodes, name, "nothing to take over", 0);
        }
    }

    /** SIGSTOP at the first attempt that it writes once the campaigns are on their way. */
    private static void stop(TwoNodes nodes, DatabaseProxy.Stage when, Duration later) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicBoolean taken = new AtomicBoolean();
        TimeUnit.MILLISECONDS.sleep(Math.max(
                0, Duration.between(Instant.now(), nodes.first().plusSeconds(5)).toMillis()));
        nodes.proxy.watch(stage -> {
            if (stage == when && taken.compareAndSet(false, true)) {
                sleep(later);
                nodes.one().stop();
                stopped.countDown();
            }
        });
        assertThat(stopped.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long total(Map<String, Long> taken) {
        return taken.values().stream().mapToLong(Long::longValue).sum();
    }

    /** By key how often the server has taken it. A node that wakes may still send headers, and then keeps the body back. */
    private static Map<String, Long> taken(TwoNodes nodes, Map<Long, String> attempts) {
        return attempts.values().stream()
                .distinct()
                .collect(Collectors.toMap(
                        key -> key,
                        key -> nodes.server.ledger().entries().stream()
                                .filter(entry -> entry.key().equals(key))
                                .count()));
    }

    /** @param interrupted how many attempts may be left for a person where networks are not asked yet */
    private static Balance report(TwoNodes nodes, String name, String took, int interrupted)
            throws InterruptedException, IOException {
        Balance balance = nodes.balance();
        System.out.printf(
                "== two nodes, %s: %s; %d attempts interrupted; deliveries %d, published %d, duplicates %d, lost %d, uncertain %d%n",
                name,
                took,
                interrupted,
                balance.deliveries(),
                balance.in("published"),
                balance.duplicates(),
                balance.lost(),
                balance.in("uncertain"));
        assertSoftly(softly -> {
            softly.assertThat(balance.faults()).isEmpty();
            softly.assertThat(balance.deliveries()).isEqualTo(nodes.planned());
            softly.assertThat(balance.in("published"))
                    .as("published; %s", balance.states())
                    .isEqualTo(nodes.planned());
        });
        return balance;
    }
}
