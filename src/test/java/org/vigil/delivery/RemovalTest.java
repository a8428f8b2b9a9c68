package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.network.RateReading;
import org.vigil.node.Node;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** One post is deleted. */
@ExtendWith(TestDatabase.class)
class RemovalTest {
    private static final AccountName X = new AccountName("x");

    private final World world;
    private final Takedowns takedowns;
    private final Removals removals;

    RemovalTest(Database database) {
        world = new World(database);
        takedowns = new Takedowns(database, world.node.files());
        removals = new Removals(database.jdbc());
    }

    private World published() {
        return world.start().at(World.MONDAY_AT_NINE);
    }

    private void delete() {
        takedowns.one(world.first(), "Ada");
        world.aftercare();
    }

    private Removal removal() {
        return removals.of(world.first().id()).orElseThrow();
    }

    private void assertGone() {
        assertThat(removal().state()).isEqualTo(RemovalState.GONE);
        assertThat(world.count("attempt where outcome = 'published' and removed_at is null"))
                .isZero();
    }

    @Test
    void isGoneAndSeenToBeGone() {
        published();
        delete();
        assertGone();
        assertThat(world.x.posts()).isEmpty();
        assertThat(removal().blind()).isNull();
        assertThat(world.count("removal_part where checked_at is not null")).isEqualTo(1);
        assertThat(world.count("delivery where removed_at is not null")).isEqualTo(1);
        assertThat(world.first().state()).as("what was, was").isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.count("audit where what = 'delete' and who = 'Ada'")).isEqualTo(1);
    }

    @Test
    void ofAThreadTheLastPartGoesFirst() {
        world.threads();
        published();
        List<Integer> standing = new ArrayList<>();
        takedowns.one(world.first(), "Ada");
        while (world.node.remover().step()) {
            standing.add(world.mastodon.posts().size());
        }
        assertThat(standing).containsExactly(2, 1, 0, 0);
        assertThat(world.mastodon.posts()).isEmpty();
        assertGone();
    }

    @Test
    void isNeverPostedAgain() {
        published();
        delete();
        world.pastBackOff().after(Duration.ofHours(1));
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void isNoLandmarkForTheNextAttempt() {
        published();
        delete();
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.count("attempt where newest_remote_id is not null")).isZero();
    }

    @Test
    void whatANetworkCannotBeAskedAboutIsTakenAtItsWord() {
        published();
        world.x.cannotBeAsked();
        delete();
        assertGone();
        assertThat(removal().blind()).contains("tells nobody");
    }

    @Test
    void aThrottleIsWaitedForByAllOfTheAccountAndNotAskedInBetween() {
        published().at("2026-01-06T09:00:00Z");
        world.x.throttle(world.clock.instant().plus(Duration.ofMinutes(30)));
        List<Delivery> both = world.deliveries.in(DeliveryState.PUBLISHED);
        both.forEach(delivery -> takedowns.one(delivery, "Ada"));
        int before = world.x.calls();
        world.aftercare();
        assertThat(world.x.calls() - before).isEqualTo(1);
        assertThat(removals.all()).allSatisfy(waiting -> {
            assertThat(waiting.why()).contains("wait until 2026-01-06T09:30:00Z");
            assertThat(waiting.byWhom()).isNull();
        });
        assertThat(world.count(
                        "removal where next_try_at between now() + interval '30 min' and now() + interval '31 min'"))
                .isEqualTo(2);
        world.clock.advance(Duration.ofMinutes(31));
        world.pastBackOff().aftercare();
        assertThat(world.x.posts()).isEmpty();
        assertGone();
    }

    @Test
    void aLimitThatIsKnownToBeUsedUpIsNotHit() {
        published();
        RateBuckets rates = new RateBuckets(world.database);
        rates.read(
                X,
                new RateReading(
                        RateBuckets.DELETES, 50, 0, world.clock.instant().plus(Duration.ofMinutes(15))));
        int before = world.x.calls();
        delete();
        assertThat(world.x.calls()).isEqualTo(before);
        assertThat(removal().why()).contains("limit for deleting is used up", "09:15:00Z");
        assertThat(rates.blockedUntil(X, world.clock.instant()))
                .as("it stops no post")
                .isEmpty();
    }

    @Test
    void aLostAnswerIsAskedForInsteadOfDeletingOnceMore() {
        published();
        world.x.loseAnswers(1);
        int before = world.x.calls();
        delete();
        assertGone();
        assertThat(world.x.calls() - before).isEqualTo(1);
    }

    @Test
    void aNetworkThatIsDownIsTriedAgainLaterAndLater() {
        published();
        world.x.down();
        delete();
        assertThat(removal().why()).contains("did not answer");
        world.aftercare();
        assertThat(removal().tries()).as("it waits").isEqualTo(1);
        for (int i = 0; i < 20; i++) {
            world.pastBackOff().aftercare();
        }
        assertThat(removal().state()).isEqualTo(RemovalState.ASKED);
        assertThat(world.count("removal where next_try_at > now() + interval '7 min'"))
                .isEqualTo(1);
        world.x.up();
        world.pastBackOff().aftercare();
        assertGone();
    }

    @Test
    void anAccountThatIsSignedOutIsPausedAndSaysWhoCanHelp() {
        published();
        world.x.signOut("x");
        delete();
        assertThat(removal().state()).isEqualTo(RemovalState.ASKED);
        assertThat(removal().byWhom()).contains("password of x", "vigil account renew x");
        assertThat(new AccountStates(world.database).paused(X)).isPresent();
        world.x.signIn("x");
        world.pastBackOff().aftercare();
        assertGone();
    }

    @Test
    void aPausedAccountStillDeletes() {
        published();
        new AccountStates(world.database).pause(X, "somebody else posted there");
        delete();
        assertGone();
    }

    @Test
    void aStopStopsNoDeletion() {
        published();
        world.node.brakes().apply(new Brakes.Target.Everything(), null, "Tester");
        delete();
        assertGone();
    }

    @Test
    void anAccountThatIsNoLongerInTheFilesSaysWhoCanHelp() {
        published();
        world.edit(World.ACCOUNTS, "  - { name: x, network: x, language: en }\n", "")
                .schedule("accounts: [x]", "accounts: [mastodon]")
                .accept();
        delete();
        assertThat(removal().why()).contains("not in accounts.yaml");
        assertThat(removal().byWhom()).contains("password of x");
        world.edit(World.ACCOUNTS, "accounts:\n", "accounts:\n  - { name: x, network: x, language: en }\n")
                .accept();
        world.pastBackOff().aftercare();
        assertGone();
    }

    @Test
    void anAccountWithoutSecretsWaits() {
        published();
        world.secret("x", "");
        delete();
        assertThat(removal().byWhom()).contains("vigil account renew x");
    }

    @Test
    void whatTheNetworkRefusesSaysWhoCanAndTheOtherPartsGo() {
        world.threads();
        published();
        world.mastodon.refuseToDelete("mastodon-2");
        delete();
        assertThat(world.mastodon.posts())
                .extracting(FakeNetwork.Post::remoteId)
                .containsExactly("mastodon-2");
        assertThat(removal().state()).isEqualTo(RemovalState.CANNOT);
        assertThat(removal().why()).contains("the fake keeps it");
        assertThat(removal().byWhom()).contains("password of mastodon", "moderator");
        assertThat(world.count("delivery where removed_at is not null")).isZero();
        world.mastodon.refuseToDelete("nothing");
        delete();
        assertGone();
    }

    @Test
    void aNetworkThatDeletesNothingSaysWhoCan() {
        published();
        world.x.cannotDelete();
        delete();
        assertThat(removal().state()).isEqualTo(RemovalState.CANNOT);
        assertThat(removal().byWhom()).contains("on X itself");
    }

    @Test
    void whatSomebodyElseHasDeletedIsGone() {
        published();
        world.x.delete("x-1");
        delete();
        assertGone();
    }

    @Test
    void whatIsStillShownIsAskedForAgainAndThenNotBelieved() {
        published();
        world.x.showDeleted();
        delete();
        assertThat(removal().why()).contains("still shows it");
        for (int i = 0; i < 12; i++) {
            world.pastBackOff().aftercare();
        }
        assertThat(removal().state()).isEqualTo(RemovalState.CANNOT);
        assertThat(world.count("attempt where outcome = 'published' and removed_at is null"))
                .isEqualTo(1);
        delete();
        world.x.showWhatStands();
        world.pastBackOff().aftercare();
        assertGone();
    }

    @Test
    void aShowThatIsOnlyLateNeedsNoSecondDeletion() {
        published();
        world.x.showDeleted();
        int before = world.x.calls();
        delete();
        world.x.showWhatStands();
        world.pastBackOff().aftercare();
        assertGone();
        assertThat(world.x.calls() - before).isEqualTo(1);
    }

    @Test
    void aThreadThatIsHalfOutGetsNoMoreParts() {
        world.threads();
        world.start();
        world.mastodon.whileSending(part -> {
            if (world.mastodon.posts().size() == 1) {
                world.mastodon.next(new Outcome.Unreachable("gone for a moment"));
                world.mastodon.whileSending(other -> {});
            }
        });
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.SENDING);
        delete();
        assertThat(world.mastodon.posts()).isEmpty();
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED_IN_PART);
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.mastodon.posts()).isEmpty();
        assertGone();
    }

    @Test
    void whatNobodyKnowsOfIsFollowedUntilSomebodyDoes() {
        world.start();
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE);
        world.pastBackOff().at(World.MONDAY_AT_NINE);
        delete();
        assertThat(removal().state()).isEqualTo(RemovalState.ASKED);
        assertThat(removal().byWhom())
                .contains("vigil uncertain " + world.first().id());
        new Uncertain(world.database, world.clock, world.node.files(), world.node.sessions())
                .itIsThere(world.first().id(), java.net.URI.create("https://fake.example/x-1"), false, "Ada");
        world.pastBackOff().aftercare();
        assertThat(world.x.posts()).isEmpty();
        assertGone();
    }

    @Test
    void whatTurnsOutNotToBeThereIsNotSentAgain() {
        world.start();
        world.x.cannotBeAsked();
        world.x.loseRequests(1);
        world.at(World.MONDAY_AT_NINE);
        world.pastBackOff().at(World.MONDAY_AT_NINE);
        delete();
        new Uncertain(world.database, world.clock, world.node.files(), world.node.sessions())
                .sendAgain(world.first().id(), "Ada");
        world.pastBackOff().after(Duration.ofMinutes(1));
        world.pastBackOff().aftercare();
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.first().state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(world.first().why()).contains("asked to delete it");
        assertThat(removal().state()).isEqualTo(RemovalState.GONE);
    }

    @Test
    void aCrashBetweenTheDeletionAndItsRecordIsMadeUpFor() {
        published();
        takedowns.one(world.first(), "Ada");
        world.alter("create function cut() returns trigger language plpgsql as $$ begin raise 'power cut'; end $$");
        world.alter("create trigger cut before update on attempt for each row execute function cut()");
        assertThatThrownBy(() -> world.node.remover().drain()).hasMessageContaining("power cut");
        world.alter("drop trigger cut on attempt");
        assertThat(world.x.posts()).isEmpty();
        world.aftercare();
        assertThat(removal().state()).as("the lease still runs").isEqualTo(RemovalState.ASKED);
        world.pastLease();
        world.another().remover().drain();
        assertGone();
    }

    @Test
    void aCrashBeforeTheDeletionIsMadeUpForByAnotherNode() {
        published();
        takedowns.one(world.first(), "Ada");
        assertThat(removals.claim("a node that dies")).isPresent();
        assertThat(world.another().remover().drain()).isZero();
        world.pastLease();
        world.another().remover().drain();
        assertGone();
    }

    @RepeatedTest(10)
    void nodesAtOnceDeleteEachPieceOnceAndOneAtATimeForAnAccount() throws Exception {
        String ids = "[anna, bela, cara, dana]";
        world.schedule("[anna, bela, cara]", ids)
                .schedule("accounts: [x]", "accounts: [x, mastodon]")
                .schedule(
                        "slots: [{ id: morning, at: \"09:00\" }]",
                        "slots: [{ id: a, at: \"09:00\" }, { id: b, at: \"09:01\" }, { id: c, at: \"09:02\" }]")
                .start();
        world.at("2026-01-05T10:00:00Z").at("2026-01-06T10:00:00Z");
        List<Delivery> all = world.deliveries.in(DeliveryState.PUBLISHED);
        assertThat(all).hasSize(12);
        int before = world.x.calls() + world.mastodon.calls();
        all.forEach(delivery -> takedowns.one(delivery, "Ada"));
        List<Node> nodes = List.of(world.node, world.another(), world.another());
        try (ExecutorService threads = Executors.newFixedThreadPool(nodes.size())) {
            List<Future<Integer>> ends = new ArrayList<>();
            nodes.forEach(node -> ends.add(threads.submit(() -> node.remover().drain())));
            for (Future<Integer> end : ends) {
                end.get();
            }
        }
        world.aftercare();
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.mastodon.posts()).isEmpty();
        assertThat(world.x.calls() + world.mastodon.calls() - before).isEqualTo(12);
        assertThat(world.count("removal where state = 'gone'")).isEqualTo(12);
    }

    @Test
    void theTableForbidsTwoDeletionsAtOnceOnAnAccount() {
        published().at("2026-01-06T09:00:00Z");
        world.deliveries.in(DeliveryState.PUBLISHED).forEach(delivery -> takedowns.one(delivery, "Ada"));
        assertThatThrownBy(() -> world.change("update removal set node = 'me', lease_until = now()"))
                .hasMessageContaining("one_deletion_in_hand");
    }

    @Test
    void nobodyReadsItsEngagementAnyMore() {
        published();
        delete();
        world.clock.advance(Duration.ofHours(1));
        world.x.count("x-1", new org.vigil.network.Counts(1L, 1L, 1L, 1L, 1L, null));
        assertThat(world.node.collector().collect()).isZero();
    }

    @Test
    void toAskTwiceIsToAskOnce() {
        published();
        delete();
        delete();
        assertThat(world.count("removal")).isEqualTo(1);
        assertGone();
    }
}
