package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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

/** What would go out, before anything is planned: by network, and as a screen reader speaks it. */
@ExtendWith(TestDatabase.class)
class PreviewPageTest {
    private final ConsoleWorld console;
    private final World world;

    PreviewPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void eachAccountShowsItsPostsWithLengthAndAsHeard() {
        world.schedule("accounts: [x]", "accounts: [x, box]").accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/preview?campaign=vigil&days=1").body())
                    .contains(
                            "Preview: #Vigil",
                            "It is a draft",
                            "X</span>: <span>x</span>",
                            "Sandbox: nobody else sees it")
                    .contains("Anna Example", "365 days", "of 280 characters", "of 500 characters")
                    .contains("As heard", "5 Jan 2026", "09:00 (Europe/London)")
                    .doesNotContain("Does not go out as it is now");
            assertThat(world.count("delivery")).isZero();
        }
    }

    @Test
    void whoHasNoBasisIsNamedWithTheWayToMendIt() {
        world.withoutRecords();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/preview?campaign=vigil").body())
                    .contains("Does not go out as it is now", "href=\"/people/anna/consent\"");
        }
    }

    @Test
    void whatCannotBePostedAndWhatIsNoChoiceIsSaid() {
        world.put(World.TEMPLATE, "{{name}} " + "x".repeat(300) + "\n").accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/preview?campaign=vigil").body()).contains("Cannot be posted:");
            HttpResponse<String> day = viewer.get("/preview?campaign=vigil&from=tomorrow");
            assertThat(day.statusCode()).isEqualTo(422);
            assertThat(day.body()).contains("such as 2026-01-31");
            assertThat(viewer.get("/preview?campaign=vigil&days=4000").body()).contains("one of these numbers of days");
            assertThat(viewer.get("/preview?campaign=%3Cscript%3E").body())
                    .contains("There is no campaign of that name")
                    .doesNotContain("<script>x", "&lt;script&gt;</option>");
        }
    }

    @Test
    void oneOfAnotherOrganisationSeesNothingOfIt() {
        world.put(
                        "organisations.yaml",
                        "organisations: [{ id: pen, name: Free Pen, people: [Ada], approvers: [Ada] }]\n")
                .edit(World.ACCOUNTS, "network: x, language: en", "network: x, language: en, organisation: pen")
                .accept();
        try (Browser other = console.as("Oth", Roles.in(new OrganisationId("other"), Role.VIEWER));
                Browser pen = console.as("Pen", Roles.in(new OrganisationId("pen"), Role.VIEWER))) {
            assertThat(other.get("/preview?campaign=vigil").body())
                    .contains("There is no campaign of that name")
                    .doesNotContain("Anna");
            assertThat(pen.get("/preview").body()).contains("Anna Example");
        }
    }
}
