package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.database.Database;
import org.vigil.network.Image;
import org.vigil.network.Outcome;
import org.vigil.network.RateReading;
import org.vigil.node.Node;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Anna's picture, whose post is due at nine. */
@ExtendWith(TestDatabase.class)
class EarlyPicturesTest {
    private static final Instant BEFORE = Instant.parse("2026-01-05T08:51:00Z");

    private final World world;

    EarlyPicturesTest(Database database) {
        world = new World(database).photo("anna", 3);
        world.x.takesPicturesEarly();
        world.mastodon.takesPicturesEarly();
        world.start();
    }

    private void handOver(Node node) {
        while (node.loop().handOverPicture()) {
            assertThat(world.x.pictureCalls()).as("calls").isLessThan(100);
        }
    }

    private void handOverAt(Instant moment) {
        world.clock.set(moment);
        handOver(world.node);
    }

    private static Image image(FakeNetwork.Post post) {
        return post.part().images().getFirst();
    }

    private void assertPublishedNaming(@Nullable String mediaId) {
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.posts())
                .singleElement()
                .satisfies(post -> assertThat(image(post).mediaId()).isEqualTo(mediaId));
    }

    @Test
    void isHandedOverBeforeTheSlotAndNamedByThePost() {
        handOverAt(BEFORE);
        assertThat(world.x.pictures()).singleElement().satisfies(picture -> {
            assertThat(picture.account()).isEqualTo("x");
            assertThat(picture.image().altText()).isEqualTo("A woman at her desk");
            assertThat(picture.image().bytes()).isNotEmpty();
        });
        assertThat(world.first().state()).isEqualTo(DeliveryState.PLANNED);
        world.at(World.MONDAY_AT_NINE);
        assertPublishedNaming("x-picture-1");
        assertThat(world.x.calls()).isEqualTo(1);
        assertThat(world.count("picture_handle h join attempt a on a.id = h.attempt where a.delivery = h.delivery"))
                .isEqualTo(1);
    }

    @Test
    void isHandedOverOnceAndNotEarlierThanTenMinutesBefore() {
        handOverAt(Instant.parse("2026-01-05T08:49:59Z"));
        assertThat(world.x.pictureCalls()).isZero();
        assertThat(world.count("early_picture")).isZero();
        handOverAt(Instant.parse("2026-01-05T08:50:00Z"));
        world.pastBackOff();
        handOver(world.node);
        assertThat(world.x.pictureCalls()).isEqualTo(1);
    }

    static Stream<Consumer<World>> whatKeepsPostsBack() {
        return Stream.of(
                world -> world.hold("anna"),
                world -> world.node.brakes().apply(new Brakes.Target.Everything(), null, "Tester"),
                world -> world.node.brakes().apply(new Brakes.Target.OneCampaign(World.VIGIL), null, "Tester"),
                world -> world.node.brakes().apply(new Brakes.Target.OneAccount(new AccountName("x")), null, "Tester"),
                world -> world.release("anna", "2026-01-04").accept(),
                world -> world.dies("anna", "2026-01-04").accept(),
                world -> world.edit(World.profile("anna"), "given: 2025-12-01", "given: 2025-12-01, until: 2026-01-04")
                        .accept(),
                world -> world.edit(World.profile("anna"), "given: 2025-12-01", "given: 2026-01-06")
                        .accept(),
                world -> world.schedule("approval: none", "approval: required").accept(),
                world -> world.change("update campaign set started_at = null, started_by = null"),
                world -> world.remove(World.CAMPAIGN).accept(),
                world -> new AccountStates(world.database).pause(new AccountName("x"), "looked into"),
                world -> world.secret("x", ""),
                world -> new RateBuckets(world.database)
                        .read(
                                new AccountName("x"),
                                new RateReading("media", 10, 0, Instant.parse("2026-01-05T08:55:00Z"))));
    }

    @ParameterizedTest
    @MethodSource("whatKeepsPostsBack")
    void nothingLeavesOfAPostThatIsKeptBack(Consumer<World> keepBack) {
        keepBack.accept(world);
        handOverAt(BEFORE);
        assertThat(world.x.pictureCalls()).isZero();
    }

    /** Her post is due a minute after midnight where she is held, and it is some minutes before. */
    private void beforeMidnight(String consent) {
        world.schedule("at: \"09:00\"", "at: \"20:01\"").follow();
        world.edit(World.profile("anna"), "given: 2025-12-01", consent).accept();
        handOverAt(Instant.parse("2026-01-05T19:55:00Z"));
        assertThat(world.count("early_picture")).as("looked at").isEqualTo(1);
    }

    @Test
    void nothingLeavesOfWhomNothingMayBeSaidByThen() {
        beforeMidnight("given: 2025-12-01, until: 2026-01-05");
        assertThat(world.x.pictureCalls()).isZero();
    }

    @Test
    void isHandedOverTheDayBeforeWhereItMayBeShownOnBoth() {
        beforeMidnight("given: 2025-12-01, until: 2026-01-06");
        assertThat(world.x.pictureCalls()).isEqualTo(1);
    }

    @Test
    void isHandedOverOnceItIsNoLongerKeptBack() {
        world.hold("anna");
        handOverAt(BEFORE);
        world.lift("anna").databaseGoesOn(Duration.ofMinutes(1));
        handOver(world.node);
        assertThat(world.x.pictures()).hasSize(1);
    }

    @Test
    void aHoldAfterwardsLetsNoPostFollow() {
        handOverAt(BEFORE);
        world.hold("anna").at(World.MONDAY_AT_NINE);
        assertThat(world.x.pictures()).hasSize(1);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.count("attempt")).isZero();
        assertThat(world.first().state()).isEqualTo(DeliveryState.WITHDRAWN);
        world.pastBackOff();
        handOver(world.node);
        assertThat(world.x.pictureCalls()).isEqualTo(1);
    }

    @Test
    void anotherPhotoGoesWithThePost() {
        handOverAt(BEFORE);
        world.photo("anna", 4).accept();
        world.at(World.MONDAY_AT_NINE);
        assertPublishedNaming(null);
        assertThat(image(world.x.posts().getFirst()).bytes())
                .isNotEqualTo(world.x.pictures().getFirst().image().bytes());
    }

    @Test
    void anotherAltTextGoesWithThePost() {
        handOverAt(BEFORE);
        world.edit(World.profile("anna"), "at her desk", "in her garden").accept();
        world.at(World.MONDAY_AT_NINE);
        assertPublishedNaming(null);
        assertThat(image(world.x.posts().getFirst()).altText()).isEqualTo("A woman in her garden");
    }

    @Test
    void whatCouldNotBeHandedOverGoesWithThePost() {
        world.x.failPictures(1);
        handOverAt(BEFORE);
        world.at(World.MONDAY_AT_NINE);
        assertPublishedNaming(null);
    }

    @Test
    void aFaultOfOurOwnChangesNothing() {
        world.x.whileTakingPictures(image -> {
            throw new IllegalStateException("a fault");
        });
        handOverAt(BEFORE);
        assertThat(world.x.pictureCalls()).isEqualTo(1);
        world.at(World.MONDAY_AT_NINE);
        assertPublishedNaming(null);
    }

    @Test
    void isTriedAgainAfterAWhileAndNotForEver() {
        world.x.failPictures(1);
        handOverAt(BEFORE);
        handOver(world.node);
        assertThat(world.x.pictureCalls()).isEqualTo(1);
        world.databaseGoesOn(Duration.ofMinutes(1));
        handOver(world.node);
        assertThat(world.x.pictures()).hasSize(1);
    }

    @Test
    void whatFailsIsGivenUp() {
        world.x.failPictures(100);
        world.clock.set(BEFORE);
        for (int i = 0; i < 20; i++) {
            world.databaseGoesOn(Duration.ofMinutes(1));
            handOver(world.node);
        }
        assertThat(world.x.pictureCalls()).isEqualTo(8);
    }

    @Test
    void whatTheNetworkHasThrownAwayGoesWithTheNextAttempt() {
        handOverAt(BEFORE);
        world.x.forgetPictures();
        world.at(World.MONDAY_AT_NINE);
        assertPublishedNaming(null);
        assertThat(world.x.calls()).isEqualTo(2);
        assertThat(world.count("attempt where outcome = 'refused'")).isEqualTo(1);
    }

    @Test
    void aPostThatIsRefusedWithItsPictureAsWellIsRefused() {
        handOverAt(BEFORE);
        world.x.next(new Outcome.Refused("no"), new Outcome.Refused("no, never"), new Outcome.Refused("no!"));
        world.at(World.MONDAY_AT_NINE).pastBackOff();
        handOver(world.node);
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(world.first().why()).contains("no, never");
        assertThat(world.x.calls()).isEqualTo(2);
        assertThat(world.x.pictureCalls()).isEqualTo(1);
    }

    @Test
    void servesAgainAfterAnAttemptThatSurelyNeverArrived() {
        handOverAt(BEFORE);
        world.x.next(new Outcome.Unreachable("not there"));
        world.at(World.MONDAY_AT_NINE).pastBackOff().after(Duration.ofMinutes(1));
        assertPublishedNaming("x-picture-1");
    }

    /** Throttled may be read out of an answer in more than one way; a picture more costs less than one that is missing. */
    @Test
    void servesOneAttemptOtherwise() {
        handOverAt(BEFORE);
        world.x.next(new Outcome.Throttled(World.MONDAY_AT_NINE.plusSeconds(30), "busy"));
        world.at(World.MONDAY_AT_NINE).pastBackOff().after(Duration.ofMinutes(1));
        assertPublishedNaming(null);
    }

    @Test
    void servesNoPostAfterOneThatIsProvedAbsent() {
        world.x.postedByAnother("x", SettlingTest.part("an older post"));
        handOverAt(BEFORE);
        world.x.loseRequests(1);
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.SETTLING);
        world.databaseGoesOn(Duration.ofMinutes(1)).after(Duration.ofMinutes(1));
        world.databaseGoesOn(Duration.ofMinutes(6)).after(Duration.ofMinutes(6));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.count("attempt where outcome = 'absent'")).isEqualTo(1);
        assertThat(image(world.x.posts().getLast()).mediaId()).isNull();
        assertThat(world.x.posts()).hasSize(2);
    }

    @Test
    void aPostWhoseAnswerWasLostIsFoundAndNotSentAgain() {
        handOverAt(BEFORE);
        world.x.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE).pastBackOff().after(Duration.ofMinutes(1));
        assertPublishedNaming("x-picture-1");
        assertThat(world.x.calls()).isEqualTo(1);
    }

    @Test
    void doesNotServeWhenItsTimeIsOver() {
        handOverAt(BEFORE);
        world.databaseGoesOn(Duration.ofDays(1)).at(World.MONDAY_AT_NINE);
        assertPublishedNaming(null);
    }

    @Test
    void isRenewedWhileThePostWaits() {
        handOverAt(BEFORE);
        world.databaseGoesOn(Duration.ofDays(1).minusMinutes(5));
        handOver(world.node);
        world.at(World.MONDAY_AT_NINE);
        assertPublishedNaming("x-picture-2");
    }

    @Test
    void belongsToTheFirstPartOfAThread() {
        world.threads().start();
        handOverAt(BEFORE);
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.count("delivery where account = 'mastodon' and state = 'published'"))
                .isEqualTo(1);
        assertThat(world.mastodon.posts()).hasSize(3);
        assertThat(image(world.mastodon.posts().getFirst()).mediaId()).isEqualTo("mastodon-picture-1");
        assertThat(world.mastodon.pictures()).hasSize(1);
    }

    @Test
    void aThreadWhosePictureIsGoneBeginsOnce() {
        world.threads().start();
        handOverAt(BEFORE);
        world.mastodon.forgetPictures();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.count("delivery where account = 'mastodon' and state = 'published'"))
                .isEqualTo(1);
        assertThat(world.mastodon.posts()).hasSize(3);
        assertThat(world.mastodon.duplicates()).isZero();
    }

    @Test
    void isInOneHandOnly() {
        Node other = world.another();
        List<Boolean> others = new ArrayList<>();
        world.x.whileTakingPictures(image -> others.add(other.loop().handOverPicture()));
        handOverAt(BEFORE);
        handOver(other);
        assertThat(others).containsExactly(false);
        assertThat(world.x.pictureCalls()).isEqualTo(1);
    }

    @Test
    void isTakenOverFromWhoeverDied() {
        world.x.whileTakingPictures(image -> {
            throw new LinkageError("killed");
        });
        world.clock.set(BEFORE);
        try {
            handOver(world.node);
        } catch (LinkageError killed) {
            assertThat(killed).hasMessage("killed");
        }
        world.x.whileTakingPictures(image -> {});
        handOver(world.another());
        assertThat(world.x.pictures()).isEmpty();
        world.databaseGoesOn(Duration.ofMinutes(3));
        handOver(world.another());
        assertThat(world.x.pictures()).hasSize(1);
    }

    @Test
    void aSlowNetworkDelaysItsOwnAccountOnly() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]");
        world.schedule(
                "slots: [{ id: morning, at: \"09:00\" }]",
                "slots: [{ id: morning, at: \"09:00\" }, { id: second, at: \"09:01\" }]");
        world.photo("bela", 3).photo("cara", 3).start();
        List<Integer> meanwhile = new ArrayList<>();
        world.x.whileTakingPictures(image -> {
            world.x.whileTakingPictures(other -> {});
            handOver(world.another());
            meanwhile.add(world.x.pictures().size());
            meanwhile.add(world.mastodon.pictures().size());
        });
        handOverAt(BEFORE);
        assertThat(meanwhile).containsExactly(0, 2);
        assertThat(world.x.pictures()).hasSize(2);
        assertThat(world.mastodon.pictures()).hasSize(2);
    }

    @Test
    void whereNobodyHasAPictureNothingIsAsked() {
        world.edit(World.profile("anna"), "photo: {", "# photo: {").accept();
        handOverAt(BEFORE);
        assertThat(world.count("early_picture")).isZero();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts().getFirst().part().images()).isEmpty();
        assertThat(world.count("picture_handle")).isZero();
    }

    @Test
    void aNetworkThatTakesPicturesWithTheirPostsIsAskedOnce() {
        world.schedule("accounts: [x]", "accounts: [box]");
        world.photo("bela", 3).photo("cara", 3).start();
        handOverAt(BEFORE);
        handOverAt(BEFORE.plus(Duration.ofDays(1)));
        assertThat(world.sandbox.pictureCalls()).isEqualTo(1);
        assertThat(world.count("early_picture where account = 'box'")).isEqualTo(1);
        assertThat(world.count("picture_handle")).isZero();
    }
}
