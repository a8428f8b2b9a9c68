package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.KeyFile;
import org.vigil.account.SensitiveRecords;
import org.vigil.database.Database;
import org.vigil.profile.Basis;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A reason instead of a consent: two people sign it, each for themselves, and it carries no more than it says. */
@ExtendWith(TestDatabase.class)
class StatedReasonTest {
    private static final ProfileId ZOE = new ProfileId("zoe");
    private static final ProfileId ANNA = new ProfileId("anna");
    private static final String FILE = World.profile("zoe");
    private static final String CONSENT = "basis: { consent: { given: 2025-12-01, scope: [name] } }";
    private static final String REASON =
            "basis: { reason: Nobody can be asked, on: 2026-01-01, signed_by: [Ada, Bo, Cy] }";

    private final World world;
    private final ReasonDesk desk;

    StatedReasonTest(Database database) {
        world = new World(database);
        desk = new ReasonDesk(database);
        world.put(FILE, world.text(World.profile("anna")).replace("anna", "zoe").replace("Anna", "Zoe"))
                .edit(FILE, CONSENT, REASON)
                .schedule("[anna, bela, cara]", "[zoe]")
                .start();
    }

    private Basis.StatedReason reason() {
        return (Basis.StatedReason) world.node
                .files()
                .inForce()
                .workspace()
                .profile(ZOE)
                .orElseThrow()
                .basis();
    }

    private ReasonDesk.Signing sign(String who) {
        ReasonDesk.Signing signing = desk.sign(ZOE, reason(), who);
        world.node.planner().planAll();
        return signing;
    }

    private Eligibility eligibility() {
        return new Eligibility(world.node.files().inForce(), new Restrictions(world.database.jdbc()).inForce());
    }

    @Test
    void theNamesInAFileAloneReachSandboxesOnly() {
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        world.schedule("accounts: [x]", "accounts: [box]").follow().at("2026-01-06T09:00:00Z");
        assertThat(world.sandbox.posts()).hasSize(1);
        assertThat(eligibility().basisMissing(ZOE, World.MONDAY_AT_NINE))
                .hasValueSatisfying(why -> assertThat(why).contains("nobody has", "vigil consent sign zoe"));
    }

    @Test
    void twoOfThoseWhomTheFileNamesSignEachForThemselves() {
        assertThat(sign("Ada")).isInstanceOf(ReasonDesk.Signing.Signed.class);
        assertThat(eligibility().basisMissing(ZOE, World.MONDAY_AT_NINE))
                .hasValueSatisfying(why -> assertThat(why).contains("Ada alone has"));
        assertThat(sign("Bo")).isEqualTo(new ReasonDesk.Signing.Signed(true, java.util.List.of("Ada", "Bo")));
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void oneWhoSignsTwiceIsOneAndWhoeverIsNotNamedIsNobody() {
        sign("Ada");
        assertThat(sign(" ada ")).isEqualTo(new ReasonDesk.Signing.Signed(false, java.util.List.of("Ada")));
        assertThat(sign("Mallory")).isInstanceOf(ReasonDesk.Signing.NotNamed.class);
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.count("reason_signature")).isOne();
    }

    @Test
    void aReasonThatChangedOrCoversMoreIsSignedAnew() {
        sign("Ada");
        sign("Bo");
        assertThat(eligibility().basisMissing(ZOE, World.MONDAY_AT_NINE)).isEmpty();
        world.edit(FILE, "signed_by: [Ada, Bo, Cy]", "signed_by: [Ada, Bo, Cy], scope: [name, photo]")
                .follow();
        assertThat(eligibility().basisMissing(ZOE, World.MONDAY_AT_NINE)).isPresent();
        sign("Cy");
        sign("Bo");
        assertThat(eligibility().basisMissing(ZOE, World.MONDAY_AT_NINE)).isEmpty();
        world.edit(FILE, "signed_by: [Ada, Bo, Cy]", "signed_by: [Ada, Bo]").follow();
        assertThat(eligibility().basisMissing(ZOE, World.MONDAY_AT_NINE))
                .as("who signed is not named any more")
                .isPresent();
    }

    @Test
    void itCarriesNoStoryPhotoQuoteOrRelativeUnlessItsScopeSaysSo() {
        world.schedule("accounts: [x]", "accounts: [box]")
                .put(
                        World.TEMPLATE,
                        "{{name}}{{#story}} {{story}}{{/story}}{{#quote}} {{quote}}{{/quote}}"
                                + "{{#relatives}} {{relatives}}{{/relatives}}\n\n{{hashtags}}\n")
                .put(FILE, world.text(FILE) + """
                        story: { en: She wrote. }
                        relatives: [{ name: Her Brother, relation: brother, living: true, review: 2027-01-01 }]
                        quotes: [{ text: I write, language: en, speaker: Zoe Example, date: 2020, permission: speaker, source: { title: T, publisher: P } }]
                        """)
                .follow();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.sandbox.posts().getFirst().part().text())
                .contains("Zoe Example")
                .doesNotContain("She wrote", "I write", "Brother");
        assertThat(reason().covers(Basis.Scope.PHOTO)).isFalse();
        world.edit(FILE, "signed_by: [Ada, Bo, Cy]", "signed_by: [Ada, Bo, Cy], scope: [name, story, quotes, relation]")
                .follow();
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.sandbox.posts().getLast().part().text()).contains("She wrote", "I write", "Brother");
    }

    @Test
    void whoeverPutsAReasonInThePlaceOfAConsentPutsThePersonOnHold() {
        world.schedule("[zoe]", "[anna]").start();
        world.edit(World.profile("anna"), CONSENT, REASON).follow();
        desk.sign(ANNA, reason(), "Ada");
        desk.sign(ANNA, reason(), "Bo");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(new Restrictions(world.database.jdbc()).inForce().holds(ANNA))
                .singleElement()
                .satisfies(hold -> assertThat(hold.why()).contains("basis of another kind"));
        world.node.brakes().lift(ANNA, "Tester", Set.of());
        world.follow().pastBackOff().at("2026-01-05T09:10:00Z");
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aBasisThatBeginsOnADayToComeDoesNotBeginWithNobodyLooking() {
        world.edit(World.profile("anna"), CONSENT, "basis: historic").accept();
        world.edit(World.profile("anna"), "basis: historic", CONSENT.replace("2025-12-01", "2026-01-06"))
                .accept();
        world.edit(World.profile("bela"), "given: 2025-12-01", "given: 2026-01-06")
                .accept();
        assertThat(world.node.brakes().inForce())
                .extracting(Restrictions.Restriction::subject)
                .containsExactlyInAnyOrder("anna", "bela");
    }

    @Test
    void aRevocationEndsTheSignaturesAndNoReasonStandsAboveIt() {
        sign("Ada");
        sign("Bo");
        ConsentDesk consents = new ConsentDesk(
                world.database, new SensitiveRecords(world.database, KeyFile.of(world.folder(), Map.of())));
        consents.revoke(ZOE, "Tester");
        assertThat(sign("Cy")).isInstanceOf(ReasonDesk.Signing.TakenBack.class);
        world.change("update consent_revocation set ended_at = now(), ended_by = 'Tester'");
        assertThat(eligibility().basisMissing(ZOE, World.MONDAY_AT_NINE)).isPresent();
    }
}
