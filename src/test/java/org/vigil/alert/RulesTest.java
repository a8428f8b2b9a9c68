package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.CorrectionDesk;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.LostReply;
import org.vigil.delivery.Takedowns;
import org.vigil.delivery.Uncertain;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Visibility;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What opens an alert of each kind, what it says, and what closes it. */
@ExtendWith(TestDatabase.class)
class RulesTest {
    private final OnCallWorld it;
    private final World world;

    RulesTest(Database database) {
        it = new OnCallWorld(database);
        world = it.world;
    }

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void whileAllGoesWellNothingIsWrong() {
        world.start();
        for (int day = 5; day <= 11; day++) {
            it.at("2026-01-%02dT08:59:00Z".formatted(day)).at("2026-01-%02dT09:00:00Z".formatted(day));
            assertThat(it.open()).isEmpty();
        }
        it.at("2026-01-12T09:00:00Z");
        assertThat(it.alerts.latest(9)).isEmpty();
        assertThat(world.x.posts()).hasSize(7);
    }

    @Test
    void aSlotThatTheNetworkDoesNotTakeIsToldAfterHalfAnHourAndOverWhenItGoesOut() {
        world.start();
        world.x.down();
        assertThat(it.at("2026-01-05T09:00:00Z").at("2026-01-05T09:29:00Z").open())
                .isEmpty();
        Alert alert = it.at("2026-01-05T09:30:00Z").the(AlertKind.NOTHING_WENT_OUT);
        assertThat(alert.headline()).isEqualTo("Nothing has gone out yet: #Vigil, 2026-01-05 (morning)");
        assertThat(alert.text())
                .contains("No account of #Vigil has its post of 2026-01-05 (morning) yet:")
                .contains("x: waits: the network was not reached")
                .contains("vigil deliveries --campaign vigil");
        world.x.up();
        world.pastBackOff();
        assertThat(it.at("2026-01-05T10:00:00Z").open()).isEmpty();
        assertThat(it.told("Ada", AlertKind.NOTHING_WENT_OUT)).containsExactly("raised", "closed");
    }

    @Test
    void slotsThatWereMissedAreOneAlertUntilTheNextGoesOut() {
        world.start();
        world.clock.set(Instant.parse("2026-01-07T16:00:00Z"));
        world.node.loop().missOverdue();
        Alert alert = it.step().the(AlertKind.NOTHING_WENT_OUT);
        assertThat(alert.headline())
                .isEqualTo("Nothing went out: #Vigil, 3 slots in a row, the last 2026-01-07 (morning)");
        assertThat(alert.text())
                .contains("x: missed: nothing was running at its time")
                .containsSubsequence("2026-01-07", "2026-01-06", "2026-01-05");
        assertThat(it.at("2026-01-08T09:00:00Z").open()).isEmpty();
    }

    @Test
    void whatANetworkRefusesIsToldAtOnce() {
        world.start();
        world.x.next(new Outcome.Refused("text is too long, see https://x.example/errors or call @everyone"));
        Alert alert = it.at("2026-01-05T09:00:00Z").the(AlertKind.NOTHING_WENT_OUT);
        assertThat(alert.text())
                .contains("x: the network refused it: text is too long, see (an address) or call everyone");
    }

    @Test
    void aSlotThatSomeAccountsNeverGetIsToldOnceForAllOfThem() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]").start();
        world.x.next(new Outcome.Refused("text is too long for Anna, see https://x.example/errors"));
        world.mastodon.down();
        Alert alert = it.at("2026-01-05T09:00:00Z").the(AlertKind.NOT_EVERYWHERE);
        assertThat(alert.headline())
                .isEqualTo("Not everywhere: #Vigil, 2026-01-05 (morning): 1 of 3 accounts did not get it");
        assertThat(alert.text())
                .contains("x: the network refused it: text is too long for Anna, see (an address)")
                .contains("vigil deliveries --campaign vigil")
                .doesNotContain("mastodon");
        assertThat(it.raisedTo(AlertKind.NOT_EVERYWHERE)).containsExactly("Ada");
        world.node.alerting().rota().acknowledge(alert.id(), "Ada");
        it.minutes(1);
        it.chats.forget();
        it.at("2026-01-05T15:01:00Z");
        Alert more = it.the(AlertKind.NOT_EVERYWHERE);
        assertThat(more.id()).as("one alert a slot").isEqualTo(alert.id());
        assertThat(more.headline()).contains("2 of 3 accounts");
        assertThat(more.text())
                .contains("mastodon: missed: it could not go out before its late window was over")
                .contains("the network was not reached");
        assertThat(it.raisedTo(AlertKind.NOT_EVERYWHERE))
                .as("more has joined after somebody acknowledged")
                .isNotEmpty();
        assertThat(it.openKinds()).containsExactly(AlertKind.NOT_EVERYWHERE);
        world.change("update delivery set state_at = now() - interval '25 hours'");
        assertThat(it.minutes(1).open()).isEmpty();
    }

    /** One account leads, and another one of its network reposts. */
    private void led() {
        world.put(World.ACCOUNTS, world.text(World.ACCOUNTS) + "  - { name: x2, network: x, language: en }\n")
                .schedule("accounts: [x]", "accounts: [x, x2]\nmode: lead_and_repost\nlead: [x]");
        world.secret("x2", "right");
        world.start();
        world.at("2026-01-05T09:00:00Z");
        world.node.reposting().drain();
    }

    private OnCallWorld repostsAt(String moment) {
        world.clock.set(Instant.parse(moment));
        world.node.reposting().drain();
        return it.step();
    }

    @Test
    void aRepostThatIsRefusedIsTold() {
        led();
        world.x.delete("x-1");
        Alert alert = repostsAt("2026-01-05T09:40:00Z").the(AlertKind.NOT_EVERYWHERE);
        assertThat(alert.headline())
                .isEqualTo("Not everywhere: #Vigil, 2026-01-05 (morning): 1 of 2 accounts did not get it");
        assertThat(alert.text()).contains("x2: not reposted, its network refuses it: the fake has no such post");
    }

    @Test
    void aRepostThatIsMissedIsToldUnlessSomebodyStoppedIt() {
        led();
        world.x.down();
        repostsAt("2026-01-05T09:40:00Z");
        world.change("update repost set next_try_at = '-infinity', state = 'planned'");
        assertThat(repostsAt("2026-01-05T15:41:00Z")
                        .the(AlertKind.NOT_EVERYWHERE)
                        .text())
                .contains("x2: not reposted: it could not go out in time: the network did not answer");
        world.node.brakes().apply(new Brakes.Target.OneAccount(new AccountName("x")), null, "Ada");
        world.change("update restriction set set_at = '2026-01-05T09:10:00Z'");
        assertThat(it.minutes(1).openKinds()).doesNotContain(AlertKind.NOT_EVERYWHERE);
    }

    @Test
    void aRepostThatStandsAndCannotBeTakenBackIsTold() {
        led();
        repostsAt("2026-01-05T09:40:00Z");
        world.change("update repost set state = 'refused',"
                + " why = 'it stands there, and could not be taken back: the fake keeps it'");
        world.change("insert into repost_attempt (repost, n, what, node, outcome, ended_at)"
                + " select id, 9, 'take_back', 'n', 'refused', now() from repost");
        Alert alert = it.minutes(1).the(AlertKind.CANNOT_DELETE);
        assertThat(alert.text()).contains("x2: its repost: it stands there, and could not be taken back");
        assertThat(it.openKinds()).doesNotContain(AlertKind.NOT_EVERYWHERE);
    }

    /** Cy is on call for everybody; Dia and Ed only for what concerns their organisations. */
    private void coalition() {
        world.put("organisations.yaml", """
                        organisations:
                          - { id: free-pen, name: Free Pen, people: [Dia], approvers: [Dia], notify: [Dia] }
                          - { id: quiet-help, name: Quiet Help, unlisted: true, people: [Ed], approvers: [Ed], notify: [Ed] }
                        """)
                .put(World.ACCOUNTS, """
                        accounts:
                          - { name: x, network: x, language: en, organisation: free-pen }
                          - { name: mastodon, network: mastodon, server: "https://mastodon.example", language: en, organisation: quiet-help }
                          - { name: box, network: sandbox, imitates: mastodon, language: en }
                        """)
                .schedule(
                        "accounts: [x]", "accounts: [x, mastodon]\norganisations: [free-pen, quiet-help]\nspread: 0m");
        it.onCall("Cy", "Dia", "Ed");
        world.start();
    }

    @Test
    void whomAnOrganisationNamedIsToldAtOnceOfWhatConcernsItBesideWhoseTurnItIs() {
        coalition();
        it.pause("x");
        it.at("2026-01-05T08:00:00Z");
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED)).containsExactly("Cy", "Dia");
        it.pause("mastodon");
        it.minutes(1);
        assertThat(it.raisedTo(AlertKind.ACCOUNT_PAUSED)).containsExactly("Cy", "Dia", "Cy", "Ed");
    }

    @Test
    void whomAnOrganisationNamedIsNotToldOfTheOthersPosts() {
        coalition();
        world.x.next(new Outcome.Refused("too long"));
        Alert alert = it.at("2026-01-05T09:00:00Z").the(AlertKind.NOT_EVERYWHERE);
        assertThat(it.raisedTo(AlertKind.NOT_EVERYWHERE)).containsExactly("Cy", "Dia");
        assertThat(alert.text()).doesNotContain("Free Pen", "free-pen", "quiet-help");
    }

    @Test
    void whoHoldsTheCaseIsToldAsWell() {
        world.put(World.profile("anna"), world.text(World.profile("anna")) + "case_holder: quiet-help\n");
        coalition();
        world.x.loseAnswers(1);
        it.at("2026-01-05T09:00:00Z");
        world.change(
                "update delivery set state = 'uncertain', why = 'test' where account = 'x' and local_date = '2026-01-05'");
        it.minutes(1);
        assertThat(it.raisedTo(AlertKind.UNCERTAIN)).containsExactlyInAnyOrder("Cy", "Dia", "Ed");
    }

    @Test
    void aThreadThatTheNetworkBreaksOffIsToldAsWell() {
        world.threads();
        world.start();
        world.mastodon.whileSending(part -> {
            if (part.text().contains("second")) {
                world.mastodon.next(new Outcome.Refused("enough of it"));
            }
        });
        it.at("2026-01-05T09:00:00Z");
        assertThat(it.the(AlertKind.NOT_EVERYWHERE).headline()).contains("1 of 1 account");
    }

    @Test
    void whatSomebodyKeptBackIsNoFailure() {
        world.schedule("accounts: [x]", "accounts: [x, box]").start();
        Brakes.Target x = new Brakes.Target.OneAccount(new AccountName("x"));
        world.node.brakes().apply(x, null, "Ada");
        world.change("update restriction set set_at = '2026-01-05T06:30:00Z'");
        it.at("2026-01-05T09:00:00Z").at("2026-01-05T16:00:00Z");
        assertThat(world.deliveries.in(DeliveryState.MISSED)).hasSize(1);
        assertThat(it.openKinds()).doesNotContain(AlertKind.NOT_EVERYWHERE);
        world.node.brakes().release(x, "Ada");
        world.change("update restriction set lifted_at = '2026-01-05T17:00:00Z'");
        it.pause("x");
        it.at("2026-01-06T09:00:00Z").at("2026-01-06T16:00:00Z");
        assertThat(it.the(AlertKind.NOT_EVERYWHERE).text())
                .as("nobody decided that its keys should run out")
                .contains("2026-01-06", "x: missed: it was held until its late window was over: the account is paused");
    }

    @Test
    void whatNobodyApprovedIsToldBeforehandAndNoFailure() {
        world.schedule("approval: none", "approval: required")
                .schedule("accounts: [x]", "accounts: [x, box]")
                .start();
        world.node.desk().coming(Duration.ofDays(1)).stream()
                .filter(post -> post.delivery().account().equals(new AccountName("box")))
                .forEach(post -> world.node.desk().approve(post, "Reader"));
        it.at("2026-01-05T09:00:00Z").at("2026-01-05T16:00:00Z");
        assertThat(world.first().state()).isEqualTo(DeliveryState.MISSED);
        assertThat(world.sandbox.posts()).hasSize(1);
        assertThat(it.openKinds()).doesNotContain(AlertKind.NOT_EVERYWHERE);
    }

    @Test
    void whatWasDueBeforeTheCampaignWasStartedIsNoFailure() {
        world.start();
        world.change("update campaign set started_at = '2026-01-05T09:30:00Z'");
        it.at("2026-01-05T09:31:00Z");
        assertThat(world.first().state()).isEqualTo(DeliveryState.MISSED);
        assertThat(it.open()).isEmpty();
    }

    /** What was missed while nothing ran is told, although the next slot has gone out before anybody looked. */
    @Test
    void whatWasMissedIsToldAlsoWhereALaterSlotWentOutSince() {
        world.start();
        world.clock.set(Instant.parse("2026-01-05T16:00:00Z"));
        world.node.loop().missOverdue();
        Alert alert = it.at("2026-01-06T09:00:00Z").the(AlertKind.NOT_EVERYWHERE);
        assertThat(alert.headline()).contains("2026-01-05 (morning): 1 of 1 account");
        assertThat(it.openKinds()).containsExactly(AlertKind.NOT_EVERYWHERE);
    }

    @Test
    void whatMayStandOnTheNetworkIsToldAsUncertainAndNotAsMissing() {
        world.start();
        world.x.cannotBeAsked();
        world.x.loseAnswers(1);
        it.at("2026-01-05T09:00:00Z");
        world.pastBackOff();
        it.at("2026-01-05T16:00:00Z");
        assertThat(it.openKinds()).containsExactly(AlertKind.UNCERTAIN);
        Alert alert = it.the(AlertKind.UNCERTAIN);
        long number = world.first().id();
        assertThat(alert.headline()).isEqualTo("1 post of #Vigil may stand on the network, or not");
        assertThat(alert.text()).contains("number " + number + ": x, 2026-01-05 (morning)", "--it-is-there URL");
        new Uncertain(world.database, world.clock, world.node.files(), world.node.sessions())
                .itIsThere(number, URI.create("https://x.example/x-1"), true, "Ada");
        assertThat(it.step().open()).isEmpty();
    }

    @Test
    void aPausedAccountIsToldWithItsReason() {
        world.start();
        world.x.signOut("x");
        it.at("2026-01-05T09:00:00Z");
        assertThat(it.openKinds()).containsExactly(AlertKind.ACCOUNT_PAUSED);
        Alert alert = it.the(AlertKind.ACCOUNT_PAUSED);
        assertThat(alert.headline()).isEqualTo("The account x is paused");
        assertThat(alert.text())
                .contains("the account is signed out: the fake does not know x", "vigil account check x --unpause");
        it.unpause("x");
        world.x.signIn("x");
        world.pastBackOff();
        assertThat(it.at("2026-01-05T09:10:00Z").open()).isEmpty();
        assertThat(world.x.posts()).hasSize(1);
    }

    /** Both clocks go on, and the accounts are looked at. */
    private void watch(Duration time) {
        world.clock.advance(time);
        String ago = " - interval '" + time.toSeconds() + " seconds'";
        world.change("update account_visit set next_visit_at = next_visit_at" + ago + ", signed_in_at = signed_in_at"
                + ago + ", looked_at = looked_at" + ago + ", searched_at = searched_at" + ago);
        world.node.watchman().round();
    }

    private void aStrangerPosts(String words) {
        watch(Duration.ofMinutes(1));
        world.mastodon.postedByAnother("mastodon", new Part(words, List.of(), "en", null, Visibility.PUBLIC));
        watch(Duration.ofMinutes(31));
    }

    private void lookedAt() {
        world.node.watchman().accept(world.node.watchman().inUse().getFirst(), "Ada");
    }

    @Test
    void anAccountThatMayBeInOtherHandsIsNotToldToBeSignedInAgain() {
        world.schedule("accounts: [x]", "accounts: [mastodon]").start();
        watch(Duration.ZERO);
        aStrangerPosts("Buy my coins");
        it.step();
        assertThat(it.openKinds()).containsExactly(AlertKind.ACCOUNT_PAUSED);
        Alert alert = it.the(AlertKind.ACCOUNT_PAUSED);
        assertThat(alert.headline()).isEqualTo("The account mastodon is paused: somebody else may use it");
        assertThat(alert.text())
                .contains("Buy my coins")
                .endsWith(
                        "What to do: Somebody else may use this account. Look at it; change its password and take away"
                                + " strangers' access; delete what is not yours. Only then: ./vigil account check mastodon --unpause")
                .doesNotContain("keys right");
        lookedAt();
        assertThat(it.step().open()).isEmpty();
    }

    @Test
    void whoKnowsThatAnAccountIsSignedOutIsToldOnceThatItIsInOtherHands() {
        world.schedule("accounts: [x]", "accounts: [mastodon]").start();
        watch(Duration.ZERO);
        it.pause("mastodon");
        Alert alert = it.step().the(AlertKind.ACCOUNT_PAUSED);
        assertThat(alert.text()).contains("put the account's keys right");
        world.node.alerting().rota().acknowledge(alert.id(), "Ada");
        world.mastodon.rename("mastodon", "coins");
        world.node.watchman().check(world.node.watchman().inUse().getFirst());
        alert = it.step().the(AlertKind.ACCOUNT_PAUSED);
        assertThat(alert.acknowledgedBy()).isNull();
        assertThat(alert.text()).contains("Somebody else may use this account");
        world.node.alerting().rota().acknowledge(alert.id(), "Ada");
        world.mastodon.rename("mastodon", "more_coins");
        world.node.watchman().check(world.node.watchman().inUse().getFirst());
        assertThat(it.step().the(AlertKind.ACCOUNT_PAUSED).acknowledgedBy()).isEqualTo("Ada");
    }

    @Test
    void anAlarmThatPausesNothingIsToldUntilSomebodyHasLooked() {
        world.edit(World.ACCOUNTS, "threads: true", "threads: true, watch: alarm")
                .schedule("accounts: [x]", "accounts: [mastodon]")
                .start();
        watch(Duration.ZERO);
        aStrangerPosts("Buy my coins");
        it.step();
        assertThat(it.openKinds()).containsExactly(AlertKind.ACCOUNT_ALARM);
        Alert alert = it.the(AlertKind.ACCOUNT_ALARM);
        assertThat(alert.headline()).isEqualTo("Something happened on the account mastodon that Vigil did not do");
        assertThat(alert.text())
                .contains("Buy my coins", "vigil stop --account mastodon", "vigil account check mastodon --unpause");
        world.node.alerting().rota().acknowledge(alert.id(), "Ada");
        assertThat(it.step().the(AlertKind.ACCOUNT_ALARM).acknowledgedBy()).isEqualTo("Ada");
        aStrangerPosts("Buy more");
        assertThat(it.step().the(AlertKind.ACCOUNT_ALARM).acknowledgedBy())
                .as("another post of a stranger")
                .isNull();
        it.pause("mastodon");
        assertThat(it.step().openKinds()).as("one alert an account").containsExactly(AlertKind.ACCOUNT_PAUSED);
        lookedAt();
        assertThat(it.step().open()).isEmpty();
    }

    @Test
    void aReplyThatVigilDoesNotFindIsToldAfterAWhileAndOverWhenItIsSettled() {
        world.start().at(World.MONDAY_AT_NINE);
        CorrectionDesk desk =
                new CorrectionDesk(world.database, world.clock, world.node.files(), world.node.sessions());
        desk.ask(
                (CorrectionDesk.Proposal.Possible) desk.propose(world.first(), 0, "Day 1: Anna Example.", false),
                "Ada");
        world.x.loseRequests(1);
        world.aftercare();
        assertThat(it.step().open()).as("Vigil looks for it by itself").isEmpty();
        world.databaseGoesOn(Duration.ofMinutes(19));
        assertThat(it.step().open()).isEmpty();
        world.databaseGoesOn(Duration.ofMinutes(2));
        it.step();
        assertThat(it.openKinds()).containsExactly(AlertKind.UNCERTAIN_REPLY);
        Alert alert = it.the(AlertKind.UNCERTAIN_REPLY);
        long number = world.first().id();
        assertThat(alert.headline()).isEqualTo("1 correction of #Vigil may stand on the network, or not");
        assertThat(alert.text())
                .contains("of number " + number + ": x", "vigil correct NUMBER --it-is-there URL, or --send-again")
                .doesNotContainIgnoringCase("anna");
        assertThat(it.raisedTo(AlertKind.UNCERTAIN_REPLY)).containsExactly("Ada");
        new LostReply(world.database).sendAgain(number, "Ada");
        assertThat(it.step().open()).isEmpty();
    }

    @Test
    void whatVigilCannotDeleteIsToldWithoutSayingOfWhomAndOverWhenItIsGone() {
        world.start().at(World.MONDAY_AT_NINE);
        world.hold("anna");
        world.x.refuseToDelete("x-1");
        Takedowns takedowns = new Takedowns(world.database, world.node.files());
        takedowns.everythingOf(new ProfileId("anna"), "Ada");
        assertThat(it.step().open()).as("it is being worked at").isEmpty();
        world.aftercare();
        it.step();
        assertThat(it.openKinds()).containsExactly(AlertKind.CANNOT_DELETE);
        Alert alert = it.the(AlertKind.CANNOT_DELETE);
        long number = world.first().id();
        assertThat(alert.headline()).isEqualTo("Vigil cannot delete 1 post of #Vigil");
        assertThat(alert.text())
                .contains("number " + number + ": x: the network does not take it away: ")
                .contains("Who can: whoever has the password of x can delete it, on X itself", "vigil delete NUMBER")
                .doesNotContainIgnoringCase("anna")
                .doesNotContainIgnoringCase("takedown")
                .doesNotContain("hold");
        world.node.alerting().rota().acknowledge(alert.id(), "Ada");
        assertThat(it.step().the(AlertKind.CANNOT_DELETE).acknowledgedBy()).isEqualTo("Ada");
        world.x.delete("x-1");
        takedowns.one(world.first(), "Ada");
        world.aftercare();
        assertThat(it.step().open()).isEmpty();
    }

    @Test
    void whatNobodyHasApprovedIsToldInGoodTimeAndOnceACampaign() {
        world.schedule("approval: none", "approval: required")
                .schedule("accounts: [x]", "accounts: [x, mastodon, box]")
                .start();
        world.clock.set(Instant.parse("2026-01-04T20:59:00Z"));
        assertThat(it.step().open()).isEmpty();
        it.minutes(1);
        assertThat(it.openKinds()).containsExactly(AlertKind.NOT_APPROVED);
        Alert alert = it.the(AlertKind.NOT_APPROVED);
        assertThat(alert.headline()).isEqualTo("3 posts of #Vigil wait for an approval");
        assertThat(alert.text())
                .contains("The first is to go out at 2026-01-05 09:00 UTC", "vigil approve list")
                .doesNotContain("anna", "Anna");
        assertThat(it.raisedTo(AlertKind.NOT_APPROVED)).containsExactly("Ada");
        assertThat(it.at("2026-01-05T09:00:00Z").openKinds())
                .as("held now, and still one alert")
                .containsExactly(AlertKind.NOT_APPROVED);
        world.approveAll();
        assertThat(it.at("2026-01-05T09:05:00Z").open()).isEmpty();
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void howLongAheadIsTheTeamsToSay() {
        world.edit(OnCallWorld.SETTINGS, "notify:\n", "notify:\n  approve_ahead: 2h\n");
        world.schedule("approval: none", "approval: required").start();
        assertThat(it.at("2026-01-05T06:59:00Z").open()).isEmpty();
        assertThat(it.at("2026-01-05T07:00:00Z").openKinds()).containsExactly(AlertKind.NOT_APPROVED);
    }

    /** Also after its posts were missed: the alert lasts as long as the stop. */
    @Test
    void aStopThatKeepsPostsBackIsOneAlertForAsLongAsItLasts() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon, box]").start();
        Brakes.Target everything = new Brakes.Target.Everything();
        world.node.brakes().apply(everything, null, "Ada");
        world.change("update restriction set set_at = '2026-01-05T06:30:00Z'");
        assertThat(it.at("2026-01-05T08:00:00Z").open()).isEmpty();
        Alert alert = it.at("2026-01-05T09:00:00Z").the(AlertKind.HELD);
        assertThat(alert.headline()).isEqualTo("Kept back: #Vigil: everything is stopped by Ada");
        assertThat(alert.text()).contains("Accounts: box, mastodon, x", "--state held");
        for (int day = 5; day <= 7; day++) {
            assertThat(it.at("2026-01-%02dT16:00:00Z".formatted(day)).openKinds())
                    .containsExactly(AlertKind.HELD);
        }
        assertThat(it.the(AlertKind.HELD).id()).isEqualTo(alert.id());
        assertThat(it.told("Bo", AlertKind.HELD)).doesNotContain("closed");
        world.node.brakes().release(everything, "Ada");
        world.change("update restriction set lifted_at = '2026-01-07T16:30:00Z'");
        assertThat(it.at("2026-01-07T17:00:00Z").open()).isEmpty();
    }

    @Test
    void whatWasMissedForAnotherReasonThanAStopIsToldAlsoWhereOneWasShort() {
        world.start();
        world.x.down();
        Brakes.Target campaign = new Brakes.Target.OneCampaign(new CampaignId("vigil"));
        world.node.brakes().apply(campaign, null, "Ada");
        world.node.brakes().release(campaign, "Ada");
        world.change("update restriction set set_at = '2026-01-05T08:30:00Z', lifted_at = '2026-01-05T10:00:00Z'");
        assertThat(it.at("2026-01-05T11:00:00Z").openKinds()).containsExactly(AlertKind.NOTHING_WENT_OUT);
    }

    @Test
    void anAccountWithoutSecretsIsHeldAndTold() {
        world.start();
        world.secret("x", "");
        Alert alert = it.at("2026-01-05T09:00:00Z").the(AlertKind.HELD);
        assertThat(alert.headline()).isEqualTo("Kept back: #Vigil: the account has no secrets yet");
        assertThat(world.first().why()).isEqualTo("the account has no secrets yet: ./vigil account renew x");
        world.secret("x", "right");
        assertThat(it.at("2026-01-05T09:01:00Z").open()).isEmpty();
    }

    @Test
    void aBrokenFileIsToldWhenItStaysBroken() {
        world.start();
        String template = world.text(World.TEMPLATE);
        world.put(World.TEMPLATE, "{{#nothing}}").put(World.profile("cara"), "id: cara\nkind: nobody\n");
        world.accept();
        assertThat(it.step().minutes(9).raisedTo(AlertKind.BROKEN_FILE)).isEmpty();
        assertThat(it.minutes(1).raisedTo(AlertKind.BROKEN_FILE)).containsExactly("Ada");
        Alert alert = it.the(AlertKind.BROKEN_FILE);
        assertThat(alert.headline()).isEqualTo("2 files cannot be read any more");
        assertThat(alert.text())
                .contains(World.TEMPLATE, "1 file in profiles/", "vigil check")
                .doesNotContain("cara", "nothing");
        assertThat(it.at("2026-01-05T09:00:00Z").openKinds())
                .as("what the broken file keeps back is no second alert")
                .containsExactly(AlertKind.BROKEN_FILE);
        world.put(World.TEMPLATE, template).prisoner("cara", "2024-02-29").accept();
        assertThat(it.step().open()).isEmpty();
    }

    @Test
    void whoSavesAHalfDoneFileIsLeftInPeace() {
        world.start();
        String template = world.text(World.TEMPLATE);
        world.put(World.TEMPLATE, "{{#nothing}}").accept();
        it.step().minutes(5);
        world.put(World.TEMPLATE, template).accept();
        it.minutes(1).minutes(30);
        assertThat(it.chats.got()).isEmpty();
        assertThat(it.alerts.latest(9))
                .singleElement()
                .satisfies(alert -> assertThat(alert.isOpen()).isFalse());
    }

    /** Nobody learns from it that somebody is on hold, or who. */
    @Test
    void aCampaignThatHasNobodyLeftIsToldBeforeItFallsSilent() {
        world.start();
        world.hold("anna").hold("bela").hold("cara").follow();
        Alert alert = it.step().the(AlertKind.NOBODY_NEXT);
        assertThat(alert.headline()).isEqualTo("#Vigil has nobody to speak of");
        assertThat(alert.text()).doesNotContainIgnoringCase("hold", "anna", "bela", "cara");
        world.lift("bela").follow();
        assertThat(it.step().open()).isEmpty();
    }

    @Test
    void aCampaignThatIsOverHasNobodyAndNothingIsWrong() {
        world.start();
        world.clock.set(Instant.parse("2026-01-11T08:00:00Z"));
        world.follow();
        assertThat(it.at("2026-01-11T09:00:00Z").at("2026-01-13T09:00:00Z").openKinds())
                .doesNotContain(AlertKind.NOBODY_NEXT);
    }

    @Test
    void aDraftIsNobodysTrouble() {
        world.accept();
        assertThat(it.at("2026-01-05T16:00:00Z").open()).isEmpty();
    }

    @Test
    void aSlotThatTheScheduleHasNoMoreIsNotMissing() {
        world.start();
        world.schedule("at: \"09:00\" }", "at: \"09:00\", days: [wed] }").follow();
        assertThat(it.at("2026-01-05T20:00:00Z").openKinds()).doesNotContain(AlertKind.NOTHING_WENT_OUT);
    }

    @Test
    void aRejectedSlotThatNobodyFillsIsTold() {
        world.schedule("approval: none", "approval: required").start();
        world.node.desk().coming(Duration.ofDays(1)).stream()
                .filter(post -> post.delivery().account().equals(new AccountName("x")))
                .forEach(post -> world.node.desk().reject(post, "Ada"));
        it.at("2026-01-05T09:00:00Z");
        Alert alert = it.the(AlertKind.NOTHING_WENT_OUT);
        assertThat(alert.text())
                .contains("x: withdrawn: it must not go out any more")
                .doesNotContain("Anna", "rejected");
    }

    /** The family of a held person, too, and names as they are written in any language. */
    @Test
    void namesOfThoseWhoAreOnHoldAreLeftOut() {
        world.edit(World.profile("anna"), "{ en: Anna Example }", "{ en: Anna Example, ru: Анна Пример }");
        world.start();
        world.x.next(new Outcome.Refused("about ANNA EXAMPLE (Анна Пример, anna), Bela Example and Annapolis"));
        it.at("2026-01-05T09:00:00Z");
        assertThat(it.the(AlertKind.NOTHING_WENT_OUT).text()).contains("ANNA EXAMPLE");
        world.hold("anna");
        it.step();
        assertThat(it.the(AlertKind.NOTHING_WENT_OUT).text()).contains("about … (…, …), Bela Example and Annapolis");
        it.chats.forget();
        it.minutes(16);
        assertThat(it.chats.got()).isNotEmpty().noneMatch(got -> got.body().contains("ANNA EXAMPLE"));
        assertThat(List.of("anna", "Anna"))
                .allSatisfy(name ->
                        assertThat(it.chats.got().getFirst().body()).doesNotContainPattern("\\b" + name + "\\b"));
    }
}
