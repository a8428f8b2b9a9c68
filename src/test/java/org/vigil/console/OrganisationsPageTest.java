package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.database.Database;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Organisations are looked at, added, changed and taken out, each by those who may. */
@ExtendWith(TestDatabase.class)
class OrganisationsPageTest {
    private static final OrganisationId PEN = new OrganisationId("pen");
    private static final OrganisationId HELP = new OrganisationId("help");
    private static final String FILE = "organisations.yaml";
    private static final Pattern READ = Pattern.compile("name=\"read\" value=\"([0-9a-f]*)\"");

    private final ConsoleWorld console;
    private final World world;

    OrganisationsPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
    }

    @AfterEach
    void close() {
        console.close();
    }

    /** Two, of which one must not be named; Free Pen has an account, a campaign, a case and a text of its own. */
    private void coalition() {
        world.put(FILE, """
                        organisations:
                          - id: pen        # the old ones
                            name: Free Pen
                            people: [Ada, Bo]
                            approvers: [Ada]
                          - { id: help, name: Quiet Help, unlisted: true, people: [Cy], approvers: [Cy] }
                        """)
                .edit(World.ACCOUNTS, "{ name: x,", "{ name: x, organisation: pen,")
                .edit(World.ACCOUNTS, "{ name: mastodon,", "{ name: mastodon, organisation: help,")
                .edit(World.profile("dana"), "kind: prisoner", "kind: prisoner\ncase_holder: pen")
                .put("templates/vigil/prisoner.en.pen.txt", world.text(World.TEMPLATE))
                .schedule("accounts: [x]", "accounts: [x]\norganisations: [pen]")
                .schedule("approval: none", "approval: required")
                .accept();
        world.onDisk();
    }

    private String onDisk() throws IOException {
        return Files.readString(world.folder().resolve(FILE));
    }

    private Organisation inForce(OrganisationId id) {
        return world.node.files().inForce().workspace().organisation(id).orElseThrow();
    }

    private static Map<String, String> form(HttpResponse<String> page, String people, String approvers) {
        Matcher read = READ.matcher(page.body());
        assertThat(read.find()).as(page.body()).isTrue();
        Map<String, String> form = new HashMap<>();
        form.put("read", read.group(1));
        form.put("name", "Free Pen");
        form.put("people", people);
        form.put("approvers", approvers);
        return form;
    }

    private static HttpResponse<String> save(Browser who, String id, Map<String, String> form) {
        return who.post("/organisations/" + id + "/edit", "/organisations/" + id + "/edit", form);
    }

    @Test
    void everybodyOfTheTeamSeesThoseThatMayBeNamedAndWhatBelongsToThem() {
        coalition();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser admin = console.as("Tess", Role.ADMIN)) {
            assertThat(viewer.get("/organisations").body())
                    .contains("Free Pen", "one account, one campaign, one case", "Approve its words: Ada")
                    .doesNotContain("Quiet Help", "/organisations/help", "Add an organisation");
            assertThat(viewer.get("/organisations/pen").body())
                    .contains("Ada, Bo", "/accounts/x", "/schedules/vigil", "/people/dana", "prisoner.en.pen.txt")
                    .doesNotContain("Who has a role in it", "Take it out", "/organisations/pen/edit");
            assertThat(viewer.get("/organisations/help").statusCode()).isEqualTo(404);
            assertThat(viewer.get("/organisations/pen/edit").statusCode()).isEqualTo(403);
            assertThat(admin.get("/organisations").body()).contains("Quiet Help", "named nowhere");
            assertThat(admin.get("/organisations/help").body()).contains("named nowhere", "/accounts/mastodon");
        }
    }

    @Test
    void anOrganisationsOwnSeeItAloneAndItsAdminSaysWhoItsPeopleAre() throws IOException {
        coalition();
        try (Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN));
                Browser vic = console.as("Vic", Roles.in(PEN, Role.VIEWER));
                Browser cy = console.as("Cy", Roles.in(HELP, Role.ADMIN))) {
            assertThat(vic.get("/organisations/pen").body())
                    .contains("Free Pen", "Ada, Bo")
                    .doesNotContain("Who has a role in it", "/organisations/pen/edit", "Quiet Help");
            assertThat(vic.get("/organisations/help").statusCode()).isEqualTo(404);
            assertThat(cy.get("/organisations").body()).contains("Quiet Help").doesNotContain("Free Pen");
            assertThat(cy.get("/organisations/pen").statusCode()).isEqualTo(404);
            assertThat(bo.get("/organisations/pen").body())
                    .contains("Who has a role in it", ">Vic<")
                    .doesNotContain("Take it out", ">Cy<");
            Map<String, String> form = form(bo.get("/organisations/pen/edit"), "Ada\nBo\nEve", "Ada\nEve");
            form.put("name", "Another name");
            form.put("unlisted", "yes");
            assertThat(save(bo, "pen", form).headers().firstValue("Location"))
                    .hasValue("/organisations/pen?done=organisation-saved");
            assertThat(inForce(PEN).approvers()).containsExactly("Ada", "Eve");
            assertThat(inForce(PEN).name()).as("that is the team's to say").isEqualTo("Free Pen");
            assertThat(inForce(PEN).unlisted()).isFalse();
            assertThat(onDisk()).contains("# the old ones", "people: [Ada, Bo, Eve]", "Quiet Help");
            assertThat(save(cy, "help", form(cy.get("/organisations/help/edit"), "Cy\nDia", "Cy"))
                            .statusCode())
                    .isEqualTo(302);
            String before = onDisk();
            assertThat(cy.post("/stop", "/organisations/pen/edit", form).statusCode())
                    .isEqualTo(403);
            assertThat(vic.post("/stop", "/organisations/pen/edit", form).statusCode())
                    .isEqualTo(403);
            for (String team : List.of("/add-organisation", "/organisations/pen/remove")) {
                assertThat(bo.get(team).statusCode()).as(team).isEqualTo(403);
                assertThat(bo.post("/stop", team, form).statusCode()).as(team).isEqualTo(403);
            }
            assertThat(onDisk()).isEqualTo(before);
        }
    }

    /** Whoever may say who approves says so under their name, where the others see it. */
    @Test
    void whoeverNamesThemselvesAsAnApproverIsSeen() {
        coalition();
        try (Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN));
                Browser vic = console.as("Vic", Roles.in(PEN, Role.VIEWER));
                Browser admin = console.as("Tess", Role.ADMIN)) {
            assertThat(save(bo, "pen", form(bo.get("/organisations/pen/edit"), "Ada, Bo", "Ada, Bo"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/organisations/pen?done=organisation-saved-yourself");
            assertThat(bo.get("/organisations/pen?done=organisation-saved-yourself")
                            .body())
                    .contains("You have named yourself as one who may approve");
            assertThat(vic.get("/organisations/pen").body()).contains("approvers: added Bo (themselves)");
            assertThat(admin.get("/audit").body()).contains("approvers: added Bo (themselves)");
        }
        assertThat(
                        world.count(
                                "audit where who = 'Bo' and what = 'organisation' and subject = 'pen' and detail = 'approvers: added Bo (themselves)'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsChangedByHandIsNotedToo() {
        coalition();
        world.edit(FILE, "approvers: [Ada]", "approvers: [Bo]").accept();
        world.remove(FILE).accept();
        assertThat(world.database
                        .jdbc()
                        .sql(
                                "select subject || ': ' || detail from audit where who = 'files' and what = 'organisation' order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "pen: new: Free Pen; people: added Ada, Bo; approvers: added Ada",
                        "help: new: Quiet Help; to be named nowhere; people: added Cy; approvers: added Cy",
                        "pen: approvers: added Bo, took out Ada",
                        "pen: taken out",
                        "help: taken out");
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingIsWritten() throws IOException {
        coalition();
        String before = onDisk();
        try (Browser admin = console.as("Tess", Role.ADMIN);
                Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN))) {
            Map<String, String> form = form(admin.get("/organisations/pen/edit"), "Ada\n<Bo>", "Ada\nZed");
            form.put("notify", "Nobody");
            HttpResponse<String> answer = save(admin, "pen", form);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("href=\"#people\"", "&lt;Bo&gt;", "a name as it is given to --as")
                    .contains("href=\"#approvers\"", "Zed&quot; is not among the people of this organisation");
            form.put("people", "Ada");
            form.put("approvers", "Ada");
            assertThat(save(admin, "pen", form).body())
                    .contains("href=\"#notify\"", "whom settings.yaml does not have on call");
            form = form(bo.get("/organisations/pen/edit"), "Ada\nBo", "");
            assertThat(save(bo, "pen", form).body())
                    .as("its campaign waits for approvals")
                    .contains("schedules/vigil.yaml", "nobody may approve for &quot;pen&quot;");
            form = form(admin.get("/organisations/pen/edit"), "Ada", "Ada");
            form.put("name", " ");
            assertThat(save(admin, "pen", form).body()).contains("href=\"#name\"");
            form.put("name", "Free Pen");
            form.put("read", "0badc0de");
            assertThat(save(admin, "pen", form).body()).contains("somebody else has changed the file");
        }
        assertThat(onDisk()).isEqualTo(before);
        assertThat(inForce(PEN).approvers()).containsExactly("Ada");
    }

    /** What is wrong with others in the file is not theirs to read. */
    @Test
    void anOrganisationsAdminIsToldNothingOfOthers() throws IOException {
        coalition();
        Files.writeString(
                world.folder().resolve(FILE), onDisk().replace("approvers: [Cy]", "approvers: [Somebody Secret]"));
        try (Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN));
                Browser admin = console.as("Tess", Role.ADMIN)) {
            assertThat(save(bo, "pen", form(bo.get("/organisations/pen/edit"), "Ada\nBo\nEve", "Ada"))
                            .body())
                    .contains("something that is not yours to read is wrong in it")
                    .doesNotContain("Somebody Secret", "Quiet Help");
            assertThat(save(admin, "pen", form(admin.get("/organisations/pen/edit"), "Ada\nBo\nEve", "Ada"))
                            .body())
                    .contains("Somebody Secret");
        }
    }

    @Test
    void whoElseIsOnCallIsTheTeamsToRead() {
        coalition();
        world.put("settings.yaml", "notify: { on_call: [{ name: Oncall, webhook: kept }], escalate_after: 15m }\n")
                .accept();
        world.onDisk();
        try (Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN));
                Browser admin = console.as("Tess", Role.ADMIN)) {
            Map<String, String> form = form(bo.get("/organisations/pen/edit"), "Ada\nBo", "Ada");
            form.put("notify", "Zed");
            assertThat(save(bo, "pen", form).body())
                    .contains("whom settings.yaml does not have on call")
                    .doesNotContain("Oncall");
            assertThat(save(admin, "pen", form).body()).contains("one of: Oncall");
        }
    }

    @Test
    void theFirstOneMakesTheFileAndTheLastOneTakesItAway() throws IOException {
        world.onDisk();
        try (Browser admin = console.as("Tess", Role.ADMIN);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/").body()).doesNotContain("href=\"/organisations\"");
            assertThat(admin.get("/").body()).contains("href=\"/organisations\"");
            HttpResponse<String> page = admin.get("/add-organisation");
            assertThat(page.body()).contains("makes the file organisations.yaml");
            Map<String, String> form = form(page, "Ada\r\nTess\r\n", "Tess");
            form.put("id", "Free Pen");
            assertThat(admin.post("/add-organisation", "/add-organisation", form)
                            .body())
                    .contains("href=\"#id\"", "lower-case letters, digits and dashes");
            form.put("id", "pen");
            assertThat(admin.post("/add-organisation", "/add-organisation", form)
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/organisations/pen?done=organisation-added-yourself");
            assertThat(onDisk()).startsWith("organisations:\n");
            assertThat(inForce(PEN).people()).containsExactly("Ada", "Tess");
            assertThat(viewer.get("/").body()).contains("href=\"/organisations\"");
            form.put("read", form(admin.get("/add-organisation"), "", "").get("read"));
            assertThat(admin.post("/add-organisation", "/add-organisation", form)
                            .body())
                    .contains("There is such an organisation already");
            page = admin.get("/organisations/pen/remove");
            assertThat(page.body()).contains("It is the last one");
            Map<String, String> typed =
                    Map.of("typed", "pen", "read", form(page, "", "").get("read"));
            assertThat(admin.post("/stop", "/organisations/pen/remove", Map.of("typed", "penn"))
                            .body())
                    .contains("the id was not typed as it is");
            assertThat(admin.post("/stop", "/organisations/pen/remove", typed)
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/organisations?done=organisation-removed");
            assertThat(world.folder().resolve(FILE)).doesNotExist();
        }
        assertThat(world.node.files().inForce().workspace().organisations()).isEmpty();
        assertThat(world.count("audit where who = 'Tess' and what = 'organisation' and detail = 'taken out'"))
                .isEqualTo(1);
    }

    @Test
    void oneToWhichSomethingBelongsStaysAndThePageSaysWhereToChangeIt() throws IOException {
        coalition();
        try (Browser admin = console.as("Tess", Role.ADMIN);
                Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN))) {
            assertThat(bo.get("/organisations/pen").statusCode()).isEqualTo(200);
            HttpResponse<String> page = admin.get("/organisations/pen/remove");
            assertThat(page.body())
                    .contains("/accounts/x", "/schedules/vigil/file", "/people/dana/edit", "prisoner.en.pen.txt")
                    .contains("/users/", ">Bo<")
                    .doesNotContain("Type its id");
            assertThat(admin.post("/stop", "/organisations/pen/remove", Map.of("typed", "pen"))
                            .body())
                    .contains("something belongs to it still");
            assertThat(admin.get("/organisations/help/remove").body()).contains("Leave it in");
        }
        assertThat(onDisk()).contains("Free Pen");
    }

    /** As on a page that was opened before: the check of the files has the last word. */
    @Test
    void whatOnlyTheDiskKnowsOfKeepsItToo() throws IOException {
        coalition();
        world.put(FILE, world.text(FILE) + "  - { id: third, name: Third }\n").accept();
        world.onDisk();
        String accounts = Files.readString(world.folder().resolve(World.ACCOUNTS));
        Files.writeString(
                world.folder().resolve(World.ACCOUNTS),
                accounts.replace("{ name: box,", "{ name: box, organisation: third,"));
        try (Browser admin = console.as("Tess", Role.ADMIN)) {
            HttpResponse<String> page = admin.get("/organisations/third/remove");
            Map<String, String> typed =
                    Map.of("typed", "third", "read", form(page, "", "").get("read"));
            assertThat(admin.post("/stop", "/organisations/third/remove", typed).body())
                    .contains("accounts.yaml", "there is no organisation &quot;third&quot;");
        }
        assertThat(onDisk()).contains("Third");
    }

    @Test
    void whereTheFilesLeadTheTeamsAdminGetsTheFileAndNobodyElseDoes() throws IOException {
        coalition();
        world.put("settings.yaml", "source: files\n").accept();
        world.onDisk();
        String before = onDisk();
        try (Browser admin = console.as("Tess", Role.ADMIN);
                Browser bo = console.as("Bo", Roles.in(PEN, Role.ADMIN))) {
            HttpResponse<String> page = admin.get("/organisations/pen/edit");
            assertThat(page.body()).contains("Get the file");
            Map<String, String> form = form(page, "Ada\nBo\nEve", "Ada");
            HttpResponse<String> answer = save(admin, "pen", form);
            assertThat(answer.body()).isEqualTo(before.replace("[Ada, Bo]", "[Ada, Bo, Eve]"));
            assertThat(bo.get("/organisations/pen").body()).doesNotContain("/organisations/pen/edit");
            assertThat(bo.get("/organisations/pen/edit").statusCode()).isEqualTo(403);
            assertThat(bo.post("/stop", "/organisations/pen/edit", form).statusCode())
                    .as("the file names others")
                    .isEqualTo(403);
        }
        assertThat(onDisk()).isEqualTo(before);
    }
}
