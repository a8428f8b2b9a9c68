package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.delivery.ConsentDesk;
import org.vigil.delivery.RollCall;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** How a basis stands: by the file and by what was recorded, together. */
@ExtendWith(TestDatabase.class)
class ConsentWordTest {
    private static final LocalDate GIVEN = LocalDate.of(2025, 12, 1);

    private final World world;

    ConsentWordTest(Database database) {
        world = new World(database);
    }

    private String word() {
        Profile anna = world.node
                .files()
                .inForce()
                .workspace()
                .profile(new ProfileId("anna"))
                .orElseThrow();
        RollCall roll = new RollCall(world.database, world.node.files(), world.clock.instant());
        return ConsentWord.of(anna, roll, anna.dayAt(world.clock.instant()));
    }

    private void recorded(LocalDate until, Basis.Scope scope) {
        world.withoutRecords().recordConsent("anna", new Basis.Consent(GIVEN, until, Set.of(scope)));
    }

    @Test
    void aConsentHoldsAsFarAsFileAndRecordAllowIt() {
        assertThat(word()).isEqualTo("recorded");
        world.withoutRecords();
        assertThat(word()).isEqualTo("not-recorded");
        recorded(LocalDate.of(2026, 1, 4), Basis.Scope.NAME);
        assertThat(word()).isEqualTo("expired");
        recorded(LocalDate.of(2026, 1, 5), Basis.Scope.NAME);
        assertThat(word()).isEqualTo("recorded");
        recorded(LocalDate.of(2026, 12, 5), Basis.Scope.PHOTO);
        assertThat(word()).isEqualTo("without-name");
        new ConsentDesk(world.database, world.node.sensitive()).revoke(new ProfileId("anna"), "Ada");
        assertThat(word()).isEqualTo("revoked");
    }

    @Test
    void aStatedReasonHoldsOnceTwoHaveSignedIt() {
        world.signedReason("anna").accept();
        assertThat(word()).isEqualTo("unsigned");
        World.sign(world.database, "anna");
        assertThat(word()).isEqualTo("signed");
    }

    @Test
    void aFileThatNamesNothingSaysSoWhateverIsRecorded() {
        world.edit(World.profile("anna"), "basis: { consent: { given: 2025-12-01, scope: [name] } }\n", "")
                .accept();
        assertThat(word()).isEqualTo("not-in-file");
        world.withoutRecords();
        assertThat(word()).isEqualTo("none");
    }
}
