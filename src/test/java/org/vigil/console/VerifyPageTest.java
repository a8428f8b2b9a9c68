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
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Somebody has looked, or asked a relative: a day is written into the file, and nothing else. */
@ExtendWith(TestDatabase.class)
class VerifyPageTest {
    private final ConsoleWorld console;
    private final World world;

    VerifyPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    private String onDisk(String id) throws IOException {
        return Files.readString(world.folder().resolve(World.profile(id)));
    }

    private static HttpResponse<String> verify(Browser browser, String id, String day, String source) {
        return browser.post(
                "/people/" + id + "/verify", "/people/" + id + "/verify", Map.of("day", day, "source", source));
    }

    private void olderNews() {
        world.edit(World.profile("anna"), "confirmed: 2026-01-05", "confirmed: 2025-11-01");
        world.accept();
        world.onDisk();
    }

    @Test
    void writesTheDayIntoTheFileAndWhoSaidSoIntoTheAudit() throws IOException {
        olderNews();
        String before = onDisk("anna");
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get("/people/anna/verify").body()).contains("Last verified for 1 November 2025.");
            assertThat(verify(editor, "anna", "2026-01-03", "A newspaper, 4 January 2026\nthe lawyer")
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/people/anna?done=verified");
            assertThat(onDisk("anna")).isEqualTo(before.replace("confirmed: 2025-11-01", "confirmed: 2026-01-03"));
            assertThat(world.node.files().inForce().workspace().profiles().values())
                    .filteredOn(profile -> profile.id().value().equals("anna"))
                    .singleElement()
                    .satisfies(profile ->
                            assertThat(profile.custody().getFirst().confirmed()).hasToString("2026-01-03"));
            assertThat(world.count("audit where what = 'verify' and who = 'Ed' and subject = 'anna' and detail ="
                            + " 'custody lasted on 2026-01-03; A newspaper, 4 January 2026; the lawyer'"))
                    .isEqualTo(1);
            assertThat(editor.get("/people/anna").body()).contains("<strong>verify</strong>", "<bdi>Ed</bdi>");
        }
    }

    @Test
    void whatCannotBeWrittenIsSaidAndNothingIsWritten() throws IOException {
        olderNews();
        String before = onDisk("anna");
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(verify(editor, "anna", "soon", "the lawyer").body())
                    .contains("Give a day as year, month and day", "the lawyer</textarea>");
            assertThat(verify(editor, "anna", "2026-01-09", "the lawyer").body())
                    .contains("2026-01-09 is still to come where the person is held.");
            assertThat(verify(editor, "anna", "2025-10-01", "the lawyer").body())
                    .contains("the file has newer news: confirmed 1 November 2025.");
            assertThat(verify(editor, "anna", "2026-01-03", "call +994 12 345 67 89")
                            .body())
                    .contains("What is written down here cannot be erased");
            assertThat(verify(editor, "anna", "2026-01-03", " \n ").statusCode())
                    .isEqualTo(422);
            Files.writeString(world.folder().resolve(World.profile("anna")), before.replace("Asia/Baku", "Asia/No"));
            assertThat(verify(editor, "anna", "2026-01-03", "the lawyer").body())
                    .contains("cannot be read as it is", "profiles/anna.yaml:4: zone:");
            assertThat(world.count("audit where what = 'verify'")).isZero();
        }
        assertThat(onDisk("anna")).isEqualTo(before.replace("Asia/Baku", "Asia/No"));
    }

    @Test
    void whereFilesLeadNothingIsChanged() throws IOException {
        world.put("settings.yaml", "source: files\n");
        olderNews();
        String before = onDisk("anna");
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get("/people/anna/verify").body())
                    .contains("source: files in settings.yaml")
                    .doesNotContain("name=\"day\"");
            assertThat(verify(editor, "anna", "2026-01-03", "the lawyer").statusCode())
                    .isEqualTo(422);
            assertThat(onDisk("anna")).isEqualTo(before);
        }
    }

    @Test
    void onlyWhoActsForTheCaseMay() {
        world.put("organisations.yaml", """
                organisations:
                  - { id: pen, name: Free Pen, people: [Pia], approvers: [Pia] }
                  - { id: help, name: Quiet Help, people: [Quin], approvers: [Quin] }
                """);
        world.put(World.profile("anna"), world.text(World.profile("anna")) + "case_holder: pen\n");
        olderNews();
        try (Browser pen = console.as("Pia", Roles.in(new OrganisationId("pen"), Role.EDITOR));
                Browser help = console.as("Quin", Roles.in(new OrganisationId("help"), Role.EDITOR));
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/people/anna/verify").statusCode()).isEqualTo(403);
            assertThat(help.get("/people/anna/verify").statusCode()).isEqualTo(404);
            assertThat(help.post("/stop", "/people/anna/verify", Map.of("day", "2026-01-03", "source", "the lawyer"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(verify(pen, "anna", "2026-01-03", "the lawyer").statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void aRelativeWhoWasAskedMayBeNamedLongerWithoutAHold() throws IOException {
        world.put(World.profile("anna"), world.text(World.profile("anna")) + """
                relatives:
                  - { name: A Mother, relation: mother, living: true, review: 2026-01-01 }
                """);
        world.accept();
        world.onDisk();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            String page = "/people/anna/review?relative=A+Mother";
            assertThat(editor.get(page).body()).contains("A Mother was asked again");
            assertThat(editor.get("/people/anna/review?relative=Nobody").statusCode())
                    .isEqualTo(404);
            Map<String, String> asked = Map.of("relative", "A Mother", "until", "2030-01-01");
            assertThat(editor.post(page, "/people/anna/review", asked).body()).contains("give a day from 2026-01-05");
            assertThat(editor.post(page, "/people/anna/review", Map.of("relative", "A Mother", "until", "2026-12-01"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/people/anna?done=reviewed");
            assertThat(onDisk("anna")).contains("review: 2026-12-01");
            assertThat(world.node.brakes().inForce()).as("nobody is held").isEmpty();
            assertThat(world.count("audit where what = 'review' and who = 'Ed'"))
                    .isEqualTo(1);
        }
    }
}
