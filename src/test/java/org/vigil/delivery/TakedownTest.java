package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Everything that was said of a person goes. */
@ExtendWith(TestDatabase.class)
class TakedownTest {
    private static final ProfileId ANNA = new ProfileId("anna");
    private static final ProfileId DANA = new ProfileId("dana");

    private final World world;
    private final Takedowns takedowns;
    private final Removals removals;

    TakedownTest(Database database) {
        world = new World(database);
        takedowns = new Takedowns(database, world.node.files());
        removals = new Removals(database.jdbc());
    }

    private Takedowns.Job takeDown(ProfileId person) {
        takedowns.everythingOf(person, "Ada");
        world.aftercare();
        world.node.planner().planAll();
        return takedowns.job(person).orElseThrow();
    }

    private List<String> standing() {
        return world.x.posts().stream().map(post -> post.part().text()).toList();
    }

    @Test
    void goesFromEveryAccountAndNobodyElseDoes() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]")
                .schedule("[anna, bela, cara]", "[dana, dana-family, five, bela]")
                .start();
        List.of("05", "06", "07", "08").forEach(day -> world.at("2026-01-" + day + "T09:00:00Z"));
        Takedowns.Job job = takeDown(DANA);
        assertThat(job.in(RemovalState.GONE)).isEqualTo(9);
        assertThat(job.ended()).isTrue();
        for (FakeNetwork network : List.of(world.x, world.mastodon, world.sandbox)) {
            assertThat(network.posts())
                    .singleElement()
                    .satisfies(post -> assertThat(post.part().text()).contains("Bela"));
        }
    }

    @Test
    void holdsThePersonAndAsksForNoReason() {
        world.start().at(World.MONDAY_AT_NINE);
        takeDown(ANNA);
        assertThat(world.node.brakes().inForce()).singleElement().satisfies(hold -> {
            assertThat(hold.subject()).isEqualTo("anna");
            assertThat(hold.why()).isNull();
        });
        assertThat(world.people()).doesNotContain("anna");
        world.at("2026-01-06T09:00:00Z").at("2026-01-07T09:00:00Z").at("2026-01-08T09:00:00Z");
        assertThat(standing()).noneMatch(text -> text.contains("Anna"));
        assertThat(world.count("audit where what = 'take down' and subject = 'anna' and detail is null"))
                .isEqualTo(1);
    }

    @Test
    void noEmptyDayAndNoMissingNumberBetraysIt() {
        world.start().at(World.MONDAY_AT_NINE);
        takeDown(ANNA);
        assertThat(world.turns()).first().isEqualTo("2026-01-05 morning bela 1/1");
        world.after(Duration.ofMinutes(5));
        world.at("2026-01-06T09:00:00Z");
        assertThat(standing()).hasSize(2);
        assertThat(standing().getFirst()).startsWith("Day 1: Bela");
        assertThat(standing().getLast()).startsWith("Day 2: Cara");
    }

    @Test
    void afterTheLateWindowTheNumbersStillCloseUp() {
        world.start().at(World.MONDAY_AT_NINE).at("2026-01-06T09:00:00Z");
        takeDown(new ProfileId("bela"));
        world.at("2026-01-06T20:00:00Z");
        takeDown(ANNA);
        world.at("2026-01-07T09:00:00Z");
        assertThat(standing()).allMatch(text -> text.contains("Cara"));
        assertThat(world.count("planned_slot where withdrawn_at is null and profile in ('anna', 'bela')"))
                .isZero();
    }

    @Test
    void onAnAccountThatKeepsItNothingElseTakesTheSlot() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start().at(World.MONDAY_AT_NINE);
        world.mastodon.cannotDelete();
        Takedowns.Job job = takeDown(ANNA);
        assertThat(job.in(RemovalState.CANNOT)).isEqualTo(1);
        assertThat(job.in(RemovalState.GONE)).isEqualTo(1);
        world.after(Duration.ofMinutes(5));
        assertThat(world.mastodon.posts()).hasSize(1);
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void followsWhatIsOnItsWay() {
        world.start();
        world.x.whileSending(part -> {
            world.x.whileSending(other -> {});
            takedowns.everythingOf(ANNA, "Ada");
            world.aftercare();
            assertThat(removals.of(ANNA)).singleElement().satisfies(waiting -> {
                assertThat(waiting.state()).isEqualTo(RemovalState.ASKED);
                assertThat(waiting.why()).contains("on its way");
            });
        });
        world.at(World.MONDAY_AT_NINE);
        assertThat(standing()).hasSize(1);
        world.pastBackOff().aftercare();
        assertThat(standing()).isEmpty();
        assertThat(takedowns.job(ANNA).orElseThrow().ended()).isTrue();
    }

    @Test
    void followsWhatIsUncertainUntilSomebodyHasLooked() {
        world.start();
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
        world.pastBackOff().at(World.MONDAY_AT_NINE);
        assertThat(takeDown(ANNA).ended()).isFalse();
        assertThat(removals.of(ANNA).getFirst().byWhom()).contains("vigil uncertain");
        new Uncertain(world.database, world.clock, world.node.files(), world.node.sessions())
                .itIsThere(world.first().id(), URI.create("https://fake.example/x-1"), false, "Ada");
        world.pastBackOff().aftercare();
        assertThat(standing()).isEmpty();
        assertThat(takedowns.job(ANNA).orElseThrow().in(RemovalState.GONE)).isEqualTo(1);
    }

    @Test
    void takesTheRepliesThatCorrectedAPostBeforeThePost() {
        world.start().at(World.MONDAY_AT_NINE);
        CorrectionDesk desk =
                new CorrectionDesk(world.database, world.clock, world.node.files(), world.node.sessions());
        desk.ask(
                (CorrectionDesk.Proposal.Possible) desk.propose(world.first(), 0, "Anna Example: 364 days.", false),
                "Ada");
        world.aftercare();
        assertThat(standing()).hasSize(2);
        takedowns.everythingOf(ANNA, "Ada");
        world.node.remover().step();
        assertThat(standing()).hasSize(1).first().asString().doesNotContain("Correction");
        world.aftercare();
        assertThat(standing()).isEmpty();
    }

    @Test
    void isWorkedOffThroughRateLimitsByWhoeverIsThere() {
        world.schedule("to: 2026-01-11", "to: 2026-02-28").start();
        for (int day = 0; day < 9; day++) {
            world.at(World.MONDAY_AT_NINE.plus(Duration.ofDays(day)));
        }
        takedowns.everythingOf(ANNA, "Ada");
        int windows = 0;
        while (!takedowns.job(ANNA).orElseThrow().ended()) {
            windows++;
            world.x.deletesUntilThrottled(1, Duration.ofMinutes(30));
            world.another().remover().drain();
            world.clock.advance(Duration.ofMinutes(31));
            world.pastBackOff();
        }
        assertThat(windows).isEqualTo(3);
        assertThat(standing()).hasSize(6).noneMatch(text -> text.contains("Anna"));
    }

    @Test
    void askedForAgainItShowsItsStateAndFindsWhatIsNew() {
        world.start().at(World.MONDAY_AT_NINE);
        takeDown(ANNA);
        assertThat(takeDown(ANNA).in(RemovalState.GONE)).isEqualTo(1);
        world.node.brakes().release(new Brakes.Target.Person(ANNA), "Ada");
        world.node.planner().planAll();
        List.of("06", "07", "08", "09", "10", "11").forEach(day -> world.at("2026-01-" + day + "T09:00:00Z"));
        assertThat(standing()).anyMatch(text -> text.contains("Anna"));
        assertThat(takeDown(ANNA).in(RemovalState.GONE)).isGreaterThan(1);
        assertThat(standing()).isNotEmpty().noneMatch(text -> text.contains("Anna"));
        assertThat(takedowns.jobs()).hasSize(1);
    }

    @RepeatedTest(20)
    void twoOperatorsAtOnceAskForOne() throws Exception {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start().at(World.MONDAY_AT_NINE);
        int before = world.x.calls() + world.mastodon.calls();
        List<Node> nodes = List.of(world.node, world.another());
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes.size())) {
            List<Future<?>> ends = new ArrayList<>();
            nodes.forEach(node -> ends.add(threads.submit(() -> {
                new Takedowns(world.database, node.files()).everythingOf(ANNA, "operator");
                node.remover().drain();
            })));
            for (Future<?> end : ends) {
                end.get();
            }
        }
        world.aftercare();
        assertThat(takedowns.job(ANNA).orElseThrow().in(RemovalState.GONE)).isEqualTo(2);
        assertThat(world.x.calls() + world.mastodon.calls() - before).isEqualTo(2);
        assertThat(world.count("restriction")).isEqualTo(1);
    }

    @Test
    void canBeCalledOff() {
        world.start().at(World.MONDAY_AT_NINE);
        world.x.down();
        takeDown(ANNA);
        assertThat(takedowns.callOff(ANNA, "Bo")).contains(1);
        world.x.up();
        world.pastBackOff().aftercare();
        assertThat(standing()).hasSize(1);
        assertThat(takedowns.callOff(new ProfileId("cara"), "Bo")).isEmpty();
        assertThat(world.node.brakes().inForce()).as("the hold stays").hasSize(1);
        assertThat(takeDown(ANNA).in(RemovalState.GONE)).isEqualTo(1);
    }

    @Test
    void aPersonWhomNoFileKnowsIsHeldAllTheSame() {
        world.start();
        assertThat(takedowns.everythingOf(new ProfileId("nobody"), "Ada")).isEmpty();
        assertThat(world.node.brakes().inForce())
                .singleElement()
                .satisfies(hold -> assertThat(hold.subject()).isEqualTo("nobody"));
    }
}
