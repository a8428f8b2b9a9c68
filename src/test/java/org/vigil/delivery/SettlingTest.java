package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.RateReading;
import org.vigil.network.Visibility;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What becomes of a post whose answer was lost, rule by rule. */
@ExtendWith(TestDatabase.class)
class SettlingTest {
    private static final Duration SOON = Duration.ofSeconds(16);
    private static final Duration PROOF = Duration.ofMinutes(6);

    private final World world;

    SettlingTest(Database database) {
        world = new World(database).start();
    }

    static Part part(String text) {
        return new Part(text, List.of(), "en", null, Visibility.PUBLIC);
    }

    /** Monday's post went well, Tuesday's answer is lost. */
    private void loseTuesdaysAnswer() {
        world.at(World.MONDAY_AT_NINE);
        world.x.loseAnswers(1);
        tuesday();
    }

    private void loseTuesdaysRequest() {
        world.at(World.MONDAY_AT_NINE);
        world.x.loseRequests(1);
        tuesday();
    }

    private void tuesday() {
        world.at("2026-01-06T09:00:00Z");
        assertThat(second().state()).isEqualTo(DeliveryState.SETTLING);
    }

    private Delivery second() {
        return world.deliveries.all().get(1);
    }

    /** Time passes on all clocks, and Vigil works. */
    private void later(Duration time) {
        world.databaseGoesOn(time).after(time);
    }

    private String lastFound() {
        return world.database
                .jdbc()
                .sql("select found from asking order by id desc limit 1")
                .query((row, n) -> row.getString("found"))
                .single();
    }

    @Test
    void whatStandsIsFoundAndPublishedUnderItsId() {
        loseTuesdaysAnswer();
        assertThat(second().why()).contains("it may stand on the network, or not", "lost on the way back");
        later(Duration.ofSeconds(10));
        assertThat(world.count("asking")).as("the network is given time").isZero();
        later(Duration.ofSeconds(6));
        assertThat(second().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(second().url()).isEqualTo("https://fake.example/x-2");
        assertThat(second().publishedAt()).isEqualTo(Instant.parse("2026-01-06T09:00:00Z"));
        assertThat(world.count("attempt where remote_id = 'x-2' and outcome = 'published'"))
                .isEqualTo(1);
        assertThat(world.x.calls()).isEqualTo(2);
    }

    @Test
    void theAccountsOtherPostsGoOnMeanwhile() {
        world.x.cannotBeAsked();
        loseTuesdaysAnswer();
        world.at("2026-01-07T09:00:00Z");
        assertThat(world.x.posts()).hasSize(3);
    }

    @Test
    void whatNeverArrivedIsSentAgainAfterTwoAnswersFiveMinutesApart() {
        loseTuesdaysRequest();
        later(SOON);
        assertThat(lastFound()).isEqualTo("absent");
        for (int i = 0; i < 4; i++) {
            later(Duration.ofSeconds(65));
            assertThat(second().state()).isEqualTo(DeliveryState.SETTLING);
            assertThat(world.x.calls()).isEqualTo(2);
        }
        later(Duration.ofMinutes(2));
        assertThat(second().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.posts()).hasSize(2);
        assertThat(world.count("attempt where outcome = 'absent'")).isEqualTo(1);
        assertThat(world.count("asking where found = 'absent'")).isBetween(3L, 6L);
    }

    @Test
    void whatNeverArrivesIsSentFiveTimesAtMost() {
        world.at(World.MONDAY_AT_NINE);
        world.x.loseRequests(100);
        tuesday();
        for (int i = 0; i < 100; i++) {
            later(Duration.ofSeconds(75));
        }
        assertThat(second().state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(second().why()).contains("sent 5 times, and never arrived");
        assertThat(world.x.calls()).isEqualTo(6);
    }

    @Test
    void twoAnswersCloseTogetherAreNotEnoughHoweverLate() {
        loseTuesdaysRequest();
        world.x.down();
        for (int i = 0; i < 4; i++) {
            later(Duration.ofMinutes(15));
        }
        world.x.up();
        later(Duration.ofMinutes(15));
        assertThat(lastFound()).isEqualTo("absent");
        assertThat(second().state()).isEqualTo(DeliveryState.SETTLING);
        world.pastBackOff().after(Duration.ZERO);
        assertThat(second().state()).isEqualTo(DeliveryState.SETTLING);
        later(Duration.ofMinutes(3));
        assertThat(second().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void whatIsSentAgainHasTheNumberOfItsDay() {
        world.schedule("late_window: 6h", "late_window: 1d").follow();
        world.x.postedByAnother("x", part("an older post"));
        world.x.loseRequests(1);
        world.at(World.MONDAY_AT_NINE);
        later(SOON);
        world.clock.set(Instant.parse("2026-01-05T21:00:00Z"));
        later(PROOF);
        assertThat(world.x.posts().getLast().part().text()).contains("366 days");
        assertThat(world.x.posts().getLast().key()).isEqualTo(world.first().sendKey() + "-1");
    }

    @Test
    void whatNeverArrivedIsMissedWhereItsLateWindowIsOver() {
        loseTuesdaysRequest();
        later(SOON);
        world.clock.set(Instant.parse("2026-01-06T15:00:00Z"));
        later(PROOF);
        assertThat(second().state()).isEqualTo(DeliveryState.MISSED);
        assertThat(second().why()).contains("late window", "never arrived");
        assertThat(world.x.calls()).isEqualTo(2);
    }

    @Test
    void aHoldKeepsBackWhatNeverArrived() {
        loseTuesdaysRequest();
        later(SOON);
        world.hold(second().profile().value());
        later(PROOF);
        assertThat(second().state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(world.x.calls()).isEqualTo(2);
    }

    @Test
    void anOldAnswerThatLacksTheKnownPostProvesNothing() {
        loseTuesdaysAnswer();
        world.x.hideNewest(2);
        later(SOON);
        assertThat(lastFound()).isEqualTo("no_proof");
        later(PROOF);
        later(PROOF);
        assertThat(second().state()).isEqualTo(DeliveryState.SETTLING);
        world.x.hideNewest(0);
        later(Duration.ofMinutes(15));
        assertThat(second().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.posts()).hasSize(2);
    }

    @Test
    void anAnswerThatLacksALaterPostOfOursProvesNothing() {
        loseTuesdaysRequest();
        world.at("2026-01-07T09:00:00Z");
        world.x.hideNewest(1);
        later(SOON);
        assertThat(lastFound()).isEqualTo("no_proof");
        later(PROOF);
        assertThat(second().state()).isEqualTo(DeliveryState.SETTLING);
        world.x.hideNewest(0);
        later(PROOF);
        assertThat(lastFound()).isEqualTo("absent");
    }

    @Test
    void anAnswerThatIsCutOffProvesNothing() {
        loseTuesdaysRequest();
        world.x.postedByAnother("x", part("somebody else"));
        world.x.tellAtMost(1);
        later(SOON);
        assertThat(lastFound()).isEqualTo("no_proof");
        later(PROOF);
        assertThat(second().state()).isEqualTo(DeliveryState.SETTLING);
    }

    @Test
    void afterTenAnswersThatProveNothingAPersonIsAsked() {
        loseTuesdaysRequest();
        world.x.hideNewest(1);
        for (int i = 0; i < 10; i++) {
            assertThat(second().state()).isEqualTo(DeliveryState.SETTLING);
            later(Duration.ofMinutes(15));
        }
        assertThat(second().state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(second().why()).contains("asked 10 times", "lacks x-1");
    }

    @Test
    void aPostThatNobodyKnowsGoesToAPersonWithItsAddressAndWords() {
        loseTuesdaysRequest();
        FakeNetwork.Post foreign = world.x.postedByAnother("x", part("We   remember\nall of them"));
        later(SOON);
        assertThat(second().state()).as("the post may still show up").isEqualTo(DeliveryState.SETTLING);
        later(PROOF);
        assertThat(second().state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(second().why())
                .contains("https://fake.example/" + foreign.remoteId() + " (\"We remember all of them\")");
        assertThat(world.x.calls()).isEqualTo(2);
    }

    @Test
    void aForeignPostIsNoHindranceWhereOursIsFound() {
        loseTuesdaysAnswer();
        world.x.postedByAnother("x", part("somebody else"));
        later(SOON);
        assertThat(second().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void aCorrectionsReplyWhoseAnswerWasLostAsWellIsNoStranger() {
        world.at(World.MONDAY_AT_NINE);
        CorrectionDesk desk =
                new CorrectionDesk(world.database, world.clock, world.node.files(), world.node.sessions());
        desk.ask((CorrectionDesk.Proposal.Possible) desk.propose(world.first(), 0, "Day 1: Anna.", false), "Ada");
        world.x.loseAnswers(1);
        world.x.hideNewest(1);
        world.aftercare();
        world.x.hideNewest(0);
        world.x.loseRequests(1);
        tuesday();
        assertThat(world.count("attempt where outcome = 'unknown'")).isEqualTo(2);
        later(SOON);
        assertThat(lastFound()).isEqualTo("absent");
    }

    @Test
    void aForeignPostThatWasSeenBeforeIsKnown() {
        loseTuesdaysAnswer();
        world.x.postedByAnother("x", part("somebody else"));
        later(SOON);
        world.x.loseRequests(1);
        world.at("2026-01-07T09:00:00Z");
        later(SOON);
        later(PROOF);
        assertThat(world.deliveries.all().get(2).state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void twoPostsWithItsWordsGoToAPerson() {
        loseTuesdaysAnswer();
        world.x.postedByAnother("x", part(world.x.posts().getLast().part().text()));
        later(SOON);
        assertThat(second().state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(second().why()).contains("more than one post has its words", "x-2", "x-3");
    }

    @Test
    void onePostThatFitsTwoLostAnswersGoesToAPerson() {
        world.put(World.TEMPLATE, "The same every day.\n").start();
        world.at(World.MONDAY_AT_NINE);
        world.x.loseAnswers(1);
        world.at("2026-01-06T09:00:00Z");
        world.x.loseRequests(1);
        world.at("2026-01-07T09:00:00Z");
        later(SOON);
        assertThat(world.deliveries.in(DeliveryState.UNCERTAIN))
                .isNotEmpty()
                .first()
                .satisfies(delivery ->
                        assertThat(delivery.why()).contains("another post with the same words is unknown as well"));
    }

    @Test
    void anEarlierPostWithTheSameWordsIsNotTakenForIt() {
        world.put(World.TEMPLATE, "The same every day.\n").start();
        loseTuesdaysRequest();
        later(SOON);
        assertThat(lastFound()).isEqualTo("absent");
    }

    @Test
    void whereTheNewestKnownPostWasTakenAwayByVigilTheNextOlderOneServes() {
        world.at(World.MONDAY_AT_NINE).at("2026-01-06T09:00:00Z");
        world.x.loseRequests(1);
        world.at("2026-01-07T09:00:00Z");
        world.x.delete("x-2");
        later(SOON);
        assertThat(lastFound()).as("somebody took it away: it lacks").isEqualTo("no_proof");
        new KnownPosts(world.database.jdbc()).gone(second().account(), "x-2");
        later(PROOF);
        assertThat(lastFound()).isEqualTo("absent");
        later(PROOF);
        assertThat(world.deliveries.all().get(2).state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void onAnAccountWithoutAnyPostAnEmptyAnswerProvesNothing() {
        world.x.loseRequests(1);
        world.at(World.MONDAY_AT_NINE);
        later(SOON);
        later(PROOF);
        assertThat(lastFound()).isEqualTo("no_proof");
        assertThat(world.first().state()).isEqualTo(DeliveryState.SETTLING);
        world.at("2026-01-06T09:00:00Z");
        later(PROOF);
        later(PROOF);
        assertThat(world.first().state()).as("the next day's post is the proof").isEqualTo(DeliveryState.MISSED);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void whatStoodThereBeforeVigilServesAsTheKnownPost() {
        world.x.postedByAnother("x", part("before Vigil"));
        world.x.loseRequests(1);
        world.at(World.MONDAY_AT_NINE);
        later(SOON);
        assertThat(lastFound()).isEqualTo("absent");
        later(PROOF);
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void aNetworkThatFindsPostsByKeyIsAskedForTheKey() {
        world.x.findsByKey();
        world.x.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
        world.x.postedByAnother("x", part("somebody else"));
        later(SOON);
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.first().url()).isEqualTo("https://fake.example/x-1");
    }

    @Test
    void absentUnderItsKeyTakesTwoAnswersAsWell() {
        world.x.findsByKey();
        world.x.loseRequests(1);
        world.at(World.MONDAY_AT_NINE);
        later(SOON);
        assertThat(lastFound()).isEqualTo("absent");
        assertThat(world.x.calls()).isEqualTo(1);
        later(PROOF);
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aNetworkThatCannotBeAskedNeedsAPersonAtOnce() {
        world.x.cannotBeAsked();
        loseTuesdaysAnswer();
        later(SOON);
        assertThat(second().state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(second().why()).contains("lost on the way back", "the fake tells nobody");
    }

    @Test
    void anAccountThatIsGoneNeedsAPerson() {
        loseTuesdaysAnswer();
        world.edit(World.ACCOUNTS, "  - { name: x, network: x, language: en }\n", "")
                .remove(World.CAMPAIGN)
                .accept();
        later(SOON);
        assertThat(second().state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(second().why()).contains("not in accounts.yaml");
    }

    @Test
    void whoIsNotReachedIsAskedAgainForADay() {
        loseTuesdaysAnswer();
        world.x.down();
        for (int i = 0; i < 30; i++) {
            later(Duration.ofMinutes(15));
        }
        assertThat(second().state()).isEqualTo(DeliveryState.SETTLING);
        assertThat(world.count("asking where found = 'not_reached'")).isEqualTo(30);
        later(Duration.ofHours(17));
        assertThat(second().state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(second().why()).contains("nobody has answered for a day");
    }

    @Test
    void theLimitOfQuestionsIsKept() {
        loseTuesdaysAnswer();
        new org.vigil.account.RateBuckets(world.database)
                .read(
                        second().account(),
                        new RateReading("reads", 100, 0, world.clock.instant().plusSeconds(600)));
        later(SOON);
        assertThat(lastFound()).isEqualTo("not_reached");
        later(Duration.ofMinutes(1));
        assertThat(world.count("asking")).isEqualTo(1);
        later(Duration.ofMinutes(10));
        assertThat(second().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void twoWhoSettleAtOnceAskOnce() throws Exception {
        loseTuesdaysRequest();
        world.databaseGoesOn(SOON);
        DeliveryLoop one = world.node.loop();
        DeliveryLoop two = world.another().loop();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = threads.submit(one::settle);
            Future<Boolean> second = threads.submit(two::settle);
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(world.count("asking")).isEqualTo(1);
    }

    @Test
    void whoDiesWhileAskingIsFollowedByAnother() {
        loseTuesdaysAnswer();
        world.databaseGoesOn(SOON);
        assertThat(new DeliveryQueue(world.database.jdbc()).settling(Duration.ofMinutes(3)))
                .isPresent();
        later(Duration.ofMinutes(2));
        assertThat(world.count("asking")).isZero();
        later(Duration.ofMinutes(2));
        assertThat(second().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void anAnswerThatComesWhileItIsSettlingWins() {
        world.at(World.MONDAY_AT_NINE);
        world.x.whileSending(part -> {
            world.pastLease();
            world.another().loop().drain();
            assertThat(second().state()).isEqualTo(DeliveryState.SETTLING);
        });
        world.x.next(new Outcome.Refused("no such words here"));
        world.at("2026-01-06T09:00:00Z");
        assertThat(second().state()).isEqualTo(DeliveryState.REFUSED);
        later(PROOF);
        assertThat(world.count("asking")).isZero();
    }

    @Test
    void anAnswerThatComesAfterItWasFoundChangesNothing() {
        world.at(World.MONDAY_AT_NINE);
        world.x.postedByAnother("x", part("unrelated"));
        world.x.whileSending(part -> {
            world.x.whileSending(next -> {});
            world.x.postedByAnother("x", part);
            world.pastLease();
            DeliveryLoop other = world.another().loop();
            other.drain();
            world.databaseGoesOn(SOON);
            other.drain();
            assertThat(second().state()).isEqualTo(DeliveryState.PUBLISHED);
        });
        world.x.next(new Outcome.Unreachable("it thought that nothing was sent"));
        world.at("2026-01-06T09:00:00Z");
        assertThat(second().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(second().url()).isEqualTo("https://fake.example/x-3");
    }

    @Test
    void anAnswerThatComesAfterItWasTakenForAbsentWins() {
        world.at(World.MONDAY_AT_NINE);
        world.x.whileSending(part -> {
            world.x.whileSending(next -> {});
            world.pastLease();
            DeliveryLoop other = world.another().loop();
            other.drain();
            world.databaseGoesOn(SOON);
            other.settle();
            world.databaseGoesOn(PROOF);
            other.settle();
            assertThat(second().state()).isEqualTo(DeliveryState.DUE);
        });
        world.at("2026-01-06T09:00:00Z");
        assertThat(second().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.x.posts()).hasSize(2);
        later(PROOF);
        assertThat(world.x.posts()).hasSize(2);
    }
}
