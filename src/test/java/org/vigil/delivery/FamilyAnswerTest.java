package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
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
        desk.wrote(ANNA, "az", "a letter", "Tester");
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
        desk.wrote(ANNA, "az", "a letter", "Tester");
        desk.answered(ANNA, Families.Answer.YES, "Tester");
        desk.wrote(ANNA, "az", "another letter", "Tester");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.first().state()).isEqualTo(DeliveryState.HELD);
    }

    @Test
    void aNoTakesTheConsentBack() {
        desk.wrote(ANNA, "az", "a letter", "Tester");
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
        desk.wrote(ANNA, "az", "a letter", "Tester");
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

    @Test
    void sandboxesWaitForNobody() {
        world.schedule("accounts: [x]", "accounts: [box]").follow();
        world.change("delete from family_answer");
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.sandbox.posts()).hasSize(1);
    }
}
