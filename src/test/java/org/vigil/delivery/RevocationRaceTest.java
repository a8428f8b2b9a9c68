package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
import org.vigil.account.KeyFile;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.profile.Basis;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** No attempt at a person is written after a revocation has committed, on any node. */
@ExtendWith(TestDatabase.class)
class RevocationRaceTest {
    private final World world;
    private final ConsentDesk desk;

    RevocationRaceTest(Database database) {
        world = new World(database);
        desk = new ConsentDesk(database, new SensitiveRecords(database, KeyFile.of(world.folder(), Map.of())));
    }

    @Test
    void noAttemptIsWrittenAfterARevocationHasCommitted() throws Exception {
        int posts = 30;
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
            Future<?> sending = threads.submit(() -> other.loop().drain());
            for (int i = posts - 1; i >= 0; i--) {
                desk.revoke(new ProfileId("p" + i), "Tester");
                long revoked = attempts("p" + i);
                Thread.yield();
                assertThat(attempts("p" + i)).isEqualTo(revoked);
            }
            sending.get();
        }
        world.node.loop().drain();
        assertThat(world.count("attempt a join delivery d on d.id = a.delivery"
                        + " join consent_revocation r on r.profile = d.profile where a.started_at > r.revoked_at"
                        + " and d.state = 'withdrawn'"))
                .isZero();
        assertThat(world.count("delivery where state in ('planned', 'due', 'held')"))
                .isZero();
    }

    private long attempts(String person) {
        return world.count("attempt a join delivery d on d.id = a.delivery where d.profile = '" + person + "'");
    }

    /** The very moment: the gate has looked, the attempt is not committed yet, and the family takes its consent back. */
    @Test
    void aRevocationWaitsForTheAttemptThatIsBeingWritten() throws Exception {
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
            Future<?> revocation = threads.submit(() -> desk.revoke(new ProfileId("anna"), "Tester"));
            assertThat(inTime(revocation)).as("it has not committed").isFalse();
            commit.countDown();
            attempt.get();
            revocation.get();
        }
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.count("attempt")).isZero();
    }

    /** What a gate remembers of consents is read again when they have changed, on the node that did not change them. */
    @Test
    void anotherNodeKnowsOfARevocationAndOfANewConsentAtOnce() {
        world.start();
        Node other = world.another();
        assertThat(silenced(other)).isEmpty();
        desk.revoke(new ProfileId("anna"), "Tester");
        assertThat(silenced(other)).containsExactly(new ProfileId("anna"));
        Basis agreed = other.files()
                .inForce()
                .workspace()
                .profile(new ProfileId("anna"))
                .orElseThrow()
                .basis();
        desk.record(
                new ProfileId("anna"), (Basis.Consent) agreed, new ConsentDesk.Giver("She", "a call", ""), "Tester");
        assertThat(silenced(other)).isEmpty();
    }

    private java.util.Set<ProfileId> silenced(Node node) {
        return new Eligibility(node.files().inForce(), new Restrictions(world.database.jdbc()).inForce()).silenced();
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
