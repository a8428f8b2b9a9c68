package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.LinkedHashMap;
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

/** What a page tells beside its own subject: nobody learns there of people, accounts and campaigns that they do not see. */
@ExtendWith(TestDatabase.class)
class SeenByOthersTest {
    private static final OrganisationId PEN = new OrganisationId("pen");
    private static final String ONE_OF_PEN = "templates/vigil/prisoner.en.pen.txt";

    private final ConsoleWorld console;
    private final World world;

    SeenByOthersTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.put("organisations.yaml", """
                        organisations:
                          - { id: pen, name: Free Pen, people: [Pia], approvers: [Pia] }
                          - { id: help, name: Quiet Help, unlisted: true, people: [Quin], approvers: [Quin] }
                        """)
                .edit(World.ACCOUNTS, "{ name: x,", "{ name: x, organisation: pen,")
                .edit(World.profile("anna"), "kind: prisoner", "kind: prisoner\ncase_holder: pen")
                .edit(World.profile("cara"), "kind: prisoner", "kind: prisoner\ncase_holder: help");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private Browser pia(Role role) {
        return console.as("Pia", Roles.in(PEN, role));
    }

    private static Map<String, String> text(String path, String person) {
        return new LinkedHashMap<>(
                Map.of("path", path, "text", "{{name}} {{count}}\n", "person", person, "network", "x"));
    }

    @Test
    void aTextIsPreviewedAboutThoseAloneWhomSomebodySees() {
        world.put(ONE_OF_PEN, "{{name}}. {{#count}}{{count}}{{/count}}\n\n{{hashtags}}\n")
                .put("templates/vigil/event.en.txt", "{{title}}. {{text}}\n")
                .put("events/hearing.yaml", event("hearing", "bela"))
                .put("events/verdict.yaml", event("verdict", "anna"));
        assertThat(world.accept().problems()).isEmpty();
        world.onDisk();
        String edit = "/templates/edit?path=" + ONE_OF_PEN;
        try (Browser pia = pia(Role.EDITOR);
                Browser team = console.as("Ann", Role.EDITOR)) {
            assertThat(team.get(edit + "&person=bela").body()).contains("Bela Example");
            assertThat(pia.get(edit).body()).contains("Anna Example").doesNotContain("Bela", "Cara", "Dana");
            assertThat(pia.get(edit + "&person=bela").body()).doesNotContain("Bela Example", "218 days");
            assertThat(pia.post(edit, "/templates/preview", text(ONE_OF_PEN, "bela"))
                            .body())
                    .doesNotContain("Bela Example", "218 days");
            assertThat(pia.post(edit, "/templates/preview", text(ONE_OF_PEN, "anna"))
                            .body())
                    .contains("Anna Example");
            String ofEvents =
                    pia.get("/templates/edit?path=templates/vigil/event.en.txt").body();
            assertThat(ofEvents).contains("About anna").doesNotContain("About bela", "Bela");
        }
    }

    private static String event(String id, String about) {
        return """
                id: %1$s
                kind: hearing
                date: 2026-01-06
                post_on: 2026-01-07
                title: { en: About %2$s }
                text: { en: A hearing about %2$s }
                about: [%2$s]
                campaigns: [vigil]
                sources: [{ id: a-page, title: A page, publisher: A newspaper }]
                """.formatted(id, about);
    }

    @Test
    void aCampaignWithNoAccountOfTheirsCannotBeChosen() {
        world.put(
                        "schedules/other.yaml",
                        world.text(World.CAMPAIGN)
                                .replace("campaign: vigil", "campaign: other")
                                .replace("\"#Vigil\"", "\"#Other\"")
                                .replace("accounts: [x]", "accounts: [mastodon]"))
                .start();
        try (Browser pia = pia(Role.VIEWER);
                Browser team = console.as("Vic", Role.VIEWER)) {
            assertThat(team.get("/engagement").body()).contains("#Other");
            assertThat(team.get("/engagement?campaign=other").statusCode()).isEqualTo(200);
            assertThat(pia.get("/engagement").body()).contains("#Vigil").doesNotContain("#Other");
            assertThat(pia.get("/engagement/log").body()).doesNotContain("#Other");
            assertThat(pia.get("/engagement?campaign=other").statusCode()).isEqualTo(400);
            assertThat(pia.get("/engagement/report.html?campaign=other").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aTakedownCountsWhatStandsOnOthersAccountsAndListsIt() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").start().at(World.MONDAY_AT_NINE);
        String page = "/people/anna/takedown";
        try (Browser pia = pia(Role.EDITOR);
                Browser team = console.as("Ann", Role.EDITOR)) {
            assertThat(team.get(page).body())
                    .contains("Their own posts: 2", ">mastodon<")
                    .doesNotContain("accounts of others");
            assertThat(pia.get(page).body())
                    .contains("Their own posts: 2", "One of them stands on accounts of others")
                    .doesNotContain("mastodon");
            pia.post(page, page, Map.of("sure", "true"));
            assertThat(pia.get(page).body()).contains("2 to go").doesNotContain("mastodon");
        }
    }

    @Test
    void aTakedownIsCalledOffByWhoAskedForItOrAnApprover() {
        world.start().at(World.MONDAY_AT_NINE);
        String page = "/people/anna/takedown";
        try (Browser pia = pia(Role.EDITOR);
                Browser editor = console.as("Ed", Role.EDITOR);
                Browser approver = console.as("Ava", Role.APPROVER)) {
            pia.post(page, page, Map.of("sure", "true"));
            assertThat(editor.get(page).body()).contains("1 to go").doesNotContain(">Call it off<");
            assertThat(editor.post(page, page + "/call-off", Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(pia.get(page).body()).contains(">Call it off<");
            assertThat(approver.get(page).body()).contains(">Call it off<");
            assertThat(approver.post(page, page + "/call-off", Map.of())
                            .headers()
                            .firstValue("Location"))
                    .hasValue(page + "?done=called-off");
        }
    }

    @Test
    void nobodyIsPinnedOrSuggestedWhomSomebodyDoesNotSee() {
        world.edit(World.profile("bela"), "kind: prisoner", "kind: prisoner\nminor: true")
                .start();
        Map<String, String> wish =
                new LinkedHashMap<>(Map.of("campaign", "vigil", "date", "2026-01-10", "slot", "morning"));
        try (Browser pia = pia(Role.EDITOR)) {
            for (String typed : new String[] {"example", "Bela", "Bela Exampel"}) {
                wish.put("person", typed);
                assertThat(pia.post("/calendar/pin?campaign=vigil", "/calendar/pin", wish)
                                .body())
                        .as(typed)
                        .doesNotContain("Bela Example", "value=\"bela\"");
            }
        }
    }

    @Test
    void ofABrokenFileAViewerIsToldWhomTheySee() {
        world.edit(World.profile("bela"), "kind: prisoner", "kind: prisoner\nwithheld: true")
                .accept();
        world.edit(World.profile("anna"), "zone: Asia/Baku", "zone: Asia/Nowhere")
                .edit(World.profile("bela"), "zone: Asia/Baku", "zone: Asia/Elsewhere")
                .put(World.profile("newcomer"), "id: newcomer\nkind: prisoner\n")
                .accept();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(viewer.get("/people").body())
                    .contains("profiles/anna.yaml:")
                    .doesNotContain("Elsewhere", "bela", "newcomer");
            assertThat(editor.get("/people").body())
                    .contains("profiles/anna.yaml:", "Asia/Elsewhere", "profiles/newcomer.yaml:");
        }
    }

    @Test
    void whoMayNotChangeACaseOfAnUnlistedOrganisationWritesNothingIntoItsFile() throws IOException {
        world.edit(
                        World.profile("cara"),
                        "kind: prisoner",
                        "kind: prisoner\nrelatives: [{ name: Mona, relation: mother, living: true, review: 2027-01-05 }]")
                .start()
                .onDisk();
        String before = Files.readString(world.folder().resolve(World.profile("cara")));
        try (Browser team = console.as("Ed", Role.EDITOR);
                Browser admin = console.as("Ada", Role.ADMIN)) {
            for (String act : new String[] {"verify", "review?relative=Mona"}) {
                assertThat(team.get("/people/cara/" + act).statusCode()).as(act).isEqualTo(403);
                assertThat(admin.get("/people/cara/" + act).statusCode())
                        .as(act)
                        .isEqualTo(200);
            }
            HttpResponse<String> verified = team.post(
                    "/stop", "/people/cara/verify", Map.of("day", "2026-01-05", "source", "A newspaper, 5 January"));
            HttpResponse<String> reviewed =
                    team.post("/stop", "/people/cara/review", Map.of("relative", "Mona", "until", "2026-06-05"));
            HttpResponse<String> agreed = team.post(
                    "/people/cara/consent",
                    "/people/cara/consent",
                    Map.of(
                            "scope",
                            "name",
                            "given",
                            "2025-12-01",
                            "by",
                            "Her mother",
                            "channel",
                            "a letter",
                            "contact",
                            "the lawyer",
                            "into-file",
                            "yes"));
            assertThat(verified.statusCode()).isEqualTo(403);
            assertThat(reviewed.statusCode()).isEqualTo(403);
            assertThat(agreed.statusCode()).isEqualTo(403);
        }
        assertThat(world.count("audit where who = 'Ed' and subject = 'cara'")).isZero();
        assertThat(Files.readString(world.folder().resolve(World.profile("cara"))))
                .isEqualTo(before);
    }
}
