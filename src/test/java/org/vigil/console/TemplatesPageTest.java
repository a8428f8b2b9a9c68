package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.database.Database;
import org.vigil.message.OwnPosterWords;
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Texts are read, changed with a preview, signed, brought back. */
@ExtendWith(TestDatabase.class)
class TemplatesPageTest {
    private static final Pattern READ = Pattern.compile("name=\"read\" value=\"([0-9a-f]+)\"");
    private static final String EDIT = "/templates/edit?path=" + World.TEMPLATE;

    private final ConsoleWorld console;
    private final World world;

    TemplatesPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.onDisk();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static String read(HttpResponse<String> page) {
        Matcher read = READ.matcher(page.body());
        assertThat(read.find()).isTrue();
        return read.group(1);
    }

    private static Map<String, String> form(String path, String read, String text) {
        return new LinkedHashMap<>(Map.of("path", path, "read", read, "text", text, "network", "x"));
    }

    private String onDisk(String path) throws IOException {
        return Files.readString(world.folder().resolve(path));
    }

    @Test
    void theListTellsWhoHasSignedWhoSpeaksWithThemAndWhatIsMissing() {
        world.put(
                        "accounts.yaml",
                        world.text("accounts.yaml")
                                .replace(
                                        "{ name: x, network: x, language: en }",
                                        "{ name: x, network: x, language: fa }"))
                .accept();
        world.onDisk();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(viewer.get("/templates").body())
                    .contains(
                            EDIT.replace("path=", "path="),
                            "Used by",
                            "#Vigil",
                            "Read by a native reader",
                            "missing",
                            "Persian")
                    .doesNotContain("New text");
            assertThat(editor.get("/templates").body()).contains("/templates/new?path=templates/vigil/prisoner.fa.txt");
        }
    }

    /** Words on posters are seen drawn, about whom somebody chooses, in the form of the network. */
    @Test
    void wordsOnPostersAreSeenDrawnWhileNothingIsWritten() throws IOException {
        String path = "templates/posters/prisoner.en.txt";
        String words = OwnPosterWords.text("en").orElseThrow();
        world.put(path, words).accept();
        world.onDisk();
        String before = onDisk(path);
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            String page = editor.get("/templates/edit?path=" + path).body();
            assertThat(drawn(page))
                    .satisfies(image -> assertThat(image.getWidth()).isEqualTo(800));
            assertThat(drawn(page).getHeight()).isEqualTo(450);
            assertThat(page).contains("As it is drawn", "Anna Example", "365 days in custody.", " of 1,000 characters");

            Map<String, String> form = form(path, "", words.replace("[alt]", "[alt]\nA typed word."));
            form.put("person", "Bela Example");
            form.put("network", "telegram");
            String typed = editor.post("/templates/edit?path=" + path, "/templates/preview", form)
                    .body();
            assertThat(typed).contains("A typed word. ", "Bela Example", "218 days");
            assertThat(drawn(typed).getHeight()).isEqualTo(800);

            form.put("text", words.replace("[hashtags]", "[nowhere]"));
            assertThat(editor.post("/templates/edit?path=" + path, "/templates/preview", form)
                            .body())
                    .as("what cannot be drawn has no picture, and says why")
                    .contains("nowhere")
                    .doesNotContain("data:image");
        }
        assertThat(onDisk(path)).isEqualTo(before);
    }

    private static BufferedImage drawn(String page) {
        Matcher picture = Pattern.compile("src=\"data:image/(?:png|jpeg);base64,([^\"]+)\"")
                .matcher(page);
        assertThat(picture.find()).isTrue();
        try {
            return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPreviewOfUnsavedWordsShowsWhatTheyWouldSayAndWritesNothing() throws IOException {
        String before = onDisk(World.TEMPLATE);
        long versions = world.count("file_version");
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            Map<String, String> form = form(
                    World.TEMPLATE, "", "Remember {{name}}. {{#count}}{{count}}{{/count}}\r\n\r\n{{hashtags}}\r\n");
            form.put("person", "Bela Example");
            HttpResponse<String> page = editor.post(EDIT, "/templates/preview", form);
            assertThat(page.body())
                    .contains("Remember Bela Example.", "Nothing of this is saved", " of 280", "<!DOCTYPE html>")
                    .contains("218 days");
            form.put("network", "mastodon");
            assertThat(editor.post(EDIT, "/templates/preview", form).body()).contains(" of 500");
        }
        assertThat(onDisk(World.TEMPLATE)).isEqualTo(before);
        assertThat(world.count("file_version")).isEqualTo(versions);
    }

    @Test
    void whatIsWrongStandsBesideItsLineInAPreviewToo() {
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            HttpResponse<String> page = editor.post(
                    EDIT,
                    "/templates/preview",
                    form(World.TEMPLATE, "", "{{name}}\r\n{{nmae}} <script>\r\n{{#she}}\r\n"));
            assertThat(page.body())
                    .contains(
                            "href=\"#L2\"",
                            "id=\"L2\" class=\"bad\"",
                            "did you mean &quot;name&quot;",
                            "&lt;script&gt;")
                    .doesNotContain("<script>\n", "} <script>");
            assertThat(editor.post(EDIT, "/templates/preview", form(World.TEMPLATE, "", "x".repeat(30_000)))
                            .body())
                    .contains("No preview: the text is too long");
            assertThat(editor.post(EDIT, "/templates/preview", form("accounts.yaml", "", "x"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aTextThatWouldKeepTheMachineBusyIsNotTried() {
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            String room = "{{#ifRoom}}aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd{{/ifRoom}}\n";
            assertThat(editor.post(EDIT, "/templates/preview", form(World.TEMPLATE, "", "{{name}} " + room.repeat(40)))
                            .body())
                    .contains("Anna Example aaaaaaaaaa");
            assertThat(editor.post(EDIT, "/templates/preview", form(World.TEMPLATE, "", "{{name}} " + room.repeat(41)))
                            .body())
                    .contains("No preview: the text is too long");
        }
    }

    @Test
    void whatIsSavedIsInForceUnderTheEditorsNameAndIsToBeSignedAnew() throws IOException {
        try (Browser editor = console.as("Ed", Role.EDITOR);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            String read = read(editor.get(EDIT));
            String text = "Remember {{name}}.\n\n{{hashtags}}\n";
            assertThat(viewer.post("/stop", "/templates/edit", form(World.TEMPLATE, read, text))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(editor.post(EDIT, "/templates/edit", form(World.TEMPLATE, read, text.replace("\n", "\r\n")))
                            .headers()
                            .firstValue("Location"))
                    .hasValue(EDIT + "&done=text-saved");
            assertThat(onDisk(World.TEMPLATE)).isEqualTo(text);
            assertThat(editor.get(EDIT).body()).contains("No native reader has signed it");
            assertThat(editor.post(EDIT, "/templates/edit", form(World.TEMPLATE, read, "Else {{name}}\n"))
                            .body())
                    .contains("somebody else has changed the file", "Else {{name}}");
            String now = read(editor.get(EDIT));
            assertThat(editor.post(EDIT, "/templates/sign", Map.of("path", World.TEMPLATE, "read", now, "by", " "))
                            .body())
                    .contains("Give the name of whoever has read it");
            assertThat(editor.post(
                                    EDIT,
                                    "/templates/sign",
                                    Map.of("path", World.TEMPLATE, "read", now, "by", "A. Reader"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue(EDIT + "&done=text-signed");
            assertThat(editor.get("/templates").body()).contains("Read by a native reader: A. Reader");
            String history =
                    editor.get("/templates/history?path=" + World.TEMPLATE).body();
            assertThat(history).contains("Ed", "changed by hand", "+ reviewed:");
        }
    }

    @Test
    void aVersionCanBeReadComparedAndBroughtBack() throws IOException {
        String first = onDisk(World.TEMPLATE);
        try (Browser editor = console.as("Ed", Role.EDITOR);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            editor.post(EDIT, "/templates/edit", form(World.TEMPLATE, read(editor.get(EDIT)), "Only {{name}} <b>\n"));
            long last = world.count("file_version where path = '" + World.TEMPLATE + "'");
            String page = "/templates/history?path=" + World.TEMPLATE;
            assertThat(viewer.get(page).body())
                    .contains("+ Only {{name}} &lt;b&gt;", "− Day {{day}}", "Version " + last)
                    .doesNotContain("Bring it back");
            assertThat(editor.get(page + "&version=" + (last - 1)).body()).contains("Bring it back");
            assertThat(editor.post(
                                    page,
                                    "/templates/restore",
                                    Map.of(
                                            "path",
                                            World.TEMPLATE,
                                            "version",
                                            Long.toString(last - 1),
                                            "read",
                                            read(editor.get(page + "&version=" + (last - 1)))))
                            .headers()
                            .firstValue("Location"))
                    .hasValue(EDIT + "&done=version-back");
            assertThat(onDisk(World.TEMPLATE)).isEqualTo(first);
            assertThat(world.count("file_version where path = '" + World.TEMPLATE + "'"))
                    .isEqualTo(last + 1);
            assertThat(editor.get("/templates/history?path=profiles/anna.yaml").statusCode())
                    .isEqualTo(404);
            assertThat(editor.get("/templates/history?path=schedules/vigil.yaml")
                            .body())
                    .contains("Version 1");
        }
    }

    @Test
    void aTextIsBegunFromVigilsOwnOrFromAnotherAndTakenAway() throws IOException {
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            Map<String, String> form = new LinkedHashMap<>(
                    Map.of("folder", "vigil", "kind", "memorial", "language", "ru", "from", "vigil"));
            assertThat(editor.post("/templates/new", "/templates/new", form)
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/templates/edit?path=templates/vigil/memorial.ru.txt&done=text-made");
            assertThat(editor.post("/templates/new", "/templates/new", form).body())
                    .contains("There is such a text already");
            form.put("language", "de");
            assertThat(editor.post("/templates/new", "/templates/new", form).body())
                    .contains("Vigil has no words");
            form.put("kind", "prisoner");
            form.put("from", World.TEMPLATE);
            assertThat(editor.post("/templates/new", "/templates/new", form).statusCode())
                    .isEqualTo(302);
            form.put("folder", "../../etc");
            assertThat(editor.post("/templates/new", "/templates/new", form).body())
                    .contains("That makes no name of a text");
            String gone = "templates/vigil/memorial.ru.txt";
            String page = "/templates/edit?path=" + gone;
            assertThat(editor.post(page, "/templates/delete", Map.of("path", gone, "read", read(editor.get(page))))
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/templates?done=text-gone");
            assertThat(world.folder().resolve(gone)).doesNotExist();
            assertThat(editor.post(
                                    EDIT,
                                    "/templates/delete",
                                    Map.of("path", World.TEMPLATE, "read", read(editor.get(EDIT))))
                            .statusCode())
                    .as("a campaign needs it")
                    .isEqualTo(422);
        }
        assertThat(onDisk(World.TEMPLATE)).isNotEmpty();
    }

    @Test
    void wordsOfOneOrganisationAreItsOwnAndThoseOfTheTeamAreNot() {
        world.put(
                        "organisations.yaml",
                        "organisations:\n  - { id: pen, name: Free Pen, people: [Ann], approvers: [Ann] }\n")
                .put("templates/vigil/prisoner.en.pen.txt", world.text(World.TEMPLATE))
                .accept();
        world.onDisk();
        try (Browser theirs = console.as("Ann", Roles.in(new OrganisationId("pen"), Role.EDITOR))) {
            String own = "/templates/edit?path=templates/vigil/prisoner.en.pen.txt";
            assertThat(theirs.get(own).body()).contains(">Save<");
            assertThat(theirs.get(EDIT).body()).doesNotContain(">Save<");
            assertThat(theirs.post(own, "/templates/edit", form(World.TEMPLATE, read(theirs.get(EDIT)), "{{name}}\n"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(theirs.get("/schedules/new").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void nobodyWhoMayNotBeShownIsOfferedForAPreview() {
        world.put(World.profile("bela"), world.text(World.profile("bela")) + "withheld: true\n")
                .put(World.profile("cara"), world.text(World.profile("cara")) + "minor: true\n")
                .accept();
        world.onDisk();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            Map<String, String> form = form(World.TEMPLATE, "", "{{name}} {{hashtags}}");
            form.put("person", "cara");
            assertThat(editor.post(EDIT, "/templates/preview", form).body())
                    .doesNotContain("Cara Example", "Bela Example");
        }
    }
}
