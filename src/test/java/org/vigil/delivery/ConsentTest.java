package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.KeyFile;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;
import org.vigil.profile.Basis;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Without recorded consent nobody is posted on a real network; a revocation stands above every file. */
@ExtendWith(TestDatabase.class)
class ConsentTest {
    private static final ProfileId ANNA = new ProfileId("anna");
    private static final ConsentDesk.Giver GIVER =
            new ConsentDesk.Giver("Her Mother Example", "a letter", "the lawyer's office");
    private final World world;
    private final SensitiveRecords sensitive;
    private final ConsentDesk desk;

    ConsentTest(Database database) {
        world = new World(database).withoutRecords();
        sensitive = new SensitiveRecords(database, KeyFile.of(world.folder(), Map.of()));
        desk = new ConsentDesk(database, sensitive);
        world.schedule("[anna, bela, cara]", "[anna]").familySaysYes("anna").familySaysYes("anna-two");
    }

    private static Basis.Consent consent(String given, @Nullable String until, Basis.Scope... scope) {
        EnumSet<Basis.Scope> all = EnumSet.noneOf(Basis.Scope.class);
        all.addAll(java.util.List.of(scope));
        return new Basis.Consent(LocalDate.parse(given), until == null ? null : LocalDate.parse(until), all);
    }

    private void record(Basis.Consent what) {
        desk.record(ANNA, what, GIVER, "Tester");
        world.node.planner().planAll();
    }

    private void startAll() {
        world.start().at(World.MONDAY_AT_NINE);
    }

    @Test
    void aConsentInAFileAloneReachesSandboxesOnly() {
        world.schedule("accounts: [x]", "accounts: [x, box]");
        startAll();
        assertThat(world.x.posts()).isEmpty();
        assertThat(new Eligibility(world.node.files().inForce(), new Restrictions(world.database.jdbc()).inForce())
                        .basisMissing(ANNA, World.MONDAY_AT_NINE))
                .hasValueSatisfying(why -> assertThat(why).contains("profiles/anna.yaml", "vigil consent record anna"));
    }

    @Test
    void withTheRecordItIsPosted() {
        world.start();
        record(consent("2025-12-01", null, Basis.Scope.NAME));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aRecordAloneDoesNotDoEither() {
        world.edit(World.profile("anna"), "basis: { consent: { given: 2025-12-01, scope: [name] } }\n", "")
                .start();
        record(consent("2025-12-01", null, Basis.Scope.NAME));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void theNarrowerOfFileAndRecordHoldsInDays() {
        world.start();
        record(consent("2025-12-01", "2026-01-04", Basis.Scope.NAME));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).as("the record has ended").isEmpty();
        record(consent("2026-01-06", null, Basis.Scope.NAME));
        assertThat(world.turns())
                .as("the record begins tomorrow")
                .isNotEmpty()
                .allSatisfy(turn -> assertThat(turn).doesNotStartWith("2026-01-05"));
    }

    @Test
    void aRecordWithoutTheNameCarriesNoPost() {
        world.start();
        record(consent("2025-12-01", null, Basis.Scope.STORY));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void theNarrowerOfFileAndRecordHoldsInScope() {
        world.put(World.TEMPLATE, "{{name}}{{#story}}: {{story}}{{/story}}\n\n{{hashtags}}\n")
                .edit(World.profile("anna"), "scope: [name]", "scope: [name, story]")
                .put(World.profile("anna"), world.text(World.profile("anna")) + "story: { en: She wrote. }\n")
                .start();
        record(consent("2025-12-01", null, Basis.Scope.NAME));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts().getFirst().part().text()).contains("Anna").doesNotContain("She wrote");
    }

    @Test
    void whatBothSayIsShown() {
        world.put(World.TEMPLATE, "{{name}}{{#story}}: {{story}}{{/story}}\n\n{{hashtags}}\n")
                .edit(World.profile("anna"), "scope: [name]", "scope: [name, story]")
                .put(World.profile("anna"), world.text(World.profile("anna")) + "story: { en: She wrote. }\n")
                .start();
        record(consent("2025-12-01", null, Basis.Scope.NAME, Basis.Scope.STORY));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts().getFirst().part().text()).contains("She wrote");
    }

    @Test
    void aRevocationSilencesAtOnceAndEverywhereWhateverTheFileSays() {
        world.schedule("accounts: [x]", "accounts: [x, box]").start();
        record(consent("2025-12-01", null, Basis.Scope.NAME));
        assertThat(desk.revoke(ANNA, "Tester")).isTrue();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.sandbox.posts()).isEmpty();
        world.node.planner().planAll();
        assertThat(world.deliveries.all())
                .allSatisfy(delivery -> assertThat(delivery.why()).isEqualTo(Eligibility.ON_HOLD));
        world.edit(World.profile("anna"), "given: 2025-12-01", "given: 2026-01-02")
                .follow();
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).as("no file ends it").isEmpty();
    }

    @Test
    void aRevocationCoversTheHuman() {
        world.prisoner("anna-two", "2025-01-05")
                .edit(World.profile("anna-two"), "Anna-two Example", "Example Anna")
                .schedule("[anna]", "[anna-two]")
                .start();
        desk.record(new ProfileId("anna-two"), consent("2025-12-01", null, Basis.Scope.NAME), GIVER, "Tester");
        world.node.planner().planAll();
        assertThat(world.people()).isNotEmpty();
        desk.revoke(ANNA, "Tester");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void aNewRecordEndsARevocation() {
        world.start();
        record(consent("2025-12-01", null, Basis.Scope.NAME));
        desk.revoke(ANNA, "Tester");
        record(consent("2026-01-02", null, Basis.Scope.NAME));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void whatIsErasedNoLongerCounts() {
        world.start();
        record(consent("2025-12-01", null, Basis.Scope.NAME));
        assertThat(desk.erase(ANNA, "Tester")).isEqualTo(3);
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(new Consents(world.database.jdbc()).of(ANNA))
                .singleElement()
                .satisfies(row -> assertThat(desk.giver(row)).isEmpty());
    }

    @Test
    void whoGaveItStandsNowhereInClear() {
        desk.record(ANNA, consent("2025-12-01", null, Basis.Scope.NAME), GIVER, "Tester");
        Consents.Row row = new Consents(world.database.jdbc()).of(ANNA).getFirst();
        assertThat(desk.giver(row)).contains(GIVER);
        for (String table : java.util.List.of("audit", "consent", "sensitive_record")) {
            assertThat(world.count("(select " + table + "::text as all_of_it from " + table
                            + ") rows where all_of_it ilike '%mother%' or all_of_it ilike '%lawyer%'"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void aLaterClaimIsComparedWithTheAuditEvenAfterTheRecordWasErased() {
        desk.record(ANNA, consent("2025-12-01", null, Basis.Scope.NAME), GIVER, "Tester");
        desk.erase(ANNA, "Tester");
        assertThat(desk.compare(ANNA, " her mother   EXAMPLE "))
                .singleElement()
                .satisfies(compared -> assertThat(compared.matches()).contains(true));
        assertThat(desk.compare(ANNA, "Her Father Example"))
                .singleElement()
                .satisfies(compared -> assertThat(compared.matches()).contains(false));
    }

    /** Nobody can make a digest fit by changing what was agreed to in the table. */
    @Test
    void aChangedRowDoesNotAgreeWithTheAudit() {
        desk.record(ANNA, consent("2025-12-01", null, Basis.Scope.NAME), GIVER, "Tester");
        world.change("update consent set scope = '{name,photo}'");
        assertThat(desk.compare(ANNA, GIVER.by()))
                .singleElement()
                .satisfies(compared -> assertThat(compared.matches()).contains(false));
    }

    @Test
    void theReasonOfAHoldIsKeptEncryptedAndErasable() {
        world.hold("anna");
        HoldReasons reasons = new HoldReasons(world.database, sensitive);
        reasons.keep(ANNA, "the family was threatened", "Tester");
        Restrictions.Restriction hold =
                new Restrictions(world.database.jdbc()).inForce().holds(ANNA).getFirst();
        assertThat(reasons.of(hold)).contains("the family was threatened");
        assertThat(hold.why()).isNull();
        assertThat(world.count("audit where detail like '%threatened%'")).isZero();
        assertThat(world.count("audit where what = 'keep reason' and detail like 'hold % digest %'"))
                .isOne();
        desk.erase(ANNA, "Tester");
        assertThat(reasons.of(hold)).isEmpty();
    }

    @Test
    void reasonsOfAnEarlierVersionAreEncryptedWhenTheDatabaseIsNextOpened() {
        world.hold("anna");
        world.change(
                "insert into unsealed_reason (hold, person, why) select id, 'anna', 'an old reason' from restriction");
        HoldReasons reasons = new HoldReasons(world.database, sensitive);
        reasons.sealOld();
        reasons.sealOld();
        assertThat(world.count("unsealed_reason")).isZero();
        assertThat(reasons.of(new Restrictions(world.database.jdbc())
                        .inForce()
                        .holds(ANNA)
                        .getFirst()))
                .contains("an old reason");
    }

    /** Why a campaign stands still may tell of a person as much as the reason of a hold. */
    @Test
    void theReasonOfAStopIsKeptEncryptedAndGoesWithIt() {
        world.start();
        record(consent("2025-12-01", null, Basis.Scope.NAME));
        Brakes.Target stopped = new Brakes.Target.OneCampaign(World.VIGIL);
        world.node.brakes().apply(stopped, null, "Tester");
        HoldReasons reasons = new HoldReasons(world.database, sensitive);
        reasons.keep(stopped, "the family of Anna was threatened", "Tester");
        Restrictions.Restriction stop = world.node.brakes().inForce().getFirst();
        assertThat(reasons.of(stop)).contains("the family of Anna was threatened");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().why()).isEqualTo("the campaign is stopped by Tester");
        assertNoClearReason("threatened");
        assertThat(world.count("restriction where why is not null")).isZero();
        assertThat(world.count("audit where what = 'keep reason' and detail like 'hold % digest %'"))
                .isOne();
        world.node.brakes().release(stopped, "Tester");
        reasons.forget(stopped);
        assertThat(reasons.of(stop)).isEmpty();
        assertThatThrownBy(() -> world.change("update restriction set why = 'the family asked'"))
                .hasMessageContaining("a_stop_tells_no_reason");
    }

    private Desk.Coming annasPost() {
        return world.node.desk().coming(Duration.ofDays(7)).stream()
                .filter(post -> post.profile().id().equals(ANNA))
                .findFirst()
                .orElseThrow();
    }

    private void assertNoClearReason(String word) {
        assertThat(world.count("approval where why like '%" + word + "%'")).isZero();
        assertThat(world.count("delivery where why like '%" + word + "%'")).isZero();
        assertThat(world.count("audit where detail like '%" + word + "%'")).isZero();
    }

    @Test
    void theReasonOfARejectionIsKeptEncryptedAndErasable() {
        RejectionReasons reasons = new RejectionReasons(world.database, sensitive);
        world.start();
        record(consent("2025-12-01", null, Basis.Scope.NAME));
        Desk.Coming post = annasPost();
        world.node.desk().reject(post, "Bo");
        assertThat(reasons.of(annasPost())).isEmpty();
        reasons.keep(post, "the family was threatened", "Bo");
        assertThat(reasons.of(annasPost())).contains("the family was threatened");
        world.edit(World.profile("anna"), "Anna Example", "Anna E.").accept();
        assertThat(reasons.of(annasPost())).as("also beside other words").contains("the family was threatened");
        world.at(World.MONDAY_AT_NINE);
        assertNoClearReason("threatened");
        desk.erase(ANNA, "Tester");
        assertThat(reasons.of(annasPost())).isEmpty();
    }

    @Test
    void reasonsOfRejectionsOfAnEarlierVersionAreEncryptedWhenTheDatabaseIsNextOpened() {
        world.start();
        record(consent("2025-12-01", null, Basis.Scope.NAME));
        world.node.desk().reject(annasPost(), "Bo");
        world.change("update approval set why = 'an old reason'");
        RejectionReasons reasons = new RejectionReasons(world.database, sensitive);
        reasons.sealOld();
        reasons.sealOld();
        assertNoClearReason("reason");
        assertThat(reasons.of(annasPost())).contains("an old reason");
    }

    /** A default backup leaves out what only the team may know: the tables that the page names, and no others, hold it. */
    @Test
    void theDocumentedBackupLeavesOutEverySensitiveTable() throws java.io.IOException {
        java.util.List<String> named = java.util.regex.Pattern.compile("--exclude-table-data=(\\w+)")
                .matcher(java.nio.file.Files.readString(java.nio.file.Path.of("docs", "operation.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(named).containsExactlyInAnyOrder("sensitive_record", "unsealed_reason", "follower_reply");
        assertThat(named)
                .allSatisfy(table -> assertThat(world.count("pg_tables where tablename = '" + table + "'"))
                        .isOne());
    }

    /** A record that somebody moves to another person or field in the table does not open there. */
    @Test
    void aSensitiveRecordIsBoundToItsPersonAndField() {
        sensitive.keep("anna", "consent 1", Map.of("by", "Somebody"), "claim");
        world.change("update sensitive_record set person = 'bela' where field = 'by'");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> sensitive.read("bela", "consent 1"))
                .isInstanceOf(org.vigil.account.KeyUnavailable.class)
                .hasMessageNotContaining("Somebody");
    }
}
