package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.delivery.Restrictions;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Who set a hold may lift it, and who acts for the organisation that holds the case. */
@ExtendWith(TestDatabase.class)
class LiftPageTest {
    private final ConsoleWorld console;
    private final World world;

    LiftPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    private String hold(String person) {
        return String.valueOf(world.node.brakes().inForce().stream()
                .filter(hold -> hold.subject().equals(person))
                .mapToLong(Restrictions.Restriction::id)
                .max()
                .orElse(0));
    }

    private static HttpResponse<String> lift(Browser browser, String person, String hold) {
        return browser.post("/people/" + person + "/lift", "/people/" + person + "/lift", Map.of("hold", hold));
    }

    @Test
    void whoeverSetAHoldLiftsItAndNobodyElse() {
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser admin = console.as("Ada", Role.ADMIN)) {
            viewer.post("/people/hold?person=anna", "/people/hold", Map.of("person", "anna"));
            assertThat(admin.get("/people/anna/lift").body())
                    .contains("Lift the hold on Anna Example?", "Held by Vic,", "Stays: not yours to lift.")
                    .doesNotContain(">Lift it</button>");
            HttpResponse<String> others = lift(admin, "anna", hold("anna"));
            assertThat(others.statusCode()).isEqualTo(422);
            assertThat(others.body()).contains("Nothing was lifted.");
            assertThat(world.node.brakes().inForce()).hasSize(1);

            assertThat(viewer.get("/people/anna/lift").body()).contains(">Lift it</button>");
            assertThat(lift(viewer, "anna", hold("anna")).headers().firstValue("Location"))
                    .hasValue("/people/anna/lift?done=lifted");
            assertThat(world.node.brakes().inForce()).isEmpty();
            assertThat(world.count("audit where what = 'lift' and who = 'Vic' and subject = 'anna'"))
                    .isEqualTo(1);
            assertThat(lift(viewer, "anna", "7").body()).contains("There is no hold to lift any more.");
        }
    }

    @Test
    void whoActsForTheOrganisationThatHoldsTheCaseLiftsThoseThatTheyHaveRead() {
        world.put("organisations.yaml", """
                organisations:
                  - { id: pen, name: Free Pen, people: [Pia], approvers: [Pia] }
                """);
        world.put(World.profile("anna"), world.text(World.profile("anna")) + "case_holder: pen\n")
                .accept();
        world.hold("anna");
        String read = hold("anna");
        try (Browser pia = console.as("Pia", Role.VIEWER);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            viewer.post("/people/hold?person=anna", "/people/hold", Map.of("person", "anna"));
            assertThat(lift(pia, "anna", read).headers().firstValue("Location"))
                    .hasValue("/people/anna/lift?done=lifted-yours");
            assertThat(world.node.brakes().inForce())
                    .as("one that came after she read stays")
                    .singleElement()
                    .satisfies(left -> assertThat(left.setBy()).isEqualTo("Vic"));
            assertThat(lift(pia, "anna", hold("anna")).headers().firstValue("Location"))
                    .hasValue("/people/anna/lift?done=lifted");
        }
    }

    @Test
    void whatAChangedFileBroughtTakesAnApprover() {
        String file = world.text(World.profile("anna"));
        world.remove(World.profile("anna")).accept();
        world.put(World.profile("anna"), file).accept();
        String read = hold("anna");
        assertThat(read).as("the file was gone and came back").isNotEqualTo("0");
        try (Browser editor = console.as("Ed", Role.EDITOR);
                Browser approver = console.as("Ava", Role.APPROVER)) {
            assertThat(editor.get("/people/anna/lift").body()).contains("Stays: not yours to lift.");
            assertThat(lift(editor, "anna", read).statusCode()).isEqualTo(422);
            assertThat(lift(approver, "anna", read).headers().firstValue("Location"))
                    .hasValue("/people/anna/lift?done=lifted");
        }
    }

    @Test
    void saysWhereTheyStaySilentAllTheSameAndAnswersForAnIdOfNoFile() {
        world.put("profiles/anna-two.yaml", world.text(World.profile("anna")).replace("id: anna", "id: anna-two"))
                .accept();
        world.hold("anna-two").hold("newcomer");
        try (Browser viewer = console.as("Tester", Role.VIEWER)) {
            assertThat(viewer.get("/people/anna/lift").body()).contains("They stay silent all the same");
            assertThat(lift(viewer, "newcomer", hold("newcomer")).headers().firstValue("Location"))
                    .hasValue("/people/newcomer/lift?done=lifted");
        }
    }
}
