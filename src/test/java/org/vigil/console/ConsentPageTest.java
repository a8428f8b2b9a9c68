package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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

/** Who agreed is written down, is shown to who asks for it on purpose, and is taken back by whoever hears a no. */
@ExtendWith(TestDatabase.class)
class ConsentPageTest {
    private static final String PAGE = "/people/anna/consent";
    private static final Map<String, String> GOOD = Map.of(
            "scope",
            "name",
            "given",
            "2025-12-01",
            "until",
            "",
            "by",
            "Her <b>mother</b>",
            "channel",
            "a letter",
            "contact",
            "the lawyer");

    private final ConsoleWorld console;
    private final World world;

    ConsentPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        // A sign-in ends after an hour without a request.
        world.clock.set(World.MONDAY_AT_NINE.minusSeconds(600));
        world.withoutRecords().schedule("[anna, bela, cara]", "[anna]").familySaysYes("anna");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> fields = new java.util.HashMap<>(GOOD);
        fields.put(field, value);
        return fields;
    }

    private static String to(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
    }

    @Test
    void anEditorRecordsAConsentAndThePostGoesOut() {
        world.start();
        try (Browser editor = console.as("Edi", Role.EDITOR)) {
            assertThat(editor.get(PAGE).body())
                    .contains("Why Anna Example may be shown", "Nothing yet.", "value=\"2025-12-01\"", "checked");
            assertThat(to(editor.post(PAGE, PAGE, GOOD))).isEqualTo(PAGE + "?done=consent-recorded");
            assertThat(editor.get(PAGE + "?done=consent-recorded").body())
                    .contains("Recorded.", "consent ", "in force", "recorded by Edi,")
                    .doesNotContain("mother", "lawyer");
        }
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
        assertThat(world.database
                        .jdbc()
                        .sql("select string_agg(a::text, ' ') from audit a")
                        .query(String.class)
                        .single())
                .contains("Edi", "record consent")
                .doesNotContain("mother", "lawyer", "letter");
    }

    @Test
    void whoAgreedIsShownOnlyToWhoSaysYesAndThatIsWrittenDown() {
        try (Browser editor = console.as("Edi", Role.EDITOR);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            editor.post(PAGE, PAGE, GOOD);
            assertThat(editor.post(PAGE, PAGE + "/giver", Map.of()).body())
                    .contains("Nothing was shown")
                    .doesNotContain("mother");
            assertThat(world.count("audit where what = 'look at consent'")).isZero();
            assertThat(editor.post(PAGE, PAGE + "/giver", Map.of("yes", "yes")).body())
                    .contains("Her &lt;b&gt;mother&lt;/b&gt;", "a letter", "the lawyer");
            assertThat(world.count("audit where what = 'look at consent' and who = 'Edi'"))
                    .isOne();
            assertThat(viewer.post(PAGE, PAGE + "/giver", Map.of("yes", "yes")).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndNothingIsRecorded() {
        try (Browser editor = console.as("Edi", Role.EDITOR)) {
            HttpResponse<String> answer = editor.post(
                    PAGE,
                    PAGE,
                    Map.of(
                            "scope",
                            "everything",
                            "given",
                            "1 May",
                            "until",
                            "soon",
                            "by",
                            " ",
                            "channel",
                            "x".repeat(501)));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("“everything” is nothing that can be agreed to", "“1 May” is no day", "“soon” is no day")
                    .contains("Say who agreed", "at most 500 characters", "href=\"#given\"");
            assertThat(editor.post(PAGE, PAGE, with("given", "2099-01-01")).body())
                    .contains("lies in the future");
            assertThat(editor.post(PAGE, PAGE, with("until", "2025-11-30")).body())
                    .contains("before it was given");
            assertThat(editor.post(PAGE, PAGE, with("by", "\"><script>x</script>"))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(world.count("consent")).isOne();
            assertThat(editor.get("/people/nobody-here/consent").statusCode()).isEqualTo(404);
            assertThat(editor.get("/people/..%20x/consent").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aViewerTakesItBackAtOnceAndOnlyANewAgreementEndsThat() {
        world.start();
        try (Browser editor = console.as("Edi", Role.EDITOR);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            editor.post(PAGE, PAGE, GOOD);
            assertThat(viewer.get(PAGE).body()).doesNotContain("Record a consent");
            assertThat(viewer.post(PAGE, PAGE, GOOD).statusCode()).isEqualTo(403);
            assertThat(to(viewer.post(PAGE, PAGE + "/revoke", Map.of()))).isEqualTo(PAGE + "?done=consent-revoked");
            assertThat(viewer.get(PAGE).body())
                    .contains("Taken back: nothing is said of them", "No post is under way.", "taken back");
            world.at(World.MONDAY_AT_NINE);
            assertThat(world.x.posts()).isEmpty();
            assertThat(editor.post(PAGE, PAGE, GOOD).body()).contains("Say that they have agreed anew");
            assertThat(to(editor.post(PAGE, PAGE, with("anew", "yes")))).endsWith("consent-recorded");
        }
    }

    @Test
    void twoOfThoseWhomTheFileNamesSignAReason() {
        world.signedReason("anna").start().lift("anna");
        try (Browser ada = console.as("Ada", Role.EDITOR);
                Browser ben = console.as("Ben", Role.EDITOR);
                Browser eve = console.as("Eve", Role.EDITOR)) {
            String mark = mark(ada.get(PAGE).body());
            assertThat(eve.post(PAGE, PAGE + "/sign", Map.of("mark", mark)).body())
                    .contains("the file does not name you");
            assertThat(ada.post(PAGE, PAGE + "/sign", Map.of("mark", "another")).body())
                    .contains("Nothing was signed");
            assertThat(to(ada.post(PAGE, PAGE + "/sign", Map.of("mark", mark)))).endsWith("done=reason-signed");
            assertThat(to(ben.post(PAGE, PAGE + "/sign", Map.of("mark", mark)))).endsWith("done=reason-signed-enough");
            assertThat(ben.get(PAGE).body()).contains("A public campaign of the family", ">Ada, Ben<");
        }
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
    }

    @Test
    void whereTheFileSaysNothingItSaysSoAfterwardsToo() throws java.io.IOException {
        world.edit(
                        World.profile("anna"),
                        "basis: { consent: { given: 2025-12-01, scope: [name] } }",
                        "# asked her sister")
                .start()
                .onDisk();
        world.lift("anna");
        try (Browser editor = console.as("Edi", Role.EDITOR)) {
            assertThat(editor.get(PAGE).body()).contains("Write into the file as well", "href=\"/people/anna/edit\"");
            assertThat(to(editor.post(PAGE, PAGE, with("into-file", "yes"))))
                    .isEqualTo(PAGE + "?done=consent-recorded-and-written");
            assertThat(java.nio.file.Files.readString(world.folder().resolve(World.profile("anna"))))
                    .contains("# asked her sister", "consent", "given: 2025-12-01")
                    .doesNotContain("mother", "lawyer");
            assertThat(editor.get(PAGE).body())
                    .contains("They are on hold.", "href=\"/people/anna/lift\"")
                    .doesNotContain("Write into the file as well");
        }
        world.lift("anna").node.planner().planAll();
        world.at(World.MONDAY_AT_NINE);
        assertThat(world.x.posts()).hasSize(1);
    }

    private static String mark(String body) {
        return body.replaceAll("(?s).*name=\"mark\" value=\"([0-9a-f]+)\".*", "$1");
    }

    @Test
    void thePeopleOfAnotherOrganisationNeitherSeeNorChangeIt() {
        world.put(
                        "organisations.yaml",
                        "organisations: [{ id: pen, name: Free Pen, people: [Ada], approvers: [Ada] }]\n")
                .put(World.profile("anna"), world.text(World.profile("anna")) + "case_holder: pen\n")
                .accept();
        try (Browser pen = console.as("Pen", Roles.in(new OrganisationId("pen"), Role.EDITOR));
                Browser other = console.as("Oth", Roles.in(new OrganisationId("other"), Role.ADMIN))) {
            assertThat(other.get(PAGE).statusCode()).isEqualTo(404);
            assertThat(other.post(PAGE, PAGE, GOOD).statusCode()).isEqualTo(404);
            assertThat(other.post(PAGE, PAGE + "/revoke", Map.of()).statusCode())
                    .isEqualTo(404);
            assertThat(to(pen.post(PAGE, PAGE, GOOD))).endsWith("consent-recorded");
        }
    }
}
