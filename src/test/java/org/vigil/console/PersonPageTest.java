package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** All that is known of one person, on one page. */
@ExtendWith(TestDatabase.class)
class PersonPageTest {
    private final ConsoleWorld console;
    private final World world;

    PersonPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void more(String id, String yaml) {
        world.put(World.profile(id), world.text(World.profile(id)) + yaml);
    }

    @Test
    void tellsWhatTheCommandsTell() {
        more("anna", """
                role: { en: A lawyer }
                relatives:
                  - { name: A Mother, relation: mother, living: true, review: 2026-03-01 }
                  - { name: A Brother, relation: brother, living: true, review: 2025-12-01 }
                charges: [{ charge: { en: hooliganism }, according_to: { en: the prosecutor } }]
                """);
        world.edit(World.profile("anna"), "scope: [name]", "scope: [name, relation]");
        world.start().at(World.MONDAY_AT_NINE);
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            String page = viewer.get("/people/anna").body();
            assertThat(page)
                    .contains("in custody, 365 days", "as of 5 Jan 2026 there", "Last verified for 5 January 2026.")
                    .contains("A lawyer", "the next milestone: 365 days", "the next anniversary of the arrest")
                    .contains("charged with hooliganism, according to the prosecutor")
                    .contains("may be named until 1 Mar 2026", "is not named since 1 Dec 2025")
                    .contains("consent recorded", "href=\"https://example.org/anna\" rel=\"noreferrer\"")
                    .contains("Spoken of in:", "#Vigil", "planned</strong>", "What went out")
                    .contains("<strong>posted</strong>", "<strong>changed file</strong>")
                    .doesNotContain("/people/anna/takedown", "/people/anna/verify");
        }
    }

    @Test
    void timesInCustodyAreDrawnToScaleAndStandInATable() {
        world.edit(
                        World.profile("anna"),
                        "custody: [{ kind: detention, from: 2025-01-05, confirmed: 2026-01-05 }]",
                        """
                custody:
                  - { kind: house_arrest, from: 2020-03, to: 2020-09-01 }
                  - { kind: detention, from: 2025-01-05, confirmed: 2026-01-05 }
                counters: [{ kind: hunger_strike, from: 2025-11-01, to: unknown, confirmed: 2025-11-20 }]
                """)
                .accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/people/anna").body())
                    .contains(
                            "<svg role=\"img\" aria-labelledby=\"drawn-title\"",
                            "bar house-arrest unsure",
                            "bar custody\"")
                    .contains("bar counter unknown", ">today</text>")
                    .contains("<th scope=\"row\">house arrest</th><td>March 2020</td><td>1 September 2020</td>")
                    .contains(
                            "<th scope=\"row\">hunger strike</th><td>1 November 2025</td><td>ended, nobody knows when</td>")
                    .contains("<td>lasts</td>")
                    .doesNotContain("style=", "<script>");
        }
    }

    @Test
    void whatIsWithheldStaysSo() {
        more("anna", """
                aliases: [SecretAlias]
                story: { en: SecretStory }
                relatives: [{ name: SecretMother, relation: mother, do_not_publish: true }]
                do_not_publish: [custody, story, aliases]
                """);
        world.accept();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get("/people/anna").body())
                    .contains("Not published")
                    .doesNotContain("Secret", "<svg role=\"img\"", "5 January 2025");
        }
    }

    @Test
    void aHoldIsSaidAndItsReasonIsNot() {
        world.hold("anna");
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/people/anna").body())
                    .contains("Nothing is said.", "Held by Tester,", "href=\"/people/anna/lift\"");
            world.lift("anna");
            world.put(
                            "profiles/anna-two.yaml",
                            world.text(World.profile("anna")).replace("id: anna", "id: anna-two"))
                    .accept();
            world.hold("anna-two");
            assertThat(viewer.get("/people/anna").body())
                    .contains("somebody who is likely the same human")
                    .doesNotContain("/people/anna/lift");
        }
    }

    @Test
    void leadsWhoMayChangeTheFileToWhereItIsDone() {
        world.accept();
        world.onDisk();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser editor = console.as("Ed", Role.EDITOR)) {
            String[] ways = {"/people/anna/edit", "/people/anna/verify", "/people/anna/takedown"};
            assertThat(editor.get("/people/anna").body()).contains(ways);
            assertThat(viewer.get("/people/anna").body())
                    .contains("/people/hold?person=anna", "/people/anna/consent", "/people/anna/family")
                    .doesNotContain(ways);
            for (String way : ways) {
                assertThat(editor.get(way).statusCode()).as(way).isEqualTo(200);
            }
            assertThat(editor.get("/people").body()).contains("/people/new", "/people/import");
            assertThat(viewer.get("/people").body()).doesNotContain("/people/new", "/people/import");
        }
    }

    @Test
    void aScriptInAnyFieldStaysWords() {
        world.edit(
                World.profile("anna"), "names: { en: Anna Example }", "names: { en: \"<script>alert(1)</script>\" }");
        more("anna", "role: { en: \"<img src=x onerror=alert(1)>\" }\n");
        world.accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/people/anna").body()).doesNotContain("<script>alert", "<img src=x");
            assertThat(viewer.get("/people").body()).doesNotContain("<script>alert");
        }
    }
}
