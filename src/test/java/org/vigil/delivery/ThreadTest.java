package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A text of three parts. */
@ExtendWith(TestDatabase.class)
class ThreadTest {
    private static final Outcome GONE = new Outcome.Unreachable("gone for a moment");

    private final World world;

    ThreadTest(Database database) {
        world = new World(database).threads().start();
    }

    /** The second part of the first thread does not get through. */
    private void interruptAfterTheFirstPart() {
        world.mastodon.whileSending(part -> {
            if (world.mastodon.posts().size() == 1) {
                world.mastodon.next(GONE);
                world.mastodon.whileSending(other -> {});
            }
        });
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.mastodon.posts()).hasSize(1);
        assertThat(world.first().state()).isEqualTo(DeliveryState.SENDING);
    }

    @Test
    void partsAnswerEachOther() {
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.mastodon.posts())
                .extracting(FakeNetwork.Post::remoteId)
                .hasSize(3);
        assertThat(world.mastodon.posts().get(0).previous()).isNull();
        assertThat(world.mastodon.posts().get(2).previous()).satisfies(reply -> {
            assertThat(reply).isNotNull();
            assertThat(reply.toString()).contains("mastodon-2", "mastodon-1");
        });
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.first().url()).isEqualTo("https://fake.example/mastodon-1");
    }

    @Test
    void goesOnWhereItStoppedWithTheWordsItBeganWith() {
        world.schedule("late_window: 6h", "late_window: 1d").follow();
        interruptAfterTheFirstPart();
        world.edit(World.TEMPLATE, "second part", "changed part").follow();
        world.pastBackOff().at("2026-01-05T21:00:00Z");
        assertThat(world.mastodon.posts()).hasSize(3);
        assertThat(world.mastodon.posts().get(1).part().text()).contains("second part", "365 days");
        assertThat(world.mastodon.duplicates()).isZero();
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void ofWhichNoPartStandsYetIsWrittenAnew() {
        world.schedule("late_window: 6h", "late_window: 1d").follow();
        world.mastodon.next(GONE);
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.DUE);
        assertThat(world.first().frozen()).isNull();
        world.pastBackOff().at("2026-01-05T21:00:00Z");
        assertThat(world.mastodon.posts()).hasSize(3);
        assertThat(world.mastodon.posts().get(1).part().text()).contains("366 days");
    }

    @Test
    void aHoldInTheMiddleEndsIt() {
        interruptAfterTheFirstPart();
        world.hold("anna").pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED_IN_PART);
        assertThat(world.first().why()).contains("parts that stand: 1", "on hold");
        world.lift("anna").pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.mastodon.posts()).hasSize(1);
    }

    @Test
    void aStopInTheMiddleOnlyDelaysIt() {
        interruptAfterTheFirstPart();
        world.node.brakes().apply(new Brakes.Target.Everything(), null, "Tester");
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.SENDING);
        assertThat(world.first().why()).contains("everything is stopped");
        world.node.brakes().release(new Brakes.Target.Everything(), "Tester");
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.mastodon.posts()).hasSize(3);
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void theLateWindowEndsIt() {
        interruptAfterTheFirstPart();
        world.at("2026-01-05T15:00:01Z");
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED_IN_PART);
        assertThat(world.mastodon.posts()).hasSize(1);
    }

    @Test
    void aRefusalInTheMiddleLeavesAPart() {
        interruptAfterTheFirstPart();
        world.mastodon.next(new Outcome.Refused("no"));
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED_IN_PART);
    }

    @Test
    void anUnknownInTheMiddleIsFoundAndTheRestFollows() {
        interruptAfterTheFirstPart();
        world.mastodon.loseAnswers(1);
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.SETTLING);
        assertThat(world.mastodon.posts()).hasSize(2);
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.mastodon.posts()).hasSize(3);
        assertThat(world.mastodon.posts().get(2).previous())
                .isEqualTo(new org.vigil.network.ReplyTo("mastodon-2", "mastodon-1"));
        assertThat(world.mastodon.calls()).isEqualTo(4);
    }

    @Test
    void aPartThatNeverArrivedIsSentAgainWithTheWordsItBeganWith() {
        interruptAfterTheFirstPart();
        world.mastodon.loseRequests(1);
        world.pastBackOff().after(Duration.ofMinutes(1));
        world.edit(World.TEMPLATE, "second part", "changed part").follow();
        world.databaseGoesOn(Duration.ofMinutes(1)).after(Duration.ofMinutes(1));
        world.databaseGoesOn(Duration.ofMinutes(6)).after(Duration.ofMinutes(6));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.mastodon.posts()).hasSize(3);
        assertThat(world.mastodon.posts().get(1).part().text()).contains("second part");
        assertThat(world.count("attempt where outcome = 'absent'")).isEqualTo(1);
    }

    @Test
    void namesNobodyWhoIsOnHoldSinceItBegan() {
        world.edit(World.profile("anna"), "kind: prisoner", "kind: prisoner\ntogether: [bela]")
                .edit(World.TEMPLATE, "ends it all.", "is of {{#together}}{{together}}{{/together}}.")
                .start();
        interruptAfterTheFirstPart();
        assertThat(world.first().frozen()).contains("Bela");
        world.hold("bela").pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.mastodon.posts())
                .noneSatisfy(post -> assertThat(post.part().text()).contains("Bela"));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED_IN_PART);
    }
}
