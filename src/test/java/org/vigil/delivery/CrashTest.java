package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.node.Node;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A node that dies at the worst moment, and nodes that work at once. */
@ExtendWith(TestDatabase.class)
class CrashTest {
    private final World world;

    CrashTest(Database database) {
        world = new World(database).start();
    }

    /** What no code of ours catches, as when the machine loses its power. */
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void beforeTheSendingNothingIsSentAndTheNetworkIsAsked() {
        world.x.postedByAnother("x", SettlingTest.part("an older post"));
        world.x.whileSending(part -> {
            throw new PowerCut();
        });
        assertThatThrownBy(() -> world.at(World.MONDAY_AT_NINE)).isInstanceOf(PowerCut.class);
        world.x.whileSending(part -> {});
        assertThat(world.first().state()).isEqualTo(DeliveryState.SENDING);

        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.x.calls()).as("the lease still runs").isEqualTo(1);
        world.pastLease().after(Duration.ofMinutes(5));
        assertSettling();
        world.databaseGoesOn(Duration.ofMinutes(1)).after(Duration.ofMinutes(1));
        assertThat(world.x.calls()).as("one answer proves nothing").isEqualTo(1);
        world.databaseGoesOn(Duration.ofMinutes(6)).after(Duration.ofMinutes(6));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.posts("x")).hasSize(2);
    }

    @Test
    void betweenTheAnswerAndTheRecordNothingIsSentTwice() {
        world.alter("create function cut() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$");
        world.alter("create trigger cut before update on attempt for each row execute function cut()");
        world.clock.set(World.MONDAY_AT_NINE);
        world.another().loop().drain(); // the node that dies with what it knows
        world.alter("drop trigger cut on attempt");
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.first().state()).isEqualTo(DeliveryState.SENDING);

        world.pastLease().pastBackOff().after(Duration.ofMinutes(5));
        assertSettling();
        world.pastBackOff().after(Duration.ofHours(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.calls()).isEqualTo(1);
    }

    /** Stopped after the commit and woken after the lease, a node must not send what others hold for lost by then. */
    @Test
    void theTimeToSendRunsFromBeforeTheCommit() {
        world.alter("""
                create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return null; end $$
                """);
        world.alter("""
                create constraint trigger slow after insert on attempt deferrable initially deferred
                for each row execute function slow()
                """);
        world.clock.set(World.MONDAY_AT_NINE);
        long begun = System.nanoTime();
        world.node.loop().step();
        assertThat(world.x.posts()).hasSize(1);
        assertThat(Duration.ofNanos(world.x.lastSendBy() - begun))
                .isLessThan(Attempts.SEND_WITHIN.plus(Duration.ofMillis(900)));
    }

    @Test
    void anAnswerThatComesAfterTheLeaseStillCounts() {
        world.x.whileSending(part -> takenForLost());
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.count("attempt where outcome = 'published'")).isEqualTo(1);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aRefusalThatComesAfterTheLeaseStillCounts() {
        world.x.whileSending(part -> takenForLost());
        world.x.next(new Outcome.Refused("no such words here"));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.REFUSED);
    }

    @Test
    void anUnknownThatComesAfterTheLeaseChangesNothing() {
        world.x.whileSending(part -> takenForLost());
        world.x.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
        assertSettling();
    }

    @Test
    void oneLostAttemptThatCannotBeGivenUpKeepsNoOther() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start();
        world.alter("create function cut() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$");
        world.alter("create trigger cut before update on attempt for each row execute function cut()");
        world.clock.set(World.MONDAY_AT_NINE);
        world.another().loop().drain(); // the node that dies with what it knows
        assertThat(world.count("attempt where outcome is null")).isEqualTo(2);
        world.alter("drop trigger cut on attempt");
        world.pastLease();
        String first = world.database
                .jdbc()
                .sql("select account from attempt order by id limit 1")
                .query((row, n) -> row.getString("account"))
                .single();
        world.alter("create trigger cut before update on attempt for each row when (new.account = '" + first
                + "') execute function cut()");
        world.node.loop().keepBooks();
        assertThat(world.count("attempt where outcome is null and account = '" + first + "'"))
                .isEqualTo(1);
        assertThat(world.count("attempt where outcome = 'unknown'")).isEqualTo(1);
    }

    /** Another node sees the lease run out while this one still waits for the answer. */
    private void takenForLost() {
        world.pastLease();
        world.another().loop().drain();
        assertThat(world.first().state()).isEqualTo(DeliveryState.SETTLING);
    }

    @Test
    void nodesAtOnceSendEachPostOnceAndOneAtATimeForAnAccount() throws Exception {
        String roll = IntStream.range(0, 12).mapToObj(i -> "p" + i).collect(Collectors.joining(", "));
        String slots = IntStream.range(0, 12)
                .mapToObj(i -> "{ id: s%d, at: \"09:%02d\" }".formatted(i, i))
                .collect(Collectors.joining(", "));
        IntStream.range(0, 12).forEach(i -> world.prisoner("p" + i, "2025-01-01"));
        world.schedule("slots: [{ id: morning, at: \"09:00\" }]", "slots: [" + slots + "]")
                .schedule("[anna, bela, cara]", "[" + roll + "]")
                .schedule("to: 2026-01-11", "to: 2026-01-05")
                .schedule("accounts: [x]", "accounts: [x, mastodon, box]")
                .start();
        ConcurrentMap<FakeNetwork, AtomicInteger> inFlight = new ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();
        for (FakeNetwork network : List.of(world.x, world.mastodon, world.sandbox)) {
            network.whileSending(part -> {
                AtomicInteger here = inFlight.computeIfAbsent(network, each -> new AtomicInteger());
                most.accumulateAndGet(here.incrementAndGet(), Math::max);
                Thread.yield();
                here.decrementAndGet();
            });
        }
        world.clock.set(World.MONDAY_AT_NINE.plus(Duration.ofHours(1)));
        List<Node> nodes = List.of(world.node, world.another(), world.another());
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes.size())) {
            List<Future<Integer>> ends = new ArrayList<>();
            nodes.forEach(node -> ends.add(threads.submit(() -> node.loop().drain())));
            for (Future<Integer> end : ends) {
                end.get();
            }
        }
        world.at(world.clock.instant());
        for (FakeNetwork network : List.of(world.x, world.mastodon, world.sandbox)) {
            assertThat(network.posts()).hasSize(12);
            assertThat(network.posts().stream().map(post -> post.part().text()).distinct())
                    .hasSize(12);
        }
        assertThat(most.get()).isEqualTo(1);
        assertThat(world.count("attempt")).isEqualTo(36);
    }

    private void assertSettling() {
        assertThat(world.first().state()).isEqualTo(DeliveryState.SETTLING);
        assertThat(world.first().why()).contains("interrupted");
        assertThat(world.count("attempt where outcome = 'unknown'")).isEqualTo(1);
    }
}
