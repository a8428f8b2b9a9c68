package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.database.Database;
import org.vigil.operator.Audit;
import org.vigil.organisation.OrganisationId;
import org.vigil.settings.Settings;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Admins of the whole team change settings.yaml, in which no secret is shown or taken, and read before what may shut them out. */
@ExtendWith(TestDatabase.class)
class SettingsPagesTest {
    private static final String FILE = "settings.yaml";
    private static final String TEXT = """
            # Ask Ada before you change who is on call.
            notify:
              on_call:
                - { name: Ada, webhook: "https://chat.example.org/hooks/T0K3N" }   # nights
                - { name: Bo, email: bo@example.org, webhook: https://chat.example.org/hooks/0TH3R }
              escalate_after: 20m
              smtp:
                host: mail.example.org     # the provider's
                from: vigil@example.org
            heartbeat: { url: "https://hc-ping.example/5f0c" }
            approvers: [Ada, Bo]           # ask both
            public: { url: "https://vigil.example.org" }
            """;

    private final ConsoleWorld console;
    private final World world;

    SettingsPagesTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.put(FILE, TEXT).start().onDisk();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private String onDisk() throws IOException {
        return Files.readString(world.folder().resolve(FILE));
    }

    private Settings inForce() {
        return world.node.files().inForce().workspace().settings();
    }

    private static Map<String, String> form(HttpResponse<String> page) {
        Document document = Jsoup.parse(page.body());
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : document.select("#edit input, #edit select, #edit textarea")) {
            if (!input.attr("type").equals("checkbox") || input.hasAttr("checked")) {
                fields.put(
                        input.attr("name"),
                        input.is("select")
                                ? Optional.ofNullable(input.selectFirst("option[selected]"))
                                        .map(Element::val)
                                        .orElse("")
                                : input.is("textarea") ? input.wholeText() : input.val());
            }
        }
        return fields;
    }

    private static String mark(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).select("input[name=sure]").attr("value");
    }

    private static HttpResponse<String> save(Browser who, String section, String... pairs) {
        String path = "/settings/" + section;
        Map<String, String> form = form(who.get(path));
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        HttpResponse<String> answer = who.post(path, path, form);
        if (!mark(answer).isEmpty()) {
            form.put("sure", mark(answer));
            return who.post(path, path, form);
        }
        return answer;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + ": " + answer.body());
    }

    @Test
    void everySettingIsToldWithWhatIsInForceAndNoSecretIsShown() {
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            String page = admin.get("/settings").body();
            assertThat(page)
                    .contains("Who is called when something goes wrong", "20m", "12h, as usual", "bo@example.org")
                    .contains("This is read when Vigil starts", "https://chat.example.org/…(1)")
                    .contains("https://vigil.example.org", "at these pages as well, as usual");
            assertThat(Jsoup.parse(page).text())
                    .contains("Approvers Ada, Bo", "Name: Bo, E-mail: bo@example.org", "Its name: mail.example.org");
            for (String path : List.of("/settings", "/settings/notify", "/settings/heartbeat", "/settings/file")) {
                assertThat(admin.get(path).body()).as(path).doesNotContain("T0K3N", "0TH3R", "5f0c");
            }
        }
    }

    @Test
    void howeverAnAddressIsWrittenNoMoreThanItsServerIsShown() {
        for (String written : List.of(
                "webhook: https://chat.example.org/T0K3N",
                "webhook: 'https://chat.example.org/a, T0K3N'",
                "{ webhook: \"https://chat.example.org?T0K3N\", name: Ada }",
                "webhook: &alarm https://chat.example.org/T0K3N\nother: *alarm",
                "webhook: >-\n  https://chat.example.org/T0K3N",
                "# webhook: https://chat.example.org/T0K3N",
                "webhook: [ https://chat.example.org/T0K3N",
                "heartbeat: {url: https://hc.example/T0K3N}",
                "smtp: { password: T0K3N }",
                "password: \"T0K3N and more\"")) {
            SettingsText text = SettingsText.of(written);
            assertThat(text.shown()).as(written).doesNotContain("T0K3N");
            assertThat(text.whole(text.shown())).isEqualTo(written);
        }
        for (String open :
                List.of("url: https://vigil.example.org", "url: https://vigil.example.org/", "webhook: kept")) {
            assertThat(SettingsText.of(open).shown()).isEqualTo(open);
        }
    }

    @Test
    void onlyAdminsOfTheWholeTeamSeeThem() {
        world.put("organisations.yaml", "organisations: [{ id: pen, name: Free Pen, people: [Cy] }]\n")
                .accept();
        try (Browser approver = console.as("Ann", Role.APPROVER);
                Browser pen = console.as("Cy", Roles.in(new OrganisationId("pen"), Role.ADMIN));
                Browser admin = console.as("Ada", Role.ADMIN)) {
            for (Browser other : List.of(approver, pen)) {
                for (String path : List.of("/settings", "/settings/approvers", "/settings/file")) {
                    assertThat(other.get(path).statusCode()).as(path).isEqualTo(403);
                    assertThat(other.post("/stop", path.equals("/settings") ? "/settings/source" : path, Map.of())
                                    .statusCode())
                            .isEqualTo(403);
                }
                assertThat(other.get("/").body()).doesNotContain("href=\"/settings\"", "href=\"/audit\"");
            }
            assertThat(admin.get("/").body()).contains("href=\"/settings\"");
        }
        assertThat(world.count("audit where what = 'settings' and who <> 'files'"))
                .isZero();
    }

    @Test
    void whatIsNotTouchedStaysWithItsRemarksAndItsAddresses() throws IOException {
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            for (SettingsSection section : SettingsSection.values()) {
                assertThat(location(save(admin, section.word())))
                        .as(section.word())
                        .isEqualTo("/settings?done=settings-saved");
                assertThat(onDisk()).as(section.word()).isEqualTo(TEXT);
            }
            save(admin, "notify", "escalate_after", "10m", "smtp.user", "vigil");
            assertThat(onDisk())
                    .isEqualTo(TEXT.replace("20m", "10m")
                            .replace(
                                    "    from: vigil@example.org\n", "    from: vigil@example.org\n    user: vigil\n"));
            save(admin, "digest", "at", "17:00", "zone", "Europe/London", "to", "Ada");
            assertThat(inForce().digest())
                    .hasValueSatisfying(digest -> assertThat(digest.to()).containsExactly("Ada"));
            save(admin, "digest", "at", "", "zone", "", "to", "");
            assertThat(onDisk()).doesNotContain("digest").contains("# nights", "# ask both", "T0K3N");
        }
    }

    @Test
    void whoMayApproveStandsInTheAuditWithWhoChangedIt() {
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            HttpResponse<String> page = admin.get("/settings/approvers");
            Map<String, String> form = form(page);
            form.put("approvers", "Ada, Cleo");
            HttpResponse<String> asked = admin.post("/settings/approvers", "/settings/approvers", form);
            assertThat(asked.statusCode()).isEqualTo(422);
            assertThat(asked.body()).contains("Nobody who signs in is called Cleo");
            assertThat(inForce().approvers()).as("nothing was saved").containsExactly("Ada", "Bo");
            form.put("sure", mark(asked));
            form.put("approvers", "Ada, Cleo, Dora");
            assertThat(admin.post("/settings/approvers", "/settings/approvers", form)
                            .body())
                    .as("what was read was another change")
                    .contains("Nobody who signs in is called Dora");
            assertThat(location(save(admin, "approvers", "approvers", "Ada, Cleo")))
                    .contains("settings-saved");
            assertThat(admin.get("/settings").body())
                    .contains("Last changed", "approvers: Ada, Cleo (before: Ada, Bo)");
            assertThat(admin.get("/audit").body()).contains("approvers: Ada, Cleo (before: Ada, Bo)");
        }
        assertThat(new Audit(world.database.jdbc()).about(FILE, "settings").getLast())
                .satisfies(entry -> assertThat(entry.who()).isEqualTo("Ada"))
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo("approvers: Ada, Cleo (before: Ada, Bo)"));
        assertThat(world.count("audit where detail like '%T0K3N%' or detail like '%5f0c%'"))
                .isZero();
    }

    @Test
    void whatMightShutEverybodyOutIsSaidBefore() throws IOException {
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            Map<String, String> form = form(admin.get("/settings/console"));
            form.put("url", "https://vigil.exmaple.org");
            form.put("tls.certificate", "tls/chain.pem");
            form.put("tls.key", "tls/key.pem");
            HttpResponse<String> asked = admin.post("/settings/console", "/settings/console", form);
            assertThat(asked.body())
                    .contains("people open these pages at https://vigil.exmaple.org, and nowhere else")
                    .contains("No file that could be read lies at tls/chain.pem");
            assertThat(onDisk()).isEqualTo(TEXT);
            form = form(admin.get("/settings/sign-in"));
            form.put("second_factor", "everybody");
            form.put("openid.issuer", "https://id.example.org");
            form.put("openid.client_id", "vigil");
            assertThat(admin.post("/settings/sign-in", "/settings/sign-in", form)
                            .body())
                    .contains("Everybody needs codes", "may sign in by https://id.example.org");
            form = form(admin.get("/settings/file"));
            form.put("text", TEXT.replace("T0K3N", "x").replace("approvers:", "source: files\napprovers:"));
            asked = admin.post("/settings/file", "/settings/file", form);
            assertThat(asked.body()).contains("From now on the pages change no file any more");
            assertThat(onDisk()).isEqualTo(TEXT);
        }
    }

    @Test
    void allThatIsWrongIsNamedAtOnceBesideItsField() throws IOException {
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            HttpResponse<String> answer = save(
                    admin,
                    "notify",
                    "escalate_after",
                    "soon",
                    "on_call[2].email",
                    "<b>nobody</b>",
                    "on_call[3].name",
                    "Cleo",
                    "smtp.tls",
                    "none");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("href=\"#escalate_after\"", "href=\"#on_call-2-email\"", "href=\"#on_call-3\"")
                    .contains("href=\"#smtp-tls\"", "value=\"soon\"", "&lt;b&gt;nobody&lt;/b&gt;")
                    .contains("an e-mail address such as ada@example.org");
            assertThat(save(
                                    admin,
                                    "notify",
                                    "on_call[2].remove",
                                    "true",
                                    "on_call[1].webhook",
                                    "http://chat.example.org/x")
                            .body())
                    .contains("an address to which others could read along on the way");
            assertThat(save(admin, "digest", "at", "17:00", "zone", "Europe/London", "to", "Nobody")
                            .body())
                    .contains("is not on call", "href=\"#to\"");
            assertThat(save(admin, "engagement", "weekly_report", "mon").body()).contains("there is no digest");
            Map<String, String> form = form(admin.get("/settings/heartbeat"));
            form.put("begun", "0badc0de");
            form.put("method", "post");
            assertThat(admin.post("/settings/heartbeat", "/settings/heartbeat", form)
                            .body())
                    .contains("somebody else has changed the file");
        }
        assertThat(onDisk()).isEqualTo(TEXT);
    }

    @Test
    void asAFileNoSecretIsShownOrTakenAndAddressesStay() throws IOException {
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            Map<String, String> form = form(admin.get("/settings/file"));
            String shown = Objects.requireNonNull(form.get("text"));
            assertThat(shown).contains("# nights", "https://chat.example.org/…(2)");
            form.put("text", shown.replace("20m", "30m").replace("\n", "\r\n"));
            assertThat(location(admin.post("/settings/file", "/settings/file", form)))
                    .contains("settings-saved");
            assertThat(onDisk()).isEqualTo(TEXT.replace("20m", "30m"));
            form = form(admin.get("/settings/file"));
            form.put(
                    "text",
                    shown.replace("from: vigil@example.org", "from: vigil@example.org\n    password: hunter2 x"));
            HttpResponse<String> answer = admin.post("/settings/file", "/settings/file", form);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("a password does not belong into a file that others see")
                    .doesNotContain("hunter2");
            form.put("text", shown.replace("…(2)", "…(9)"));
            assertThat(admin.post("/settings/file", "/settings/file", form).body())
                    .contains("nobody knows any more which address is meant here", "href=\"#L5\"");
            form.put("text", "approvers: [Ada\n");
            assertThat(admin.post("/settings/file", "/settings/file", form).statusCode())
                    .isEqualTo(422);
        }
        assertThat(onDisk()).isEqualTo(TEXT.replace("20m", "30m"));
    }

    @Test
    void whereThereIsNoFileOneIsMadeAndAnEmptyOneGoes() throws IOException {
        world.remove(FILE).accept();
        Files.delete(world.folder().resolve(FILE));
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            assertThat(location(save(admin, "public", "url", "https://vigil.example.org")))
                    .contains("settings-saved");
            assertThat(onDisk()).isEqualTo("public: {url: 'https://vigil.example.org'}\n");
            assertThat(location(save(admin, "public", "url", ""))).contains("settings-saved");
            assertThat(Files.exists(world.folder().resolve(FILE))).isFalse();
        }
        assertThat(inForce()).isEqualTo(Settings.NONE);
    }

    @Test
    void whereTheFilesLeadTheChangedFileIsHandedOut() throws IOException {
        world.put(FILE, TEXT + "source: files\n").accept();
        world.onDisk();
        String before = onDisk();
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            assertThat(admin.get("/settings/notify").body()).contains("Get the file");
            HttpResponse<String> answer = save(admin, "notify", "escalate_after", "10m");
            assertThat(answer.headers().firstValue("Content-Disposition")).isPresent();
            assertThat(answer.body()).isEqualTo(before.replace("20m", "10m"));
        }
        assertThat(onDisk()).isEqualTo(before);
    }
}
