package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What a person says of a post that no network can tell about, and of one that is still being asked about. */
@ExtendWith(TestDatabase.class)
class UncertainTest {
    private final World world;
    private final Uncertain uncertain;

    UncertainTest(Database database) {
        world = new World(database);
        uncertain = new Uncertain(database, world.clock, world.node.files(), world.node.sessions());
        world.start();
    }

    /** On a network that cannot be asked. */
    private void onlyAPersonCanTell() {
        world.x.cannotBeAsked();
        losesAnAnswer();
        world.pastBackOff().after(Duration.ZERO);
        assertThat(world.first().state()).isEqualTo(DeliveryState.UNCERTAIN);
    }

    private FakeNetwork.Post losesAnAnswer() {
        world.x.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.SETTLING);
        return world.x.posts().getLast();
    }

    private static URI at(String remoteId) {
        return URI.create("https://fake.example/us/" + remoteId + "/");
    }

    @Test
    void listsWhatMayStandThereWithItsWordsAndWhy() {
        onlyAPersonCanTell();
        assertThat(uncertain.list())
                .singleElement()
                .satisfies(delivery ->
                        assertThat(delivery.why()).contains("lost on the way back", "nobody can be asked there"));
        assertThat(uncertain.words(id()))
                .hasValueSatisfying(words -> assertThat(words).contains("Anna"));
        assertThat(uncertain.asked(id())).hasSize(1);
        assertThat(uncertain.beingAsked()).isEmpty();
    }

    @Test
    void whatAPersonHasSeenIsPublishedAndNeverSentAgain() {
        onlyAPersonCanTell();
        assertThat(uncertain.itIsThere(id(), at("x-1"), false, "Ada"))
                .isInstanceOfSatisfying(
                        Uncertain.Heard.Noted.class,
                        noted -> assertThat(noted.checked()).contains("Not checked"));
        world.after(Duration.ofHours(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.first().url()).isEqualTo(at("x-1").toString());
        assertThat(world.x.calls()).isEqualTo(1);
        assertThat(world.count("attempt where outcome = 'published' and remote_id = 'x-1'"))
                .isEqualTo(1);
    }

    @Test
    void whatAPersonHasSeenIsLookedAtWhereTheNetworkCanBeAsked() {
        FakeNetwork.Post post = losesAnAnswer();
        assertThat(uncertain.beingAsked()).hasSize(1);
        assertThat(uncertain.itIsThere(id(), at(post.remoteId()), false, "Ada"))
                .isInstanceOfSatisfying(
                        Uncertain.Heard.Noted.class,
                        noted -> assertThat(noted.checked()).contains("shows it there"));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void aWrongAddressIsNotNoted() {
        FakeNetwork.Post other = world.x.postedByAnother("x", SettlingTest.part("other words"));
        FakeNetwork.Post post = losesAnAnswer();
        assertThat(uncertain.itIsThere(id(), at(other.remoteId()), false, "Ada"))
                .isInstanceOfSatisfying(
                        Uncertain.Heard.Contradicted.class,
                        not -> assertThat(not.why()).contains("other words stand there", "fake.example"));
        assertThat(uncertain.itIsThere(id(), at("x-99"), false, "Ada"))
                .isEqualTo(new Uncertain.Heard.Contradicted("it has no post there"));
        assertThat(uncertain.itIsThere(id(), URI.create("https://fake.example"), false, "Ada"))
                .isInstanceOf(Uncertain.Heard.Contradicted.class);
        assertThat(world.first().state()).isEqualTo(DeliveryState.SETTLING);
        assertThat(uncertain.itIsThere(id(), at("x-99"), true, "Ada")).isInstanceOf(Uncertain.Heard.Noted.class);
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(post.remoteId()).isNotEqualTo("x-99");
    }

    @Test
    void anotherDeliverysPostIsNotThisOne() {
        world.at(World.MONDAY_AT_NINE);
        world.x.loseAnswers(1);
        world.at("2026-01-06T09:00:00Z");
        long second = world.deliveries.all().get(1).id();
        assertThat(uncertain.itIsThere(second, at("x-1"), true, "Ada"))
                .isEqualTo(new Uncertain.Heard.Contradicted("that is another delivery's post"));
    }

    @Test
    void whatAPersonDidNotFindGoesOutOnceWithTheSameWords() {
        onlyAPersonCanTell();
        assertThat(uncertain.sendAgain(id(), "Ada")).isTrue();
        world.after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.calls()).isEqualTo(2);
        assertThat(world.count("(select distinct text from attempt) t")).isEqualTo(1);
        assertThat(world.count("attempt where outcome = 'absent' and why like 'Ada has looked%'"))
                .isEqualTo(1);
    }

    @Test
    void afterTheLateWindowItIsMissedAndNotSent() {
        onlyAPersonCanTell();
        uncertain.sendAgain(id(), "Ada");
        world.after(Duration.ofHours(7));
        assertThat(world.first().state()).isEqualTo(DeliveryState.MISSED);
        assertThat(world.x.calls()).isEqualTo(1);
    }

    @Test
    void whatIsBeingAskedAboutIsNotSentAgainByAnybody() {
        losesAnAnswer();
        assertThat(uncertain.sendAgain(id(), "Ada")).isFalse();
    }

    @Test
    void whatIsNotUncertainCannotBeSettled() {
        onlyAPersonCanTell();
        uncertain.itIsThere(id(), at("x-1"), false, "Ada");
        assertThat(uncertain.sendAgain(id(), "Ada")).isFalse();
        assertThat(uncertain.itIsThere(999, at("x-1"), false, "Ada")).isInstanceOf(Uncertain.Heard.NotOpen.class);
    }

    private long id() {
        return world.first().id();
    }
}
