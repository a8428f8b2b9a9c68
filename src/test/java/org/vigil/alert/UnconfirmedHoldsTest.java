package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.HoldConfirmations;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Partners are told of a hold, never why, and confirm. */
@ExtendWith(TestDatabase.class)
class UnconfirmedHoldsTest {
    private static final ProfileId ANNA = new ProfileId("anna");
    private final OnCallWorld it;
    private final World world;
    private final HoldConfirmations confirmations;

    UnconfirmedHoldsTest(Database database) {
        it = new OnCallWorld(database);
        world = it.world;
        confirmations = new HoldConfirmations(database, world.node.files());
    }

    @BeforeEach
    void coalition() {
        world.put("organisations.yaml", """
                        organisations:
                          - { id: free-pen, name: Free Pen, people: [Ada], approvers: [Ada] }
                          - { id: quiet-help, name: Quiet Help, unlisted: true, people: [Dia], approvers: [Dia] }
                        """)
                .put(World.CAMPAIGN, world.text(World.CAMPAIGN) + "organisations: [free-pen, quiet-help]\n")
                .start();
        assertThat(world.node.files().inForce().workspace().campaigns().values())
                .allSatisfy(campaign -> assertThat(campaign.organisations()).hasSize(2));
    }

    @AfterEach
    void close() {
        it.close();
    }

    private void hold(String who) {
        world.node.brakes().apply(new Brakes.Target.Person(ANNA), null, who);
        it.step();
    }

    @Test
    void eachPartnerIsToldWithoutNameAndReasonUntilAllHaveConfirmed() {
        hold("Ada");
        Alert alert = it.the(AlertKind.HOLD_TO_CONFIRM);
        assertThat(alert.headline() + alert.text())
                .contains("1 partner", "vigil hold confirm")
                .doesNotContainIgnoringCase("anna")
                .doesNotContain("Quiet Help", "quiet-help");
        assertThat(confirmations.confirm(ANNA, "Dia")).hasSize(1);
        assertThat(it.step().openKinds()).doesNotContain(AlertKind.HOLD_TO_CONFIRM);
        assertThat(world.count("audit where what = 'confirm hold' and who = 'Dia'"))
                .isOne();
    }

    @Test
    void whoActsForNoPartnerConfirmsNothing() {
        hold("Ada");
        assertThat(confirmations.confirm(ANNA, "Somebody")).isEmpty();
        assertThat(confirmations.confirm(new ProfileId("bela"), "Dia")).isEmpty();
        assertThat(confirmations.all())
                .extracting(HoldConfirmations.Partner::knows)
                .containsExactly(true, false);
    }

    @Test
    void aHoldOnSomebodyElseOfWhomNoCampaignSpeaksIsToldToNobody() {
        world.node.brakes().apply(new Brakes.Target.Person(new ProfileId("nobody")), null, "Ada");
        assertThat(it.step().openKinds()).doesNotContain(AlertKind.HOLD_TO_CONFIRM);
    }

    @Test
    void liftingItEndsTheAsking() {
        hold("Ada");
        world.node.brakes().lift(ANNA, "Ada", java.util.Set.of());
        assertThat(it.step().openKinds()).doesNotContain(AlertKind.HOLD_TO_CONFIRM);
        assertThat(List.copyOf(confirmations.all())).isEmpty();
    }
}
