package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
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

/** The guide shows what is done and what is missing, as it is seen from the installation. */
@ExtendWith(TestDatabase.class)
class FirstHourPageTest {
    private final ConsoleWorld console;
    private final World world;

    FirstHourPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        // A sign-in ends after an hour without a request.
        world.clock.set(World.MONDAY_AT_NINE.minusSeconds(600));
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void nothing() {
        List.of("anna", "bela", "cara", "dana", "dana-family", "five").forEach(id -> world.remove(World.profile(id)));
        List.of(
                        World.ACCOUNTS,
                        World.CAMPAIGN,
                        World.TEMPLATE,
                        "templates/vigil/family.en.txt",
                        "templates/vigil/group.en.txt")
                .forEach(world::remove);
        world.accept();
    }

    @Test
    void anEmptyInstallationLeadsANewAdminFromTodayToTheFirstStep() {
        nothing();
        try (Browser ada = console.as("Ada", Role.ADMIN)) {
            assertThat(ada.get("/").body())
                    .contains("Nothing is here yet", "href=\"/first-hour\">Begin the first hour");
            assertThat(ada.get("/users").body()).contains("<a href=\"/first-hour\"><span>The first hour</span></a>");
            assertThat(ada.get("/first-hour").body())
                    .contains("Ada signs in with a password alone.", "There are not yet two of you who may approve.")
                    .contains("3 more to go.", "There is no account on a real network.", "There is no campaign.")
                    .contains("href=\"/people/new\"", "href=\"/people/import\"", "href=\"/accounts\"")
                    .contains("0 of 14 steps are done.", "aria-current=\"step\"");
        }
    }

    @Test
    void whoMayDoNothingAboutItIsNotSentThere() {
        nothing();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser editor = console.as("Edi", Role.EDITOR)) {
            assertThat(viewer.get("/").body()).doesNotContain("/first-hour");
            assertThat(viewer.get("/first-hour").body())
                    .contains("An admin does this.", "An editor, an approver or an admin does this.")
                    .doesNotContain("href=\"/people/new\"");
            assertThat(editor.get("/first-hour").body())
                    .contains("href=\"/people/new\"", "An admin does this.")
                    .doesNotContain("href=\"/accounts\">Accounts</a></p>");
        }
    }

    @Test
    void whereFilesLeadTheGuideSaysThatTheyAreChangedInVersionControl() {
        nothing();
        world.put("settings.yaml", "source: files\n").accept();
        try (Browser ada = console.as("Ada", Role.ADMIN)) {
            assertThat(ada.get("/first-hour").body())
                    .contains("in version control alone (source: files", "Your team writes it into its files")
                    .doesNotContain("href=\"/people/new\"");
        }
    }

    @Test
    void eachStepIsDoneAsSoonAsTheInstallationShowsIt() {
        world.withoutRecords().schedule("approval: none", "approval: required").accept();
        try (Browser ada = console.as("Ada", Role.ADMIN);
                Browser ben = console.as("Ben", Role.APPROVER)) {
            assertThat(ada.get("/").body()).contains("The first hour is not over");
            String before = ada.get("/first-hour").body();
            assertThat(before)
                    .contains("Anna Example: nothing is recorded", "href=\"/people/anna/consent\"")
                    .contains("x was never tried.", "vigil is a draft.", "Other steps come first.")
                    .doesNotContain("There are not yet two of you who may approve.", "more to go");
            world.start();
            assertThat(ben.get("/first-hour").body())
                    .contains("Nobody has approved anything yet.", "Nobody has pressed it yet.")
                    .doesNotContain("vigil is a draft.");
            ben.post("/first-hour/stop", "/stop", Map.of("from", "rehearsal"));
            assertThat(ben.get("/first-hour").body()).contains("Everything is stopped at this moment.");
            ben.post("/first-hour/stop", "/stop/end", Map.of("from", "rehearsal"));
            assertThat(ben.get("/first-hour").body())
                    .doesNotContain("Everything is stopped at this moment.", "Nobody has pressed it yet.");
        }
    }

    @Test
    void onceAPostHasGoneOutAllThatComesBeforeItIsDoneAndTodayIsSilent() {
        world.start().at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
        try (Browser ada = console.as("Ada", Role.ADMIN);
                Browser ben = console.as("Ben", Role.APPROVER)) {
            world.change("update console_user set factor = '\\x00' where name = 'Ada'");
            assertThat(ada.get("/").body()).contains("The first hour is not over");
            ben.post("/first-hour/stop", "/stop", Map.of("from", "rehearsal"));
            ben.post("/first-hour/stop", "/stop/end", Map.of("from", "rehearsal"));
            assertThat(ada.get("/").body()).doesNotContain("/first-hour");
            assertThat(ada.get("/users").body()).doesNotContain("/first-hour");
            assertThat(ada.get("/first-hour").body())
                    .contains("All of it is done", "14 of 14 steps are done.")
                    .doesNotContain("x was never tried.");
        }
    }

    @Test
    void oneOfAnOrganisationIsToldOfItsPeopleAlone() {
        world.withoutRecords()
                .put(
                        "organisations.yaml",
                        "organisations: [{ id: pen, name: Free Pen, people: [Ada], approvers: [Ada] }]\n")
                .put(World.profile("anna"), world.text(World.profile("anna")) + "case_holder: pen\n")
                .accept();
        try (Browser pen = console.as("Pen", Roles.in(new OrganisationId("pen"), Role.EDITOR))) {
            assertThat(pen.get("/first-hour").body())
                    .contains("Anna Example: nothing is recorded")
                    .doesNotContain("Bela Example", "x was never tried.");
        }
    }

    @Test
    void theRehearsalIsTheRealButtonAndTellsWhatLayBetween() {
        world.start();
        try (Browser ben = console.as("Ben", Role.APPROVER);
                Browser vic = console.as("Vic", Role.VIEWER)) {
            assertThat(vic.get("/first-hour/stop").body())
                    .contains("This is the real button", "The next post is due", ">Stop everything now</button>")
                    .doesNotContain("The last time");
            HttpResponse<String> stopped = vic.post("/first-hour/stop", "/stop", Map.of("from", "rehearsal"));
            assertThat(stopped.headers().firstValue("Location")).hasValue("/first-hour/stop?done=stopped");
            assertThat(world.node.brakes().everythingStopped()).isTrue();
            world.at(World.MONDAY_AT_NINE);
            assertThat(world.x.posts()).isEmpty();
            assertThat(vic.get("/first-hour/stop").body())
                    .contains(
                            "Everything is stopped, by Vic.", "An approver or an admin of the team can let it go on.");
            assertThat(ben.post("/first-hour/stop", "/stop/end", Map.of("from", "rehearsal"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/first-hour/stop?done=goes-on");
            assertThat(ben.get("/first-hour/stop").body())
                    .contains("The last time", "Stopped by Vic,", "let go on by Ben,")
                    .containsPattern("(One second lay|[0-9]+ seconds lay) between the two.")
                    .contains("Nothing was handed to a network in between.");
            assertThat(ben.post("/stop", "/stop", Map.of("from", "https://elsewhere.example"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/stop?done=stopped");
        }
    }

    @Test
    void whatWasHandedOverInBetweenIsCounted() {
        world.start();
        try (Browser ben = console.as("Ben", Role.APPROVER)) {
            ben.post("/first-hour/stop", "/stop", Map.of("from", "rehearsal"));
            world.database.jdbc().sql("""
                    insert into attempt (delivery, account, part, n, text, digest, idempotency_key, node, send_by, lease_until)
                    select id, account, 1, 9, 't', 'd', 'k-of-the-test', 'n', now(), now() + interval '1 minute'
                    from delivery order by due_at limit 1
                    """).update();
            ben.post("/first-hour/stop", "/stop/end", Map.of("from", "rehearsal"));
            assertThat(ben.get("/first-hour/stop").body()).contains("One post was handed to a network");
        }
    }
}
