package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.node.Node;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/**
 * What becomes of all that is queued of somebody who is freed, dies or is held. {@code follow} is what a serving process
 * does every minute; none of these comes to the time of the post.
 */
@ExtendWith(TestDatabase.class)
class SilencedAtOnceTest {
    private final World world;

    SilencedAtOnceTest(Database database) {
        world = new World(database);
    }

    private List<Delivery> of(String profile) {
        return world.deliveries.all().stream()
                .filter(delivery -> delivery.profile().value().equals(profile))
                .toList();
    }

    private void assertNothingComes(String profile, String why) {
        long attempts = attemptsAt(profile);
        assertThat(of(profile))
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(delivery.state())
                        .isIn(DeliveryState.WITHDRAWN, DeliveryState.PUBLISHED, DeliveryState.PUBLISHED_IN_PART));
        assertThat(of(profile))
                .anySatisfy(
                        delivery -> assertThat(String.valueOf(delivery.why())).contains(why));
        world.pastBackOff().after(Duration.ofMinutes(20));
        world.pastBackOff().after(Duration.ofHours(6));
        assertThat(attemptsAt(profile)).isEqualTo(attempts);
    }

    private long attemptsAt(String profile) {
        return world.count("attempt a join delivery d on d.id = a.delivery where d.profile = '" + profile + "'");
    }

    @ParameterizedTest
    @CsvSource({"released, released", "died, died", "held, on hold", "withheld, withheld", "gone, not"})
    void whatIsPlannedIsWithdrawnBeforeItsTime(String what, String why) {
        world.start();
        assertThat(of("bela")).extracting(Delivery::state).containsOnly(DeliveryState.PLANNED);
        happens(what, "bela");
        assertNothingComes("bela", why);
    }

    private void happens(String what, String person) {
        switch (what) {
            case "released" -> world.release(person, "2026-01-04").follow();
            case "died" -> world.dies(person, "2026-01-04").follow();
            case "held" -> world.hold(person).node.planner().planAll();
            case "withheld" ->
                world.put(World.profile(person), world.text(World.profile(person)) + "withheld: true\n")
                        .follow();
            default -> world.remove(World.profile(person)).follow();
        }
    }

    @ParameterizedTest
    @CsvSource({"dana-family, released", "dana-family, died", "dana-family, held", "five, released", "five, held"})
    void soAreThePostsOfTheirFamilyAndGroup(String profile, String what) {
        world.schedule("[anna, bela, cara]", "[" + profile + ", bela]").start();
        happens(what, "dana");
        assertNothingComes(profile, what.equals("held") ? "on hold" : what);
    }

    @Test
    void accountsThatAreStillToGetItDoNot() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]\nspread: 5h")
                .start();
        world.at(of("anna").stream()
                .map(Delivery::dueAt)
                .min(java.time.Instant::compareTo)
                .orElseThrow());
        assertThat(of("anna")).extracting(Delivery::state).contains(DeliveryState.PUBLISHED, DeliveryState.PLANNED);
        world.release("anna", "2026-01-04").follow();
        assertNothingComes("anna", "released");
        assertThat(attemptsAt("anna")).isEqualTo(1);
    }

    @Test
    void aConsentThatEndsEndsItOnRealNetworksOnly() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]\nspread: 5h")
                .start();
        world.at(of("anna").stream()
                .map(Delivery::dueAt)
                .min(java.time.Instant::compareTo)
                .orElseThrow());
        world.edit(World.profile("anna"), "basis: { consent: { given: 2025-12-01, scope: [name] } }", "basis: historic")
                .follow();
        assertThat(of("anna"))
                .filteredOn(delivery -> delivery.plannedSlot() == world.first().plannedSlot())
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.PUBLISHED, DeliveryState.WITHDRAWN, DeliveryState.PLANNED);
    }

    @Test
    void aThreadThatIsHalfOutEndsThoughItsNetworkIsStillWaitedFor() {
        world.threads().start();
        world.mastodon.whileSending(part -> {
            if (world.mastodon.posts().size() == 1) {
                world.mastodon.next(new Outcome.Throttled(world.clock.instant().plus(Duration.ofHours(3)), "busy"));
                world.mastodon.whileSending(other -> {});
            }
        });
        world.at(World.MONDAY_AT_NINE);
        world.node.loop().drain();
        assertThat(world.first().state()).isEqualTo(DeliveryState.SENDING);
        world.release("anna", "2026-01-04").follow();
        world.node.loop().drain();
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED_IN_PART);
        assertThat(world.first().why()).contains("parts that stand: 1", "released");
        assertThat(world.mastodon.posts()).hasSize(1);
    }

    @Test
    void aMessageThatWasFrozenDoesNotGoOutWithItsOldCount() {
        world.start();
        world.x.cannotBeAsked();
        world.x.loseRequests(1);
        world.at(World.MONDAY_AT_NINE);
        world.pastBackOff().at(World.MONDAY_AT_NINE);
        assertThat(world.first().frozen()).contains("365 days");
        world.release("anna", "2026-01-04").follow();
        new Uncertain(world.database, world.clock, world.node.files(), world.node.sessions())
                .sendAgain(world.first().id(), "Ada");
        world.follow();
        assertNothingComes("anna", "released");
        assertThat(world.x.posts()).noneMatch(post -> post.part().text().contains("Anna"));
    }

    @Test
    void whatWaitsForItsNetworkIsWithdrawnAtOnce() {
        world.start();
        world.x.throttle(world.clock.instant().plus(Duration.ofHours(5)));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.DUE);
        world.dies("anna", "2026-01-04").follow();
        assertThat(of("anna")).extracting(Delivery::state).containsOnly(DeliveryState.WITHDRAWN);
    }

    @Test
    void aHoldOnOneNodeIsObeyedByTheOthersAtOnce() {
        world.start();
        Node other = world.another();
        assertThat(other.files().inForce().version()).isPositive();
        world.clock.set(World.MONDAY_AT_NINE);
        world.hold("anna");
        other.loop().drain();
        assertThat(world.x.posts()).isEmpty();
        assertThat(of("anna")).extracting(Delivery::state).contains(DeliveryState.WITHDRAWN);
        other.planner().planAll();
        other.loop().drain();
        assertThat(world.x.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.part().text()).contains("Bela"));
    }
}
