package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.database.Database;
import org.vigil.network.RateReading;
import org.vigil.testing.Signed;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** The gate, row by row. What restricts comes after the planning, so that only the gate can see it. */
@ExtendWith(TestDatabase.class)
class GateTest {
    private static final String CONSENT = "basis: { consent: { given: 2025-12-01, scope: [name] } }";

    private final World world;

    GateTest(Database database) {
        world = new World(database);
    }

    private void assertFirst(DeliveryState state, String... words) {
        world.at(World.MONDAY_AT_NINE);
        assertKept(state, words);
    }

    private void assertKept(DeliveryState state, String... words) {
        assertThat(world.first().state()).isEqualTo(state);
        assertThat(world.first().why()).contains(words);
        assertThat(world.count("attempt")).isZero();
    }

    /** After something was let go, it goes out. */
    private void assertGoesOut() {
        world.pastBackOff().after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    private void stopped(Brakes.Target target, String words) {
        world.start().node.brakes().apply(target, null, "Tester");
        assertFirst(DeliveryState.HELD, words + " by Tester");
        world.node.brakes().release(target, "Tester");
        world.after(Duration.ofMinutes(1));
        assertThat(world.first().state()).as("looked at again at once").isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void everythingStopped() {
        stopped(new Brakes.Target.Everything(), "everything is stopped");
    }

    @Test
    void theCampaignStopped() {
        stopped(new Brakes.Target.OneCampaign(World.VIGIL), "the campaign is stopped");
    }

    @Test
    void theAccountStopped() {
        stopped(new Brakes.Target.OneAccount(new AccountName("x")), "the account is stopped");
    }

    @Test
    void aStopOfAnotherAccountIsNone() {
        world.start().node.brakes().apply(new Brakes.Target.OneAccount(new AccountName("box")), null, "Tester");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
    }

    /** RULES 4: a text that no native reader has signed is refused on real networks, and a sandbox takes it. */
    @Test
    void anUnreviewedTemplateIsHeldOnARealNetworkUntilANativeReaderSignsIt() {
        world.unreviewed(true).start();
        assertFirst(DeliveryState.HELD, "no native reader has signed", World.TEMPLATE, "./vigil templates sign");
        world.unreviewed(false).accept();
        assertGoesOut();
    }

    @Test
    void aTemplateThatChangedAfterItsSignatureIsHeld() {
        String signed = Signed.template(World.TEMPLATE, world.text(World.TEMPLATE));
        world.unreviewed(true)
                .put(World.TEMPLATE, signed.replace("Day {{day}}", "Number {{day}}"))
                .start();
        assertFirst(DeliveryState.HELD, "A Native Reader signed it on 2026-01-01, and it was changed since");
    }

    @Test
    void aSandboxTakesAnUnreviewedTemplate() {
        world.unreviewed(true)
                .schedule("accounts: [x]", "accounts: [box]")
                .start()
                .at(World.MONDAY_AT_NINE);
        assertThat(world.sandbox.posts()).hasSize(1);
    }

    @Test
    void theAccountPaused() {
        world.start();
        new AccountStates(world.database).pause(new AccountName("x"), "somebody looks into it");
        assertFirst(DeliveryState.HELD, "paused", "somebody looks into it");
        new AccountStates(world.database).unpause(new AccountName("x"));
        assertGoesOut();
    }

    @Test
    void thePersonHeld() {
        world.start().hold("anna");
        assertFirst(DeliveryState.WITHDRAWN, "on hold");
    }

    @Test
    void thePrisonerOfAFamilyHeld() {
        world.schedule("[anna, bela, cara]", "[dana-family]").start().hold("dana");
        assertFirst(DeliveryState.WITHDRAWN, "on hold");
    }

    @Test
    void aMemberOfAGroupHeld() {
        world.schedule("[anna, bela, cara]", "[five]").start().hold("dana");
        assertFirst(DeliveryState.WITHDRAWN, "on hold");
    }

    @Test
    void whoIsHeldIsNotNamedBesideAnother() {
        world.edit(World.profile("anna"), "kind: prisoner", "kind: prisoner\ntogether: [bela]")
                .put(World.TEMPLATE, "{{name}}{{#together}} and {{together}}{{/together}}.")
                .start()
                .hold("bela")
                .at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.part().text()).isEqualTo("Anna Example."));
    }

    @Test
    void aDraftAndWhatWasDueBeforeTheStart() {
        world.start();
        world.change("update campaign set started_at = null, started_by = null");
        assertFirst(DeliveryState.HELD, "draft");
        world.change("update campaign set started_at = '2026-01-05T09:00:01Z', started_by = 'Tester'");
        world.pastBackOff().after(Duration.ofMinutes(5));
        assertKept(DeliveryState.MISSED, "before the campaign was started");
    }

    @Test
    void theLateWindow() {
        world.start().at("2026-01-05T15:00:00.001Z");
        assertKept(DeliveryState.MISSED, "nothing was running");
    }

    @Test
    void theLastMomentOfTheLateWindow() {
        world.start().at("2026-01-05T15:00:00Z");
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void whatWasHeldTooLongSaysSo() {
        world.start().node.brakes().apply(new Brakes.Target.Everything(), null, "Tester");
        world.at(World.MONDAY_AT_NINE).at("2026-01-05T15:00:01Z");
        assertKept(DeliveryState.MISSED, "held until its late window was over", "everything is stopped");
    }

    @Test
    void theCampaignOver() {
        world.start().schedule("to: 2026-01-11", "to: 2026-01-04").accept();
        assertFirst(DeliveryState.WITHDRAWN, "does not run on that day");
    }

    @Test
    void theCampaignGone() {
        world.start().remove(World.CAMPAIGN).accept();
        assertFirst(DeliveryState.WITHDRAWN, "campaign is not in the folder");
    }

    @Test
    void theAccountGone() {
        world.start().edit(World.ACCOUNTS, "name: x", "name: other").accept();
        assertFirst(DeliveryState.WITHDRAWN, "not in accounts.yaml");
    }

    @Test
    void theAccountTakenOutOfTheCampaign() {
        world.start().schedule("accounts: [x]", "accounts: [box]").follow();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(world.first().why()).contains("does not speak through this account");
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.sandbox.posts()).as("another account, the same turn").hasSize(1);
    }

    @Test
    void releasedAsOfToday() {
        world.start().release("anna", "2026-01-05").accept();
        assertFirst(DeliveryState.WITHDRAWN, "released on 5 January 2026");
    }

    @Test
    void thePrisonerOfAFamilyReleased() {
        world.schedule("[anna, bela, cara]", "[dana-family]")
                .start()
                .release("dana", "2026-01-05")
                .accept();
        assertFirst(DeliveryState.WITHDRAWN, "Dana Example", "released");
    }

    @Test
    void releasedTomorrowIsNotReleasedToday() {
        world.start().release("anna", "2026-01-06").accept();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    /** A slip of the pen, or the end of a sentence in the wrong field: no number goes on because of it. */
    @ParameterizedTest
    @CsvSource({
        "'confirmed: 2026-01-05 }]', 'to: 2030-01-01 }]'",
        "'confirmed: 2026-01-05 }]', 'to: 2062-01-04 }]\nevents: [{ kind: died, date: 2062-01-04, what: x }]'",
        "'confirmed: 2026-01-05 }]', 'to: 2026-01-06 }]\nevents: [{ kind: died, date: 2026-01-06, what: x }]'",
        "'confirmed: 2026-01-05 }]', 'to: 2062-01-04 }]\nevents: [{ kind: released, date: 2062-01-04, what: x }]'",
    })
    void anEndThatNobodyCanKnowOfYetSilences(String old, String changed) {
        world.start().edit(World.profile("anna"), old, changed).accept();
        assertFirst(DeliveryState.WITHDRAWN, "cannot be read", "this day is still to come");
    }

    @Test
    void whenThatDayHasComeTheFileCountsAgain() {
        world.start().dies("anna", "2026-01-06").accept();
        assertThat(world.node.files().inForce().broken()).isNotEmpty();
        world.clock.set(java.time.Instant.parse("2026-01-06T05:00:00Z"));
        world.accept();
        assertThat(world.node.files().inForce().broken()).isEmpty();
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).noneMatch(post -> post.part().text().contains("Anna"));
    }

    @Test
    void died() {
        world.start().dies("anna", "2026-01-04").accept();
        assertFirst(DeliveryState.WITHDRAWN, "died on 4 January 2026");
    }

    @Test
    void aMinor() {
        world.start().put(World.profile("anna"), changed("minor: true")).accept();
        assertFirst(DeliveryState.WITHDRAWN, "minor");
    }

    @Test
    void withheld() {
        world.start().put(World.profile("anna"), changed("withheld: true")).accept();
        assertFirst(DeliveryState.WITHDRAWN, "withheld");
    }

    private String changed(String line) {
        return world.text(World.profile("anna")) + line + "\n";
    }

    @Test
    void aBrokenProfile() {
        world.start().put(World.profile("anna"), changed("nonsense: [")).accept();
        assertFirst(DeliveryState.WITHDRAWN, "cannot be read");
    }

    @Test
    void aRemovedProfile() {
        world.start().remove(World.profile("anna")).accept();
        assertFirst(DeliveryState.WITHDRAWN, "not in the folder");
    }

    @Test
    void aBrokenSchedule() {
        world.start().schedule("rotation: fair", "rotation: unfair").accept();
        assertFirst(DeliveryState.HELD, "a file cannot be read", "schedules/vigil.yaml");
        world.schedule("rotation: unfair", "rotation: fair").accept();
        assertGoesOut();
    }

    @Test
    void aBrokenTemplate() {
        world.start().edit(World.TEMPLATE, "{{name}}", "{{nobody}}").accept();
        assertFirst(DeliveryState.HELD, "a file cannot be read", World.TEMPLATE);
    }

    @Test
    void aMissingTemplate() {
        world.start().remove(World.TEMPLATE).accept();
        assertFirst(DeliveryState.HELD, "words cannot be made");
    }

    @Test
    void brokenAccounts() {
        world.start().put(World.ACCOUNTS, "accounts: nonsense").accept();
        assertFirst(DeliveryState.HELD, "a file cannot be read", "accounts.yaml");
    }

    @Test
    void noBasisOnX() {
        world.start().edit(World.profile("anna"), CONSENT, "").accept();
        assertFirst(DeliveryState.WITHDRAWN, "no consent");
    }

    @Test
    void aHistoricBasisOnMastodon() {
        world.schedule("[x]", "[mastodon]")
                .start()
                .edit(World.profile("anna"), CONSENT, "basis: historic")
                .accept();
        assertFirst(DeliveryState.WITHDRAWN, "no consent", "sandbox accounts only");
    }

    @Test
    void aHistoricBasisOnTheSandbox() {
        world.schedule("[x]", "[box]")
                .edit(World.profile("anna"), CONSENT, "basis: historic")
                .start();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.sandbox.posts()).hasSize(1);
        assertThat(world.first().simulated()).isTrue();
    }

    @Test
    void consentThatEndedYesterday() {
        world.start()
                .edit(World.profile("anna"), "given: 2025-12-01,", "given: 2025-12-01, until: 2026-01-04,")
                .accept();
        assertFirst(DeliveryState.WITHDRAWN, "no consent");
    }

    @Test
    void aFamilyThatConsentedForAPrisonerWithoutABasis() {
        world.schedule("[anna, bela, cara]", "[dana-family]")
                .start()
                .edit(World.profile("dana"), CONSENT, "")
                .accept();
        assertFirst(DeliveryState.WITHDRAWN, "no consent", "dana:");
    }

    @Test
    void whoHasNoBasisIsNotNamedBesideAnotherOnARealNetwork() {
        world.edit(World.profile("anna"), "kind: prisoner", "kind: prisoner\ntogether: [bela]")
                .edit(World.profile("bela"), CONSENT, "basis: historic")
                .put(World.TEMPLATE, "{{name}}{{#together}} and {{together}}{{/together}}.")
                .schedule("accounts: [x]", "accounts: [x, box]")
                .schedule("approval: none", "approval: required")
                .start()
                .approveAll();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts().getFirst().part().text()).isEqualTo("Anna Example.");
        assertThat(world.sandbox.posts().getFirst().part().text()).isEqualTo("Anna Example and Bela Example.");
    }

    @Test
    void notApproved() {
        world.schedule("approval: none", "approval: required").start();
        assertFirst(DeliveryState.HELD, "nobody has approved it");
        world.approveAll();
        world.after(Duration.ofMinutes(1));
        assertThat(world.first().state()).isEqualTo(DeliveryState.PUBLISHED);
    }

    @Test
    void rejected() {
        world.schedule("approval: none", "approval: required").start();
        Desk.Coming post = world.node.desk().coming(Duration.ofDays(1)).getFirst();
        world.node.desk().reject(post, "Reader");
        assertFirst(DeliveryState.WITHDRAWN, "rejected by Reader");
    }

    @Test
    void aRejectionOutlivesTheEndOfApprovals() {
        world.schedule("approval: none", "approval: required").start();
        world.node.desk().reject(world.node.desk().coming(Duration.ofDays(1)).getFirst(), "Reader");
        world.schedule("approval: required", "approval: none").accept();
        assertFirst(DeliveryState.WITHDRAWN, "rejected by Reader");
    }

    @Test
    void anApprovalOutlivesTheDayCountAndNoFact() {
        world.schedule("approval: none", "approval: required").start().approveAll();
        world.at(World.MONDAY_AT_NINE).at("2026-01-06T09:00:00Z").at("2026-01-07T09:00:00Z");
        assertThat(world.x.posts()).hasSize(3);
        world.at("2026-01-08T09:00:00Z");
        assertThat(world.x.posts()).as("the same person three days later").hasSize(4);
        world.edit(World.profile("bela"), "Bela Example", "Bela Beispiel").accept();
        world.at("2026-01-09T09:00:00Z");
        assertThat(world.x.posts()).as("a fact has changed").hasSize(4);
        world.approveAll();
        world.after(Duration.ofMinutes(1));
        assertThat(world.x.posts()).hasSize(5);
        world.edit(World.TEMPLATE, "Day {{day}}:", "The {{day}}. day:").accept();
        world.at("2026-01-10T09:00:00Z");
        assertThat(world.x.posts()).as("the template has changed").hasSize(5);
    }

    @Test
    void theNetworksLimitUsedUp() {
        world.start();
        Instant reset = World.MONDAY_AT_NINE.plusSeconds(900);
        world.x.rate(new RateReading("posts", 17, 0, reset));
        world.at(World.MONDAY_AT_NINE).pastBackOff();
        world.schedule("09:00", "09:05").follow();
        world.change("update delivery set state = 'due' where local_date = '2026-01-06'");
        world.change("update delivery set due_at = '2026-01-05T09:00:00Z' where local_date = '2026-01-06'");
        world.after(Duration.ofMinutes(1));
        assertThat(world.x.calls()).isEqualTo(1);
        assertThat(world.deliveries.in(DeliveryState.DUE)).singleElement().satisfies(waiting -> {
            assertThat(waiting.why()).contains("limit");
            assertThat(waiting.tries()).isZero();
        });
        world.x.rate(new RateReading("posts", 17, 16, reset.plusSeconds(900)));
        world.pastBackOff().at(reset.plusSeconds(1));
        assertThat(world.x.calls()).isEqualTo(2);
    }
}
