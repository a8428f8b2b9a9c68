package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.database.Database;
import org.vigil.source.Problem;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

@ExtendWith(TestDatabase.class)
class AcceptedFilesTest {
    private static final String ANNA = World.profile("anna");

    private final World world;

    AcceptedFilesTest(Database database) {
        world = new World(database);
    }

    private long version() {
        return world.node.files().inForce().version();
    }

    private World with(String line) {
        return world.put(ANNA, world.text(ANNA) + line + "\n");
    }

    private void assertHeld(String why) {
        AcceptedFiles.Accepted accepted = world.accept();
        assertThat(accepted.held()).singleElement().asString().contains("anna", why);
        assertThat(world.node.brakes().inForce()).singleElement().satisfies(hold -> {
            assertThat(hold.subject()).isEqualTo("anna");
            assertThat(hold.setBy()).isEqualTo("files");
        });
    }

    @Test
    void whatIsUnchangedChangesNothing() {
        long before = version();
        assertThat(world.accept()).isEqualTo(new AcceptedFiles.Accepted(0, 0, List.of(), List.of()));
        assertThat(version()).isEqualTo(before).isEqualTo(1);
        with("tags: [new]");
        assertThat(world.accept().changed()).isEqualTo(1);
        assertThat(world.remove(World.profile("cara")).accept().removed()).isEqualTo(1);
        assertThat(version()).isEqualTo(3);
        assertThat(world.accept().removed()).isZero();
        assertThat(version()).isEqualTo(3);
    }

    @Test
    void everyNodeSeesTheSame() {
        var other = world.another();
        assertThat(other.files().inForce().workspace().profiles()).hasSize(6);
        world.remove(World.profile("cara")).accept();
        assertThat(other.files().inForce().workspace().profiles()).hasSize(5);
    }

    @Test
    void aReleaseThatIsTakenBackHolds() {
        world.release("anna", "2026-01-02").accept();
        assertThat(world.node.brakes().inForce()).isEmpty();
        world.prisoner("anna", "2025-01-05");
        assertHeld("takes back the release of 2026-01-02");
    }

    @Test
    void aReleaseThatIsMovedIntoTheFutureHolds() {
        world.release("anna", "2026-01-02").accept();
        world.edit(ANNA, "2026-01-02", "2026-02-02");
        assertHeld("takes back the release");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "custody: []",
                "custody: [{ kind: detention, from: 2025-01-05, to: unknown, confirmed: 2025-12 }]"
            })
    void aReleaseThatIsNoLongerKnownHolds(String custody) {
        world.release("anna", "2026-01-02").accept();
        String text = world.text(ANNA);
        world.put(ANNA, text.substring(0, text.indexOf("custody:")) + custody + "\n");
        assertHeld("takes back the release");
    }

    @Test
    void aNewCustodyAfterAReleaseIsANewFact() {
        world.release("anna", "2025-06-01").accept();
        world.edit(
                ANNA,
                "to: 2025-06-01 }]",
                "to: 2025-06-01 }, { kind: prison, from: 2025-12-01, confirmed: 2026-01-04 }]");
        assertThat(world.accept().held()).isEmpty();
    }

    @Test
    void aDeathThatIsTakenBackHolds() {
        world.dies("anna", "2026-01-02").accept();
        world.prisoner("anna", "2025-01-05");
        assertHeld("no longer says that the person died");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minor: true", "withheld: true"})
    void aRestrictionThatIsTakenBackHolds(String line) {
        with(line).accept();
        world.prisoner("anna", "2025-01-05");
        assertHeld("the file no longer");
    }

    @Test
    void aBasisThatAppearsHolds() {
        world.edit(ANNA, "basis: { consent: { given: 2025-12-01, scope: [name] } }", "basis: historic")
                .accept();
        world.prisoner("anna", "2025-01-05");
        assertHeld("basis");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "case_holder: help"})
    void aCaseThatIsTakenFromItsOrganisationHolds(String after) {
        world.put("organisations.yaml", """
                organisations:
                  - { id: pen, name: Free Pen, people: [Pia], approvers: [Pia] }
                  - { id: help, name: Quiet Help, people: [Bo], approvers: [Bo] }
                """);
        with("case_holder: pen");
        assertThat(world.accept().held())
                .as("to say who holds it takes nothing back")
                .isEmpty();
        world.prisoner("anna", "2025-01-05");
        with(after);
        assertHeld("case");
        assertThat(world.node.brakes().inForce().getFirst().why())
                .as("an organisation may be one that is not to be named")
                .doesNotContain("pen", "help");
    }

    @Test
    void aFileThatWasGoneAndComesBackHolds() {
        world.remove(ANNA).accept();
        world.prisoner("anna", "2025-01-05");
        assertHeld("gone and came back");
        assertThat(world.count("audit where what = 'hold' and who = 'files'")).isEqualTo(1);
    }

    @Test
    void aFileThatComesBackBrokenIsHeldWhenItIsMended() {
        world.remove(ANNA).accept();
        world.put(ANNA, "id: [").accept();
        assertThat(world.node.files().inForce().workspace().profiles()).hasSize(5);
        world.prisoner("anna", "2025-01-05");
        assertHeld("gone and came back");
    }

    @Test
    void aBrokenFileSilencesItsPersonUntilItIsMended() {
        world.start();
        world.put(ANNA, "id: [").follow();
        assertThat(world.people()).doesNotContain("anna");
        assertThat(world.node.files().inForce().broken()).containsOnlyKeys(ANNA);
        assertThat(world.accept().problems()).isNotEmpty();
        world.prisoner("anna", "2025-01-05").follow();
        assertThat(world.people()).contains("anna");
        assertThat(world.node.brakes().inForce()).isEmpty();
    }

    @Test
    void aRestrictionBehindABrokenFileIsNotForgotten() {
        with("withheld: true").accept();
        world.put(ANNA, "id: [").accept();
        world.prisoner("anna", "2025-01-05");
        assertHeld("no longer withholds");
    }

    /** Another name of the file, or another script of the person's name, is no way around what the old one restricted. */
    @ParameterizedTest
    @ValueSource(strings = {"withheld: true", "minor: true", "birth_date: 2010"})
    void aFileOfAnotherNameLiftsNothingEither(String line) {
        with(line).accept();
        world.remove(ANNA).accept();
        world.prisoner("anya", "2025-01-05").edit(World.profile("anya"), "Anya Example", "Ана Эксампле");
        assertThat(world.accept().held())
                .singleElement()
                .asString()
                .contains("anya: profiles/anna.yaml is gone, of likely the same person, and the file no longer");
        assertThat(world.node.brakes().inForce())
                .anyMatch(hold -> hold.subject().equals("anya"));
    }

    @Test
    void aFileOfAnotherNameThatTakesNothingBackIsNotHeld() {
        with("withheld: true").accept();
        String text = world.text(ANNA);
        world.remove(ANNA).put(World.profile("anya"), text.replace("id: anna", "id: anya"));
        world.prisoner("eve", "2025-01-01");
        assertThat(world.accept().held()).isEmpty();
    }

    @Test
    void aNewFileThatIsBrokenIsNotInForce() {
        assertThat(world.put(World.profile("eve"), "id: eve").accept().problems())
                .isNotEmpty();
        assertThat(world.node.files().inForce().workspace().profiles()).hasSize(6);
        world.prisoner("eve", "2025-01-01");
        assertThat(world.accept().held()).isEmpty();
        assertThat(world.node.files().inForce().workspace().profiles()).hasSize(7);
    }

    @Test
    void whatWasOfferedLastAndCannotBeReadIsKnownWhoeverOfferedIt() {
        world.put("profiles/newcomer.yaml", "id: newcomer\nkind: nobody\n");
        world.node.files().accept(world::tree, Set.of(), "Ann");
        assertThat(world.node.files().refused()).extracting(Problem::file).contains("profiles/newcomer.yaml");
        world.remove("profiles/newcomer.yaml");
        world.node.files().accept(world::tree, Set.of(), "Ann");
        assertThat(world.node.files().refused()).isEmpty();
    }
}
