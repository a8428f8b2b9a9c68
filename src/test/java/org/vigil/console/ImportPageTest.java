package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.database.Database;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.ProfileId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** From a file on a campaigner's disk to profiles in force, without a terminal. */
@ExtendWith(TestDatabase.class)
class ImportPageTest {
    private static final String PATH = "/people/import";
    private static final Pattern MARK = Pattern.compile("name=\"mark\" value=\"([0-9a-f]{64})\"");
    private static final String LIST = """
            Name,Detained on,Held by,Last confirmed,Phone
            Rza Newcomer,2025-11-01,AZ,2026-01-04,+994 12 345 67 89
            Leyla Another,2025-10-02,AZ,2026-01-04,
            Nobody Knows,some day,AZ,2026-01-04,
            """;

    private final ConsoleWorld console;
    private final World world;

    ImportPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.start().onDisk();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static HttpResponse<String> upload(Browser browser, String name, byte[] bytes) {
        return browser.upload(PATH, PATH, Map.of(), new Browser.FilePart("list", name, "text/csv", bytes));
    }

    private static HttpResponse<String> upload(Browser browser, String text) {
        return upload(browser, "roll.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> publisher() {
        return Map.of("everywhere-publisher", "A newspaper");
    }

    private static String mark(String page) {
        Matcher mark = MARK.matcher(page);
        return mark.find() ? mark.group(1) : "";
    }

    /** As the form sends it that the page shows now. */
    private static Map<String, String> marked(Browser browser, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("mark", mark(browser.get(PATH).body()));
        return all;
    }

    private List<Path> profiles() throws IOException {
        try (Stream<Path> files = Files.list(world.folder().resolve("profiles"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @Test
    void aListIsLookedAtThenReadThenBroughtInAtOneMoment() throws IOException {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            assertThat(upload(editor, LIST).headers().firstValue("Location")).hasValue(PATH);
            assertThat(editor.get(PATH).body())
                    .contains("Nothing is written yet.", "roll.csv", "Columns that do not come in:", "Phone")
                    .doesNotContain("345 67 89");
            assertThat(profiles()).hasSize(6);
            assertThat(editor.post(PATH, PATH + "/mapping", marked(editor, publisher()))
                            .headers()
                            .firstValue("Location"))
                    .hasValue(PATH + "?done=list-read");
            assertThat(editor.get(PATH).body())
                    .contains("Who would come in", "rza-newcomer", "leyla-another", "some day")
                    .contains("Bring in 2 new and 0 changed");
            assertThat(editor.get(PATH + "/report.csv").body())
                    .startsWith("row,line,outcome,person,column,value,reason")
                    .contains("new,rza-newcomer", "refused")
                    .doesNotContain("345 67 89");
            assertThat(profiles()).hasSize(6);
            assertThat(editor.post(PATH, PATH + "/run", marked(editor, Map.of()))
                            .headers()
                            .firstValue("Location"))
                    .hasValue(PATH + "?done=list-in");
            assertThat(editor.get(PATH).body()).contains("What came of", "rza-newcomer", "reach sandbox accounts only");
            assertThat(profiles()).hasSize(8);
            assertThat(world.node.files().inForce().workspace().profile(new ProfileId("rza-newcomer")))
                    .hasValueSatisfying(person -> assertThat(person.names()).containsEntry("en", "Rza Newcomer"));
            assertThat(world.database
                            .jdbc()
                            .sql("select distinct who from profile_change where profile = 'rza-newcomer'")
                            .query(String.class)
                            .list())
                    .containsExactly("Ann");
            assertThat(editor.post(PATH, PATH + "/run", marked(editor, Map.of()))
                            .headers()
                            .firstValue("Location"))
                    .as("a second tap does nothing")
                    .hasValue(PATH + "?done=list-gone");
        }
    }

    @Test
    void whatAColumnMeansIsChosenAndWhatItCannotMeanIsNamedBesideIt() {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            upload(editor, "Who,When,Held by,Last confirmed\nRza Newcomer,2025-11-01,AZ,2026-01-04\n");
            Map<String, String> typed = new LinkedHashMap<>(publisher());
            typed.putAll(Map.of("column-0", "nmae", "column-1", "detained_on"));
            HttpResponse<String> wrong = editor.post(PATH, PATH + "/mapping", marked(editor, typed));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body())
                    .contains("cannot stand here", "value=\"nmae\"", "value=\"detained_on\"", "aria-invalid=\"true\"")
                    .contains("value=\"A newspaper\"");
            typed.put("column-0", "name");
            editor.post(PATH, PATH + "/mapping", marked(editor, typed));
            assertThat(editor.get(PATH).body()).contains("Bring in 1 new and 0 changed");
        }
    }

    @Test
    void aColumnThatTellsHowToReachSomebodyNeverComesInWhateverIsChosen() {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            upload(editor, LIST);
            Map<String, String> typed = new LinkedHashMap<>(publisher());
            typed.put("column-4", "story.en");
            assertThat(editor.post(PATH, PATH + "/mapping", marked(editor, typed))
                            .body())
                    .contains("never comes in");
        }
    }

    @Test
    void aListIsItsUsersOwnAndIsForgottenInTime() {
        try (Browser ann = console.as("Ann", Role.EDITOR);
                Browser ben = console.as("Ben", Role.EDITOR)) {
            upload(ann, LIST);
            assertThat(ben.get(PATH).body()).doesNotContain("roll.csv");
            assertThat(ben.post(PATH, PATH + "/run", Map.of()).headers().firstValue("Location"))
                    .hasValue(PATH + "?done=list-gone");
            assertThat(ann.get(PATH).body()).contains("roll.csv");
            world.clock.advance(Duration.ofMinutes(31));
            assertThat(ann.get(PATH).body()).doesNotContain("roll.csv");
            upload(ann, LIST);
            ann.post(PATH, PATH + "/forget", Map.of());
            assertThat(ann.get(PATH).body()).doesNotContain("roll.csv");
        }
    }

    @Test
    void onlyTheListThatWasShownComesInAndNotOneOfAnotherTab() throws IOException {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            upload(editor, LIST);
            editor.post(PATH, PATH + "/mapping", marked(editor, publisher()));
            Map<String, String> shown = marked(editor, Map.of());
            upload(editor, LIST.replace("Leyla Another", "Somebody Else"));
            for (String act : new String[] {"/mapping", "/run"}) {
                HttpResponse<String> answer = editor.post(PATH, PATH + act, shown);
                assertThat(answer.statusCode()).as(act).isEqualTo(422);
                assertThat(answer.body()).as(act).contains("another list, or another reading of it");
            }
            assertThat(editor.postAsIs(
                                    PATH + "/files.zip",
                                    Map.of("mark", shown.getOrDefault("mark", ""), "_csrf", editor.formToken()))
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("?done=list-gone"));
            Map<String, String> unread = marked(editor, publisher());
            editor.post(PATH, PATH + "/mapping", unread);
            assertThat(editor.post(PATH, PATH + "/run", unread).statusCode())
                    .as("the same list, read in another way")
                    .isEqualTo(422);
            assertThat(profiles()).hasSize(6);
        }
    }

    @Test
    void onlyEditorsOfTheWholeTeamMay() {
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser theirs = console.as(
                        "Oda", Roles.NONE.with(new OrganisationId("free-pen"), java.util.Optional.of(Role.EDITOR)))) {
            viewer.get("/stop");
            assertThat(viewer.uploadAsIs(
                                    PATH,
                                    Map.of("_csrf", viewer.formToken()),
                                    new Browser.FilePart(
                                            "list", "a.csv", "text/csv", LIST.getBytes(StandardCharsets.UTF_8)))
                            .statusCode())
                    .isEqualTo(403);
            theirs.get("/stop");
            assertThat(theirs.uploadAsIs(
                                    PATH,
                                    Map.of("_csrf", theirs.formToken()),
                                    new Browser.FilePart(
                                            "list", "a.csv", "text/csv", LIST.getBytes(StandardCharsets.UTF_8)))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(theirs.get(PATH).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void anUploadWithoutItsTokenOrWithoutASignInIsRefused() {
        Browser.FilePart file =
                new Browser.FilePart("list", "a.csv", "text/csv", LIST.getBytes(StandardCharsets.UTF_8));
        try (Browser editor = console.as("Ann", Role.EDITOR);
                Browser other = console.as("Ben", Role.EDITOR)) {
            assertThat(editor.uploadAsIs(PATH, Map.of(), file).statusCode()).isEqualTo(403);
            other.get(PATH);
            assertThat(editor.uploadAsIs(PATH, Map.of("_csrf", other.formToken()), file)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(editor.get(PATH).body()).doesNotContain("a.csv");
            editor.cookies().clear();
            assertThat(editor.uploadAsIs(PATH, Map.of("_csrf", "x"), file)
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/sign-in");
        }
    }

    @Test
    void whatIsTooLargeIsRefusedInWords() {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            assertThat(upload(editor, "roll.csv", new byte[22_000_000])
                            .headers()
                            .firstValue("Location"))
                    .hasValue(PATH + "?done=upload-too-large");
            assertThat(editor.get(PATH + "?done=upload-too-large").body()).contains("the file is too large");
            HttpResponse<String> answer = upload(editor, "roll.csv", new byte[11_000_000]);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("too large for one list");
        }
    }

    @Test
    void whatIsNoListIsRefusedByWhatItIs() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        files.put("a page of the web or XML", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        files.put("a program", "MZ....".getBytes(StandardCharsets.UTF_8));
        files.put("it looks like UTF-16", "Name,Held by\nA,AZ\n".getBytes(StandardCharsets.UTF_16));
        files.put("is not UTF-8", "Имя,Held by\nАня,AZ\n".getBytes(Charset.forName("windows-1251")));
        files.put("no spreadsheet", zip("evil.txt", new byte[10]));
        files.put("unpacks to more than", zip("xl/worksheets/sheet1.xml", new byte[210_000_000]));
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            files.forEach((words, bytes) -> {
                HttpResponse<String> answer = upload(editor, "roll.csv", bytes);
                assertThat(answer.statusCode()).as(words).isEqualTo(422);
                assertThat(answer.body()).contains(words).doesNotContain("<script>alert");
            });
            assertThat(upload(editor, "roll.yaml", bomb()).body()).contains("refers to another place");
            assertThat(editor.upload(PATH, PATH, Map.of(), new Browser.FilePart("list", "", "text/csv", new byte[0]))
                            .body())
                    .contains("Choose a file first.");
        }
        assertThat(profiles()).hasSize(6);
    }

    @Test
    void whatWouldRunInASpreadsheetIsHarmlessInTheReportAndNamesOfFilesAreWords() {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            upload(
                    editor,
                    "../../<script>x</script>=cmd.csv",
                    "Name,Detained on,Held by\n=HYPERLINK(1),=1+1,AZ\n".getBytes(StandardCharsets.UTF_8));
            assertThat(editor.get(PATH).body()).doesNotContain("<script>x").contains("script__cmd.csv");
            assertThat(editor.get(PATH + "/report.csv").body().lines())
                    .noneMatch(line -> line.contains(",=") || line.contains(",\"="));
        }
    }

    @Test
    void whereTheFilesLeadTheListBecomesFilesToDownload() throws IOException {
        world.put("settings.yaml", "source: files\n").accept();
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            upload(editor, LIST);
            editor.post(PATH, PATH + "/mapping", marked(editor, publisher()));
            assertThat(editor.get(PATH).body())
                    .contains("Download the files (ZIP)")
                    .doesNotContain(">Bring in 2");
            assertThat(editor.post(PATH, PATH + "/run", marked(editor, Map.of()))
                            .headers()
                            .firstValue("Location"))
                    .hasValue(PATH + "?done=files-lead");
            HttpResponse<byte[]> zip = editor.postForBytes(
                    PATH, PATH + "/files.zip?mark=" + mark(editor.get(PATH).body()));
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
                ZipEntry first = in.getNextEntry();
                assertThat(first).isNotNull();
                assertThat(first.getName()).isEqualTo("profiles/rza-newcomer.yaml");
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("Rza Newcomer");
            }
        }
        assertThat(profiles()).hasSize(6);
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] bomb() {
        StringBuilder text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        text.setLength(0);
        text.append("- name: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char each = 'b'; each < 'k'; each++) {
            char before = (char) (each - 1);
            text.append("  ").append(each).append(": &").append(each).append(" [");
            text.append(("*" + before + ", ").repeat(8))
                    .append('*')
                    .append(before)
                    .append("]\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
