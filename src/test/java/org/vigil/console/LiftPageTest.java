package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.database.Database;
import org.vigil.delivery.Restrictions;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Who set a hold may lift it, and who acts for the organisation that holds the case. */
@ExtendWith(TestDatabase.class)
class LiftPageTest {
    private static final OrganisationId PEN = new OrganisationId("pen");
    private static final OrganisationId HELP = new OrganisationId("help");

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

    /** Two organisations with people of one name; Pia is the first's, Bo the second's. Anna's case is the first's. */
    private void twoOrganisations() {
        world.put("organisations.yaml", """
                organisations:
                  - { id: pen, name: Free Pen, people: [Pia, Sam], approvers: [Pia] }
                  - { id: help, name: Quiet Help, people: [Bo, Ed], approvers: [Bo] }
                """);
        world.put(World.profile("anna"), world.text(World.profile("anna")) + "case_holder: pen\n")
                .start()
                .onDisk();
    }

    @Test
    void whoIsCalledLikeSomebodyOfTheOrganisationIsNotOneOfThem() {
        twoOrganisations();
        world.hold("anna");
        try (Browser other = console.as("Sam", Roles.in(HELP, Role.ADMIN))) {
            assertThat(other.get("/people/anna/lift").body()).contains("Stays: not yours to lift.");
            assertThat(lift(other, "anna", hold("anna")).statusCode()).isEqualTo(422);
        }
        assertThat(world.node.brakes().inForce()).hasSize(1);
    }

    @Test
    void ofACaseToWhatAChangedFileBroughtTakesAnApproverOfItsOrganisation() {
        twoOrganisations();
        String file = world.text(World.profile("anna"));
        world.remove(World.profile("anna")).accept();
        world.put(World.profile("anna"), file).accept();
        try (Browser one = console.as("Sam", Roles.in(PEN, Role.EDITOR));
                Browser team = console.as("Ed", Role.APPROVER);
                Browser other = console.as("Bo", Roles.in(HELP, Role.ADMIN));
                Browser approver = console.as("Pia", Roles.in(PEN, Role.APPROVER))) {
            String read = hold("anna");
            assertThat(lift(one, "anna", read).statusCode())
                    .as("an editor alone")
                    .isEqualTo(422);
            assertThat(lift(team, "anna", read).statusCode())
                    .as("an approver who is none of its people")
                    .isEqualTo(422);
            assertThat(lift(other, "anna", read).statusCode()).isEqualTo(422);
            assertThat(lift(approver, "anna", read).headers().firstValue("Location"))
                    .hasValue("/people/anna/lift?done=lifted");
        }
    }

    @Test
    void noEditorMovesACaseToLiftAHold() throws IOException {
        twoOrganisations();
        world.hold("anna").hold("bela");
        try (Browser ed = console.as("Ed", Role.EDITOR);
                Browser admin = console.as("Ada", Role.ADMIN)) {
            assertThat(move(ed, "anna", "case_holder: pen", "case_holder: help"))
                    .contains("an admin of the whole team, or an approver of the organisation");
            assertThat(move(ed, "bela", "kind: prisoner", "kind: prisoner\ncase_holder: help"))
                    .as("newly set")
                    .contains("an admin of the whole team, or an approver of the organisation");
            assertThat(lift(ed, "bela", hold("bela")).statusCode()).isEqualTo(422);
            assertThat(move(ed, "cara", "kind: prisoner", "kind: prisoner\ncase_holder: help"))
                    .as("of somebody who is not on hold")
                    .isEqualTo("/people/cara?done=person-saved");
            assertThat(move(admin, "anna", "case_holder: pen", "case_holder: help"))
                    .startsWith("/people/anna?done=person-saved");
        }
    }

    @Test
    void nobodyTakesOverSomebodyWhoseFileIsGone() throws IOException {
        twoOrganisations();
        String text = world.text(World.profile("bela"));
        world.remove(World.profile("bela")).accept();
        Files.delete(world.folder().resolve(World.profile("bela")));
        String theirs = text.replace("kind: prisoner", "kind: prisoner\ncase_holder: help");
        try (Browser other = console.as("Bo", Roles.in(HELP, Role.EDITOR));
                Browser team = console.as("Ed", Role.EDITOR)) {
            for (Browser each : new Browser[] {other, team}) {
                HttpResponse<String> answer =
                        each.post("/people/new", "/people/bela/edit/save", Map.of("text", theirs, "read", ""));
                assertThat(answer.statusCode()).isIn(404, 422);
            }
            assertThat(world.node.files().inForce().workspace().profile(new ProfileId("bela")))
                    .isEmpty();
        }
    }

    @Test
    void whyAFileBroughtAHoldIsForWhoSeesThePerson() {
        twoOrganisations();
        world.edit(World.profile("cara"), "kind: prisoner", "kind: prisoner\nminor: true")
                .accept();
        world.edit(World.profile("cara"), "kind: prisoner\nminor: true", "kind: prisoner\nwithheld: true")
                .accept();
        assertThat(hold("cara")).isNotEqualTo("0");
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser other = console.as("Bo", Roles.in(HELP, Role.ADMIN));
                Browser editor = console.as("Ann", Role.EDITOR)) {
            assertThat(editor.get("/people/cara/lift").body()).contains("a minor");
            assertThat(viewer.get("/people/cara/lift").body()).doesNotContain("a minor", "Cara Example");
            assertThat(other.get("/people/cara/lift").body()).doesNotContain("a minor", "Cara Example");
        }
    }

    @Test
    void whoHoldsSomebodyIsForWhoSeesThePersonAndForThemselves() {
        twoOrganisations();
        world.edit(World.profile("cara"), "kind: prisoner", "kind: prisoner\nwithheld: true")
                .accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser editor = console.as("Ann", Role.EDITOR);
                Browser other = console.as("Bo", Roles.in(HELP, Role.VIEWER))) {
            editor.post("/people/hold?person=cara", "/people/hold", Map.of("person", "cara"));
            for (String page : new String[] {"/people/cara/lift", "/people/hold?person=cara"}) {
                assertThat(editor.get(page).body()).as(page).contains("Held by Ann,");
                for (Browser each : new Browser[] {viewer, other}) {
                    assertThat(each.get(page).body())
                            .as(page)
                            .contains(">Held,<")
                            .doesNotContain("Ann");
                }
            }
            other.post("/people/hold?person=cara", "/people/hold", Map.of("person", "cara"));
            assertThat(other.get("/people/cara/lift").body())
                    .contains("Held by Bo,")
                    .doesNotContain("Ann");
            world.hold("newcomer");
            assertThat(viewer.get("/people/newcomer/lift").body())
                    .as("nobody knows whose case it is, and the team sees everybody")
                    .contains("Held by Tester,");
            assertThat(other.get("/people/newcomer/lift").body()).doesNotContain("Tester");
        }
    }

    private String move(Browser browser, String person, String old, String changed) throws IOException {
        String before = Files.readString(world.folder().resolve(World.profile(person)));
        String page = "/people/" + person + "/edit";
        HttpResponse<String> answer = browser.post(
                page,
                page + "/save",
                Map.of(
                        "text", before.replace(old, changed),
                        "read", SourceFile.ofText("x", before).digest()));
        return answer.headers().firstValue("Location").orElse(answer.body());
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
