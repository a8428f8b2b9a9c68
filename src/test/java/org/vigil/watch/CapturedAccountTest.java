package org.vigil.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.delivery.CorrectionDesk;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Takedowns;
import org.vigil.network.SignIn;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What Vigil did not do on an account is an alarm, and what it did is none. */
@ExtendWith(TestDatabase.class)
class CapturedAccountTest {
    private static final Duration LOOK = Duration.ofMinutes(31);
    private static final Duration A_DAY = Duration.ofDays(1);

    private final WatchedWorld watched;
    private final World world;
    private final FakeNetwork network;

    CapturedAccountTest(Database database) {
        watched = new WatchedWorld(database);
        world = watched.world;
        network = watched.network;
    }

    private Account account() {
        return world.node.watchman().inUse().getFirst();
    }

    @Test
    void aPostOfAStrangerPausesTheAccountAndIsSaidOnce() {
        watched.post("What stood there before").after(Duration.ZERO).after(LOOK);
        assertThat(watched.kinds()).isEmpty();

        watched.post("Buy my coins, https://coins.example/").after(LOOK);
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.STRANGE_POST);
        assertThat(watched.alarms().getFirst().words())
                .contains("Buy my coins")
                .contains("https://fake.example/mastodon-2");
        assertThat(watched.paused())
                .contains("a post stands there that Vigil did not make")
                .contains("https://fake.example/mastodon-2")
                .contains("vigil account check mastodon --unpause");
        world.at(World.MONDAY_AT_NINE);
        assertThat(network.posts()).as("nothing goes out while it is paused").hasSize(2);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);

        watched.after(A_DAY);
        assertThat(watched.alarms()).hasSize(1);
        assertThat(world.node.watchman().accept(account(), "Ada")).isInstanceOf(Checked.SignedIn.class);
        assertThat(watched.paused()).isEmpty();
        assertThat(watched.alarms()).isEmpty();
        watched.after(LOOK);
        assertThat(watched.paused())
                .as("what a person has seen is the new beginning")
                .isEmpty();
        watched.post("Buy more").after(LOOK);
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.STRANGE_POST);
    }

    @Test
    void ourOwnPostsAreNoAlarmWhateverBecameOfTheirAnswers() {
        watched.after(Duration.ZERO);
        world.at(World.MONDAY_AT_NINE);
        watched.after(LOOK);
        network.loseAnswers(1);
        watched.after(A_DAY).slot().after(LOOK);
        assertThat(world.deliveries.in(DeliveryState.UNCERTAIN).size()
                        + world.deliveries.in(DeliveryState.SETTLING).size())
                .isEqualTo(1);
        watched.after(A_DAY).slot().after(LOOK);
        assertThat(network.posts()).hasSize(3);
        assertThat(watched.alarms()).isEmpty();
    }

    @Test
    void aPostThatStandsWhileItsRecordIsNotYetWrittenIsOurs() {
        watched.after(Duration.ZERO);
        network.beforeAnswering(part -> watched.after(LOOK));
        network.whileSending(part -> watched.after(LOOK));
        world.at(World.MONDAY_AT_NINE);
        assertThat(network.posts()).hasSize(1);
        assertThat(watched.alarms()).isEmpty();
        assertThat(world.count("account_visit where looked_at is not null")).isEqualTo(1);
    }

    @Test
    void eachUnknownAttemptAccountsForOnePostOnly() {
        watched.after(Duration.ZERO);
        network.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
        watched.after(LOOK);
        assertThat(watched.alarms()).isEmpty();
        watched.post(network.posts().getFirst().part().text()).after(LOOK);
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.STRANGE_POST);
    }

    @Test
    void aThreadIsOurs() {
        world.schedule("accounts: [mastodon]", "accounts: [x]").threads().start();
        watched.after(Duration.ZERO);
        world.at(World.MONDAY_AT_NINE);
        assertThat(network.posts()).hasSizeGreaterThan(1);
        watched.after(LOOK).after(A_DAY);
        assertThat(watched.alarms()).isEmpty();
    }

    @Test
    void aPostThatIsGoneIsAnAlarmWhenItWasAbsentTwice() {
        watched.after(Duration.ZERO);
        world.at(World.MONDAY_AT_NINE);
        watched.after(LOOK);
        network.delete(network.posts().getFirst().remoteId());
        watched.after(Duration.ofHours(7));
        assertThat(watched.alarms()).as("once may be a fault of the network's").isEmpty();
        watched.after(Duration.ofMinutes(6));
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.POST_GONE);
        assertThat(watched.paused()).contains("a post of Vigil's is gone, and Vigil did not remove it");
        world.node.watchman().accept(account(), "Ada");
        watched.after(A_DAY).after(Duration.ofMinutes(6));
        assertThat(watched.paused()).isEmpty();
    }

    @Test
    void whatVigilItselfTakesAwayIsNotMissed() {
        watched.after(Duration.ZERO);
        world.at(World.MONDAY_AT_NINE);
        watched.after(LOOK);
        new Takedowns(world.database, world.node.files()).one(world.first(), "Ada");
        world.aftercare();
        assertThat(network.posts()).isEmpty();
        watched.after(Duration.ofHours(7)).after(Duration.ofMinutes(6)).after(A_DAY);
        assertThat(watched.alarms()).isEmpty();
    }

    @Test
    void aReplyThatCorrectsAPostIsOursWhateverBecameOfItsAnswer() {
        watched.after(Duration.ZERO);
        world.at(World.MONDAY_AT_NINE);
        network.cannotEdit();
        network.hideNewest(2);
        network.loseAnswers(1);
        CorrectionDesk desk =
                new CorrectionDesk(world.database, world.clock, world.node.files(), world.node.sessions());
        desk.ask((CorrectionDesk.Proposal.Possible) desk.propose(world.first(), 0, "Day 1: Anna.", false), "Ada");
        world.aftercare();
        network.hideNewest(0);
        watched.after(LOOK);
        assertThat(network.posts()).hasSize(2);
        assertThat(watched.alarms()).isEmpty();
        world.pastBackOff().aftercare();
        assertThat(world.count("attempt where correction is not null and outcome = 'published'"))
                .isEqualTo(1);
        watched.after(LOOK).after(A_DAY);
        assertThat(watched.alarms()).isEmpty();
        network.delete(network.posts().getLast().remoteId());
        watched.after(Duration.ofHours(7)).after(Duration.ofMinutes(6));
        assertThat(watched.kinds()).as("it is missed like any other").containsExactly(Alarm.Kind.POST_GONE);
    }

    @Test
    void aPostThatANetworkHidesForAWhileIsNotGone() {
        watched.after(Duration.ZERO);
        world.at(World.MONDAY_AT_NINE);
        network.hideNewest(1);
        watched.after(Duration.ofHours(7));
        assertThat(world.count("account_missing")).isEqualTo(1);
        network.hideNewest(0);
        watched.after(Duration.ofMinutes(6)).after(Duration.ofHours(7)).after(Duration.ofMinutes(6));
        assertThat(world.count("account_missing")).isZero();
        assertThat(watched.alarms()).isEmpty();
    }

    @Test
    void aStrangersPostThatIsShownLateIsFoundBelowOurs() {
        watched.after(Duration.ZERO);
        network.hideNewest(1);
        watched.post("Buy my coins").after(LOOK);
        assertThat(watched.alarms()).isEmpty();
        world.clock.set(World.MONDAY_AT_NINE);
        network.hideNewest(0);
        watched.slot().after(LOOK);
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.STRANGE_POST);
    }

    @Test
    void whatOthersDidBeforeTheFirstLookIsNobodysBusiness() {
        for (int i = 0; i < 100; i++) {
            watched.post("old " + i);
        }
        watched.after(Duration.ZERO);
        for (int i = 100; i > 1; i--) {
            network.delete("mastodon-" + i);
        }
        watched.after(LOOK).after(A_DAY);
        assertThat(watched.alarms()).isEmpty();
    }

    @Test
    void anotherFaceAndAnotherNameAreAlarms() {
        watched.after(Duration.ZERO);
        network.face(new SignIn.Face("The  vigil ", "A post a day"));
        watched.after(LOOK);
        assertThat(watched.alarms()).as("spaces are no change").isEmpty();
        network.face(new SignIn.Face("Free coins", "A post a day"));
        network.rename("mastodon", "@coins");
        watched.after(LOOK);
        assertThat(watched.kinds()).containsExactlyInAnyOrder(Alarm.Kind.FACE, Alarm.Kind.HANDLE);
        assertThat(watched.paused()).contains("it is called @coins there now").contains("1 more: ./vigil account list");
        assertThat(watched.alarms())
                .extracting(Alarm::what)
                .anyMatch(what -> what.contains("from \"The vigil\" to \"Free coins\""));
        world.node.watchman().accept(account(), "Ada");
        watched.after(A_DAY);
        assertThat(watched.alarms()).isEmpty();
    }

    @Test
    void whereNobodyCanAskOnlyTheFaceIsWatched() {
        network.cannotBeAsked();
        watched.after(Duration.ZERO);
        world.at(World.MONDAY_AT_NINE);
        network.delete(network.posts().getFirst().remoteId());
        watched.post("Buy my coins").after(Duration.ofHours(7)).after(Duration.ofMinutes(6));
        assertThat(watched.alarms()).isEmpty();
        network.face(new SignIn.Face("Free coins", ""));
        watched.after(LOOK);
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.FACE);
    }

    @Test
    void aSharedAccountIsNotPaused() {
        watched.watching("watch: alarm").after(Duration.ZERO);
        watched.post("Good morning from the team").after(LOOK).after(LOOK);
        network.face(new SignIn.Face("Our team", ""));
        watched.after(LOOK).after(LOOK);
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.STRANGE_POST, Alarm.Kind.FACE);
        assertThat(watched.paused()).isEmpty();
        world.at(World.MONDAY_AT_NINE);
        assertThat(network.posts()).hasSize(2);
    }

    @Test
    void anAccountThatIsNotWatchedIsNotAndBeginsAnewLater() {
        watched.watching("watch: off").after(Duration.ZERO);
        watched.post("Buy my coins").after(A_DAY);
        network.face(new SignIn.Face("Free coins", ""));
        watched.after(A_DAY);
        assertThat(watched.alarms()).isEmpty();
        world.edit(World.ACCOUNTS, "watch: off", "watch: pause").accept();
        watched.after(A_DAY).after(LOOK);
        assertThat(watched.alarms()).isEmpty();
        watched.post("Buy more").after(LOOK);
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.STRANGE_POST);
    }

    @Test
    void itIsLookedAtAsOftenAsTheFileSays() {
        watched.watching("watch_every: 10m").after(Duration.ZERO);
        watched.post("Buy my coins").after(Duration.ofMinutes(11));
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.STRANGE_POST);
    }

    @Test
    void aNetworkThatTellsNothingForAWhileChangesNothing() {
        watched.after(Duration.ZERO);
        world.at(World.MONDAY_AT_NINE);
        network.down();
        watched.after(Duration.ofHours(7)).after(A_DAY);
        network.up();
        watched.post("Buy my coins").after(A_DAY);
        assertThat(watched.kinds()).containsExactly(Alarm.Kind.STRANGE_POST);
    }

    @Test
    void aPostThatAPersonHasFoundUnderAnotherIdIsOurs() {
        watched.after(Duration.ZERO);
        network.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
        new org.vigil.delivery.Uncertain(world.database, world.clock, world.node.files(), world.node.sessions())
                .itIsThere(
                        world.first().id(),
                        java.net.URI.create("https://www.fake.example/@vigil/posts/shown-otherwise"),
                        true,
                        "Ada");
        watched.after(LOOK);
        assertThat(watched.alarms()).isEmpty();
    }
}
