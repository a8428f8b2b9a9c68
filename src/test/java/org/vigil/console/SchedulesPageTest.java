package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A campaign is made, changed, started, stopped. */
@ExtendWith(TestDatabase.class)
class SchedulesPageTest {
    private static final Pattern READ = Pattern.compile("name=\"(?:read|mark)\" value=\"([0-9a-f]+)\"");

    private final ConsoleWorld console;
    private final World world;

    SchedulesPageTest(Database database) throws IOException {
        console = new ConsoleWorld(database);
        world = console.world;
        world.put(
                        World.CAMPAIGN,
                        world.text(World.CAMPAIGN)
                                .replace("zone:", "zone:   ")
                                .replace("London", "London   # whose clock"))
                .accept();
        world.onDisk();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static Map<String, String> form(String read) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("read", read);
        form.put("name", "#Vigil");
        form.put("zone", "Europe/London");
        form.put("to", "2026-01-11");
        form.put("slot0-id", "morning");
        form.put("slot0-at", "09:00");
        form.put("slot0-days", "mon,tue,wed,thu,fri,sat,sun");
        form.put("roll", "listed");
        form.put("listed", "anna\nBela Example\ncara");
        form.put("rotation", "fair");
        form.put("accounts", "x");
        form.put("templates", "vigil");
        form.put("hashtags", "#Vigil");
        form.put("late_window", "6h");
        form.put("approval", "none");
        return form;
    }

    private static String read(HttpResponse<String> page) {
        Matcher read = READ.matcher(page.body());
        assertThat(read.find()).isTrue();
        return read.group(1);
    }

    private String onDisk(String path) throws IOException {
        return Files.readString(world.folder().resolve(path));
    }

    @Test
    void anEditorChangesAScheduleByAFormAndRemarksStay() throws IOException {
        String before = onDisk(World.CAMPAIGN);
        try (Browser editor = console.as("Ed", Role.EDITOR);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/schedules").body()).contains("href=\"/schedules/vigil\"", "draft");
            assertThat(viewer.get("/schedules/vigil").body())
                    .contains("An editor changes it")
                    .doesNotContain(">Save<");
            Map<String, String> form = form(read(editor.get("/schedules/vigil")));
            form.put("slot0-days", "mon");
            form.put("slot0-at", "10:30");
            assertThat(editor.post("/schedules/vigil", "/schedules/vigil", form)
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/schedules/vigil?done=schedule-saved");
            assertThat(viewer.post("/stop", "/schedules/vigil", form).statusCode())
                    .isEqualTo(403);
        }
        assertThat(onDisk(World.CAMPAIGN))
                .isEqualTo(before.replace("\"09:00\" }", "\"10:30\", days: [mon] }"))
                .contains("# whose clock");
        assertThat(Objects.requireNonNull(world.node
                                .files()
                                .inForce()
                                .workspace()
                                .campaigns()
                                .get(World.VIGIL))
                        .slots()
                        .getFirst()
                        .at())
                .hasToString("10:30");
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndNothingIsSaved() throws IOException {
        String before = onDisk(World.CAMPAIGN);
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            Map<String, String> form = form(read(editor.get("/schedules/vigil")));
            form.put("zone", "Mars/Olympus");
            form.put("slot0-at", "25:00");
            form.put("listed", "nobody-of-that-name");
            HttpResponse<String> answer = editor.post("/schedules/vigil", "/schedules/vigil", form);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains(
                            "role=\"alert\"",
                            "href=\"#zone\"",
                            "href=\"#slot0\"",
                            "value=\"Mars/Olympus\"",
                            "value=\"25:00\"")
                    .contains("id=\"zone\"", "id=\"slot0\"");
            form.put("read", "0badc0de");
            form.put("zone", "Europe/London");
            assertThat(editor.post("/schedules/vigil", "/schedules/vigil", form).body())
                    .contains("somebody else has changed the file");
        }
        assertThat(onDisk(World.CAMPAIGN)).isEqualTo(before);
    }

    @Test
    void asAFileProblemsStandBesideTheirLines() throws IOException {
        String before = onDisk(World.CAMPAIGN);
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            String read = read(editor.get("/schedules/vigil/file"));
            HttpResponse<String> answer = editor.post(
                    "/schedules/vigil/file",
                    "/schedules/vigil/file",
                    Map.of(
                            "read",
                            read,
                            "text",
                            before.replace("rotation: fair", "rotation: <b>").replace("\n", "\r\n")));
            assertThat(answer.statusCode()).isEqualTo(422);
            int line = before.substring(0, before.indexOf("rotation:")).split("\n", -1).length;
            assertThat(answer.body())
                    .contains("href=\"#L" + line + "\"", "id=\"L" + line + "\" class=\"bad\"", "&lt;b&gt;")
                    .doesNotContain("rotation: <b>");
            assertThat(editor.post(
                                    "/schedules/vigil/file",
                                    "/schedules/vigil/file",
                                    Map.of(
                                            "read",
                                            read,
                                            "text",
                                            before.replace("6h", "5h").replace("\n", "\r\n")))
                            .statusCode())
                    .isEqualTo(302);
        }
        assertThat(onDisk(World.CAMPAIGN)).isEqualTo(before.replace("6h", "5h"));
    }

    @Test
    void aNewCampaignComesWithTheTextsThatItNeeds() throws IOException {
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            Map<String, String> form = form("");
            form.put("id", "Free Them");
            form.remove("templates");
            assertThat(editor.post("/schedules/new", "/schedules/new", form).body())
                    .contains("The short name is made of", "value=\"Free Them\"");
            form.put("id", "vigil");
            assertThat(editor.post("/schedules/new", "/schedules/new", form).body())
                    .contains("There is such a campaign already");
            form.put("id", "free-them");
            form.put("hashtags", "FreeThem");
            form.put("to", "");
            assertThat(editor.post("/schedules/new", "/schedules/new", form)
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/schedules/free-them?done=schedule-made");
            assertThat(editor.get("/schedules").body()).contains("href=\"/schedules/free-them/start\"");
        }
        assertThat(onDisk("schedules/free-them.yaml")).contains("hashtags: ['#FreeThem']", "# whose clock");
        assertThat(onDisk("templates/free-them/prisoner.en.txt")).contains("{{name}}");
        assertThat(world.node.files().inForce().workspace().campaigns()).containsKey(new CampaignId("free-them"));
    }

    @Test
    void anApproverStartsItAfterReadingItsFirstPosts() {
        try (Browser editor = console.as("Ed", Role.EDITOR);
                Browser approver = console.as("Ada", Role.APPROVER)) {
            assertThat(editor.get("/schedules/vigil/start").body())
                    .contains("An approver, or an admin, starts it", "Posts go out unread", "Anna Example");
            HttpResponse<String> page = approver.get("/schedules/vigil/start");
            assertThat(editor.post("/stop", "/schedules/vigil/start", Map.of("mark", read(page), "read", "yes"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(approver.post("/schedules/vigil/start", "/schedules/vigil/start", Map.of("mark", read(page)))
                            .body())
                    .contains("Read its first posts");
            assertThat(approver.post(
                                    "/schedules/vigil/start",
                                    "/schedules/vigil/start",
                                    Map.of("mark", "0badc0de", "read", "yes"))
                            .body())
                    .contains("Something of this has changed since you read it");
            assertThat(world.node.desk().isStarted(World.VIGIL)).isFalse();
            assertThat(approver.post(
                                    "/schedules/vigil/start",
                                    "/schedules/vigil/start",
                                    Map.of("mark", read(page), "read", "yes"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/schedules?done=campaign-started");
            assertThat(world.node.desk().isStarted(World.VIGIL)).isTrue();
            assertThat(approver.get("/schedules/vigil/start").body())
                    .contains("It was started before")
                    .doesNotContain("I have read these posts");
        }
        assertThat(world.count("audit where who = 'Ada' and what = 'start'")).isEqualTo(1);
    }

    @Test
    void anAccountThatMovedWhileTheyReadIsNotStartedUnread() {
        world.schedule("accounts: [x]", "accounts: [box]").accept();
        world.onDisk();
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            Map<String, String> sent = Map.of("mark", read(approver.get("/schedules/vigil/start")), "read", "yes");
            world.edit(
                            World.ACCOUNTS,
                            "network: sandbox, imitates: mastodon",
                            "network: mastodon, server: \"https://m.example\"")
                    .accept();
            assertThat(approver.post("/schedules/vigil/start", "/schedules/vigil/start", sent)
                            .body())
                    .contains("Something of this has changed since you read it");
            assertThat(world.node.desk().isStarted(World.VIGIL)).isFalse();
            sent = Map.of("mark", read(approver.get("/schedules/vigil/start")), "read", "yes");
            world.put(World.TEMPLATE, "Remember {{name}}.\n\n{{hashtags}}\n").accept();
            assertThat(approver.post("/schedules/vigil/start", "/schedules/vigil/start", sent)
                            .body())
                    .as("other words")
                    .contains("Something of this has changed since you read it");
            assertThat(world.node.desk().isStarted(World.VIGIL)).isFalse();
        }
    }

    @Test
    void whoeverWroteTheWordsDoesNotStartWhatGoesOutUnreadAndThePageSaysWhoMay() {
        try (Browser author = console.as("Ada", Role.APPROVER);
                Browser other = console.as("Ben", Role.APPROVER)) {
            String digest =
                    world.node.fileDesk().file(World.TEMPLATE).orElseThrow().digest();
            author.post(
                    "/templates/edit?path=" + World.TEMPLATE,
                    "/templates/edit",
                    Map.of("path", World.TEMPLATE, "read", digest, "text", "Remember {{name}}.\n\n{{hashtags}}\n"));
            assertThat(author.get("/schedules/vigil/start").body())
                    .contains("nobody approves words of their own", "these may: Ben")
                    .doesNotContain("I have read these posts");
            Map<String, String> sent = Map.of("mark", read(other.get("/schedules/vigil/start")), "read", "yes");
            assertThat(author.post("/stop", "/schedules/vigil/start", sent).body())
                    .contains("You may not start it");
            assertThat(world.node.desk().isStarted(World.VIGIL)).isFalse();
            other.post("/schedules/vigil/start", "/schedules/vigil/start", sent);
            assertThat(world.node.desk().isStarted(World.VIGIL)).isTrue();
        }
    }

    @Test
    void whatAStartedScheduleCameToSayWaitsUntilSomebodyAgrees() {
        world.schedule("approval: none", "approval: required").start();
        world.schedule("approval: required", "approval: none").accept();
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            assertThat(approver.get("/schedules").body()).contains("Agree to what is new in it");
            HttpResponse<String> page = approver.get("/schedules/vigil/start");
            assertThat(page.body()).contains("what nobody has agreed to");
            approver.post(
                    "/schedules/vigil/start", "/schedules/vigil/start", Map.of("mark", read(page), "read", "yes"));
        }
        assertThat(world.node.desk().toAgree(World.VIGIL)).isEmpty();
    }

    @Test
    void everybodyStopsOneCampaignAndAnApproverLetsItGoOn() {
        world.start();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser approver = console.as("Ada", Role.APPROVER)) {
            assertThat(viewer.post("/schedules", "/schedules/vigil/stop", Map.of())
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/schedules?done=campaign-stopped");
            assertThat(viewer.get("/schedules").body()).contains("Let #Vigil go on");
            assertThat(viewer.post("/schedules", "/schedules/vigil/go-on", Map.of())
                            .statusCode())
                    .isEqualTo(403);
            assertThat(world.node.brakes().inForce()).hasSize(1);
            approver.post("/schedules", "/schedules/vigil/go-on", Map.of());
            assertThat(world.node.brakes().inForce()).isEmpty();
            assertThat(approver.post("/schedules", "/schedules/no-such/stop", Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whereTheFilesLeadTheChangedFileIsHandedOut() throws IOException {
        world.put("settings.yaml", "source: files\n").accept();
        world.onDisk();
        String before = onDisk(World.CAMPAIGN);
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            HttpResponse<String> page = editor.get("/schedules/vigil");
            assertThat(page.body()).contains("Get the file");
            Map<String, String> form = form(read(page));
            form.put("late_window", "5h");
            HttpResponse<String> answer = editor.post("/schedules/vigil", "/schedules/vigil", form);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(how -> assertThat(how).startsWith("attachment"));
            assertThat(answer.body()).isEqualTo(before.replace("6h", "5h"));
        }
        assertThat(onDisk(World.CAMPAIGN)).isEqualTo(before);
    }

    /** Nothing is missing then where somebody puts it by hand. */
    @Test
    void whereTheFilesLeadANewCampaignIsHandedOutWithItsTexts() throws IOException {
        world.put("settings.yaml", "source: files\n").accept();
        world.onDisk();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get("/schedules/new").body()).contains("Get the files", "in one zip");
            Map<String, String> form = form("");
            form.put("id", "free-them");
            form.put("templates", "");
            HttpResponse<byte[]> answer = editor.postForBytes("/schedules/new", "/schedules/new", form);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(
                            how -> assertThat(how).startsWith("attachment").contains("free-them.zip"));
            Map<String, String> files = unpacked(answer.body());
            assertThat(files.keySet()).contains("templates/free-them/prisoner.en.txt");
            assertThat(List.copyOf(files.keySet()).getLast()).isEqualTo("schedules/free-them.yaml");
            assertThat(files.get("schedules/free-them.yaml")).contains("campaign: free-them");
            assertThat(files.get("templates/free-them/prisoner.en.txt")).contains("{{name}}");
        }
        assertThat(world.folder().resolve("templates/free-them")).doesNotExist();
    }

    private static Map<String, String> unpacked(byte[] bytes) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
