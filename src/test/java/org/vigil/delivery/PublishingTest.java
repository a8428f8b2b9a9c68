package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.testing.FakeNetwork;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** One post on one account, once and only once. */
@ExtendWith(TestDatabase.class)
class PublishingTest {
    private final World world;

    PublishingTest(Database database) {
        world = new World(database).start();
    }

    @Test
    void isPublishedOnceWithTheDaysNumber() {
        world.at("2026-01-05T08:59:59Z");
        assertThat(world.x.posts()).isEmpty();
        world.at(World.MONDAY_AT_NINE).pastBackOff().after(Duration.ofHours(1)).after(Duration.ofHours(8));

        assertThat(world.x.posts()).singleElement().satisfies(post -> {
            assertThat(post.part().text()).isEqualTo("Day 1: Anna Example. 365 days\n\n#Vigil");
            assertThat(post.key()).isEqualTo(world.first().sendKey() + "-1");
        });
        Delivery delivery = world.first();
        assertThat(delivery.state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(delivery.publishedAt()).isEqualTo(World.MONDAY_AT_NINE);
        assertThat(delivery.url()).isEqualTo("https://fake.example/x-1");
        assertThat(delivery.why()).isNull();
    }

    @Test
    void waitsWhenTheNetworkIsBusyAndGoesOutOnce() {
        world.x.throttle(World.MONDAY_AT_NINE.plusSeconds(300));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.DUE);
        assertThat(world.first().why()).contains("asks to wait");
        assertThat(secondsToWait()).isBetween(290L, 300L);
        world.after(Duration.ofSeconds(301));
        assertThat(world.x.calls()).as("the database's clock has not moved").isEqualTo(1);
        world.pastBackOff().after(Duration.ZERO);
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
        assertThat(world.first().tries()).isZero();
    }

    @Test
    void backsOffLongerAndLongerWhileTheNetworkIsDown() {
        world.x.down();
        world.at(World.MONDAY_AT_NINE);
        assertThat(secondsToWait()).isBetween(6L, 15L);
        for (int i = 0; i < 8; i++) {
            world.pastBackOff().after(Duration.ofMinutes(1));
        }
        assertThat(secondsToWait()).isBetween(440L, 900L);
        assertThat(world.first().tries()).isEqualTo(9);
        world.x.up();
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.count("attempt where outcome = 'unreachable'")).isEqualTo(9);
    }

    @Test
    void beingHeldIsNoFailureOfTheNetwork() {
        world.node.brakes().apply(new Brakes.Target.Everything(), null, "Tester");
        for (int i = 0; i < 5; i++) {
            world.pastBackOff().at(World.MONDAY_AT_NINE.plusSeconds(i));
        }
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
        world.x.down();
        world.node.brakes().release(new Brakes.Target.Everything(), "Tester");
        world.after(Duration.ofMinutes(1));
        assertThat(world.first().tries()).isEqualTo(1);
        assertThat(secondsToWait()).isBetween(6L, 15L);
    }

    @Test
    void isNotTriedAgainWhenRefused() {
        world.x.next(new Outcome.Refused("no such words here"));
        world.at(World.MONDAY_AT_NINE).pastBackOff().after(Duration.ofMinutes(10));
        assertThat(world.first().state()).isEqualTo(DeliveryState.REFUSED);
        assertThat(world.first().why()).contains("no such words here");
        assertThat(world.x.calls()).isEqualTo(1);
    }

    @Test
    void aSignedOutAccountPausesAndItsPostWaits() {
        world.x.signOut("x");
        world.at(World.MONDAY_AT_NINE);
        AccountStates accounts = new AccountStates(world.database);
        assertThat(accounts.paused(new AccountName("x"))).isPresent();
        assertThat(world.first().state()).isEqualTo(DeliveryState.DUE);
        world.pastBackOff().after(Duration.ofMinutes(5));
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why()).contains("paused", "signed out");
        assertThat(world.x.calls()).isEqualTo(1);

        world.x.signIn("x");
        accounts.unpause(new AccountName("x"));
        world.pastBackOff().after(Duration.ofMinutes(5));
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void whatMayHaveArrivedIsNeverSentAgain() {
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        world.at(World.MONDAY_AT_NINE)
                .pastBackOff()
                .after(Duration.ofHours(1))
                .pastLease()
                .after(Duration.ofHours(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.UNCERTAIN);
        assertThat(world.first().frozen()).contains("365 days");
        assertThat(world.x.calls()).isEqualTo(1);
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).as("the next day goes on").hasSize(2);
    }

    @Test
    void aFaultOfOurOwnWhileSendingIsAnUnknown() {
        world.x.whileSending(part -> {
            throw new IllegalArgumentException("a fault");
        });
        world.at(World.MONDAY_AT_NINE).pastBackOff().after(Duration.ofHours(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.SETTLING);
        assertThat(world.first().why()).contains("IllegalArgumentException");
        assertThat(world.x.calls()).isEqualTo(1);
    }

    @Test
    void anAccountWithoutSecretsHoldsItsPosts() {
        world.secret("x", "");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why()).contains("no secrets");
        assertThat(world.count("attempt")).isZero();
        world.secret("x", "right");
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void anAccountThatCannotBeOpenedIsTriedAgain() {
        world.change("update account_secret set ciphertext = '\\x00' where account = 'x'");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.DUE);
        assertThat(world.first().why()).contains("could not be opened");
        assertThat(world.count("attempt where outcome = 'unreachable'")).isEqualTo(1);
        world.secret("x", "right");
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void theNumberIsThatOfTheDayOnWhichItGoesOut() {
        world.schedule("late_window: 6h", "late_window: 1d").follow();
        world.x.down();
        world.at(World.MONDAY_AT_NINE);
        world.x.up();
        world.pastBackOff().at("2026-01-05T21:00:00Z");
        assertThat(world.x.posts().getFirst().part().text())
                .as("after midnight in Baku")
                .contains("366 days");
    }

    @Test
    void anAddressThatTheNetworkGaveOnceIsNotBookedTwice() {
        Outcome same = new Outcome.Published("same", URI.create("https://fake.example/same"));
        world.x.next(same, same);
        world.at(World.MONDAY_AT_NINE);
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.deliveries.all().get(1).state()).isEqualTo(DeliveryState.SETTLING);
        assertThat(world.deliveries.all().get(1).why()).contains("another delivery's");
        assertThat(world.x.calls()).isEqualTo(2);
    }

    @Test
    void twoCampaignsNeverSpeakOfTheSamePersonOnOneAccountOnOneDay() {
        world.put("schedules/other.yaml", """
                campaign: other
                name: "#Other"
                zone: Europe/London
                slots: [{ id: noon, at: "12:00" }]
                roll: { listed: [anna] }
                accounts: [x]
                templates: vigil
                hashtags: ["#Other"]
                approval: none
                """);
        world.accept();
        world.node.desk().start(new org.vigil.campaign.CampaignId("other"), "Tester");
        world.at(World.MONDAY_AT_NINE).at("2026-01-05T12:00:00Z");
        Delivery other =
                world.deliveries.of(new org.vigil.campaign.CampaignId("other")).getFirst();
        assertThat(other.state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(other.why()).contains("on that day already", "vigil");
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void onePostThatFailsInsideTheGateStopsNoOther() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start();
        world.change("update delivery set frozen = '{}' where account = 'x' and local_date = '2026-01-05'");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.mastodon.posts()).hasSize(1);
        assertThat(world.deliveries.in(DeliveryState.HELD))
                .singleElement()
                .satisfies(held -> assertThat(held.why()).contains("fault inside Vigil"));
    }

    @Test
    void whatIsTooLateIsMissedAndSaid() {
        world.clock.set(Instant.parse("2026-01-07T16:00:00Z"));
        world.node.loop().missOverdue();
        world.at(world.clock.instant());
        assertThat(world.deliveries.in(DeliveryState.MISSED))
                .hasSize(3)
                .allSatisfy(missed -> assertThat(missed.why()).contains("nothing was running"));
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void aWrongSecretIsNotTheEndOfThePost() {
        world.secret("x", FakeNetwork.WRONG);
        world.at(World.MONDAY_AT_NINE);
        world.secret("x", "right");
        world.x.signIn("x");
        new AccountStates(world.database).unpause(new AccountName("x"));
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.x.posts()).hasSize(1);
    }

    /** By the database's clock, rounded up; its zone and the test's are of no account. */
    private long secondsToWait() {
        return world.database
                .jdbc()
                .sql(
                        "select cast(ceil(extract(epoch from next_try_at) - extract(epoch from now())) as bigint) from delivery where local_date = '2026-01-05'")
                .query(Long.class)
                .single();
    }
}
