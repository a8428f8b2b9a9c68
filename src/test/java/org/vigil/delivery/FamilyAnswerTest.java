package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.message.PostKind;
import org.vigil.message.ToldFacts;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** No answer before a first post means hold. */
@ExtendWith(TestDatabase.class)
class FamilyAnswerTest {
    private static final ProfileId ANNA = new ProfileId("anna");
    private final World world;
    private final FamilyDesk desk;

    FamilyAnswerTest(Database database) {
        world = new World(database);
        desk = new FamilyDesk(database);
        world.schedule("[anna, bela, cara]", "[anna]").start();
        world.change("delete from family_answer");
        world.change("delete from family_letter");
    }

    @Test
    void withoutAnAnswerTheFirstPostIsHeldWithWordsAndThenMissed() {
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
        assertThat(world.first().why()).startsWith(Gate.NOT_ANSWERED).contains("vigil family anna");
        world.at("2026-01-05T15:30:00Z");
        assertThat(world.first().state()).isEqualTo(DeliveryState.MISSED);
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void aYesLetsItGo() {
        world.at(World.MONDAY_AT_NINE);
        desk.wrote(ANNA, "az", "a letter", ToldFacts.NOT_KEPT, "Tester");
        assertThat(desk.answered(ANNA, Families.Answer.YES, "Tester")).isTrue();
        world.pastBackOff().at("2026-01-05T09:10:00Z");
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void aYesToNothingIsNone() {
        assertThat(desk.answered(ANNA, Families.Answer.YES, "Tester")).isFalse();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
    }

    @Test
    void aYesToAnEarlierLetterIsNone() {
        desk.wrote(ANNA, "az", "a letter", ToldFacts.NOT_KEPT, "Tester");
        desk.answered(ANNA, Families.Answer.YES, "Tester");
        desk.wrote(ANNA, "az", "another letter", ToldFacts.NOT_KEPT, "Tester");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void aNoTakesTheConsentBack() {
        desk.wrote(ANNA, "az", "a letter", ToldFacts.NOT_KEPT, "Tester");
        desk.answered(ANNA, Families.Answer.YES, "Tester");
        desk.answered(ANNA, Families.Answer.NO, "Tester");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.first().why()).isEqualTo(Eligibility.ON_HOLD);
    }

    @Test
    void whoWasPostedBeforeNeedsNoAnswer() {
        world.familySaysYes("anna").at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
        desk.wrote(ANNA, "az", "a letter", ToldFacts.NOT_KEPT, "Tester");
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).hasSize(2);
    }

    /** Who came back after a revocation is posted for the first time again. */
    @Test
    void afterARevocationTheFamilyIsAskedAnew() {
        world.familySaysYes("anna").at(World.MONDAY_AT_NINE);
        world.change("update delivery set published_at = now() - interval '1 day' where published_at is not null");
        desk.answered(ANNA, Families.Answer.STOP, "Tester");
        world.change("update consent_revocation set ended_at = now(), ended_by = 'Tester'");
        world.follow();
        world.change("delete from family_answer");
        world.at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.deliveries.in(DeliveryState.HELD))
                .isNotEmpty()
                .allSatisfy(held -> assertThat(held.why()).startsWith(Gate.NOT_ANSWERED));
    }

    @Test
    void whoIsShownWithOthersIsAskedToo() {
        world.schedule("[anna]", "[dana-family]").follow().familySaysYes("dana-family");
        world.change("delete from family_answer where profile = 'dana'");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().profile()).isEqualTo(new ProfileId("anna"));
        assertThat(world.deliveries.in(DeliveryState.HELD))
                .singleElement()
                .satisfies(held -> assertThat(held.why()).contains("vigil family dana "));
    }

    /** What the files say of her, as a letter told it. */
    private ToldFacts told() {
        return ToldFacts.of(
                world.node.files().inForce().workspace().profile(ANNA).orElseThrow(),
                java.time.LocalDate.of(2026, 1, 5),
                null,
                Optional.empty());
    }

    private void saysYesToWhatTheFilesSay() {
        desk.wrote(ANNA, "az", "a letter", told(), "Tester");
        desk.answered(ANNA, Families.Answer.YES, "Tester");
    }

    @Test
    void anEventAboutSomebodyIsHeldUntilTheFamilySaysYes() {
        world.put("templates/vigil/event.en.txt", "{{title}}, {{date}}.\n\n{{hashtags}}\n")
                .put("events/verdict.yaml", """
                        id: verdict
                        kind: verdict
                        date: 2026-01-06
                        title: { en: The court has decided about Anna }
                        sources: [{ title: A report, publisher: A newspaper }]
                        campaigns: [vigil]
                        about: [anna]
                        """)
                .follow();
        world.change("delete from family_answer");
        world.approveAll();
        world.at("2026-01-06T09:30:00Z");
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.deliveries.all().stream().filter(each -> each.kind() == PostKind.EVENT))
                .singleElement()
                .satisfies(held -> assertThat(held.why()).startsWith(Gate.NOT_ANSWERED));
        saysYesToWhatTheFilesSay();
        world.pastBackOff().at("2026-01-06T09:40:00Z");
        assertThat(world.x.posts()).anyMatch(post -> post.part().text().contains("about Anna"));
    }

    @Test
    void nobodyIsNamedBesideOthersBeforeTheFamilySaysYes() {
        world.put(World.TEMPLATE, "{{name}}{{#together}}, with {{together}}{{/together}}.\n\n{{hashtags}}\n")
                .put(World.profile("anna"), world.text(World.profile("anna")) + "together: [bela]\n")
                .start();
        world.change("delete from family_answer where profile = 'bela'");
        world.at(World.MONDAY_AT_NINE);
        world.familySaysYes("bela").at("2026-01-06T09:00:00Z");
        assertThat(world.x.posts().stream().map(post -> post.part().text()))
                .anyMatch(text -> text.startsWith("Anna Example."))
                .anyMatch(text -> text.contains("with Bela Example"));
    }

    @Test
    void aFactThatChangedAfterTheYesAsksAgainAndIsNamed() {
        world.change("delete from family_answer");
        world.follow();
        world.change("delete from family_answer");
        world.change("delete from family_letter");
        saysYesToWhatTheFilesSay();
        world.edit(World.profile("anna"), "pronoun: she", "pronoun: she\nrole: { en: editor of an outlawed paper }")
                .follow();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.first().why())
                .startsWith(Gate.ANSWERED_TO_OTHER_FACTS)
                .contains("role", "vigil family anna")
                .doesNotContain("editor");
        saysYesToWhatTheFilesSay();
        world.pastBackOff().at("2026-01-05T09:10:00Z");
        assertThat(world.x.posts()).hasSize(1);
    }

    /** That somebody is ill is news that the family was not asked about. */
    @Test
    void aLeaveThatBeganAfterTheYesAsksAgain() {
        world.change("delete from family_answer");
        world.change("delete from family_letter");
        saysYesToWhatTheFilesSay();
        world.put(
                        World.profile("anna"),
                        world.text(World.profile("anna"))
                                + "events: [{ kind: hospital, date: 2026-01-02, what: ill }]\ncountry: [AZ]\n")
                .put(World.TEMPLATE, "{{name}}{{#hospital}} is in hospital{{/hospital}}. {{hashtags}}\n")
                .follow();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).isEmpty();
        assertThat(world.first().why()).startsWith(Gate.ANSWERED_TO_OTHER_FACTS).contains("country, events");
    }

    /** Whoever verifies that custody lasts, or says less than before, asks nobody anew. */
    @Test
    void aConfirmationAndWhatIsOnlyLeftOutAskNobody() {
        world.edit(World.profile("anna"), "pronoun: she", "pronoun: she\nrole: { en: editor }")
                .follow();
        world.change("delete from family_letter");
        world.change("delete from family_answer");
        saysYesToWhatTheFilesSay();
        world.edit(World.profile("anna"), "\nrole: { en: editor }", "")
                .edit(World.profile("anna"), "confirmed: 2026-01-05", "confirmed: 2026-01-04")
                .follow();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void sandboxesWaitForNobody() {
        world.schedule("accounts: [x]", "accounts: [box]").follow();
        world.change("delete from family_answer");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.sandbox.posts()).hasSize(1);
    }
}
