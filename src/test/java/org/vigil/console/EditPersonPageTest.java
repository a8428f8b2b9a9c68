package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.util.HtmlUtils;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.database.Database;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.ProfileId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** People are added and changed at the pages as in their files: with the same checks, and nothing lost. */
@ExtendWith(TestDatabase.class)
class EditPersonPageTest {
    private static final String EDIT = "/people/anna/edit";
    private static final Pattern HIDDEN = Pattern.compile("name=\"(read|text)\" value=\"([^\"]*)\"");
    private static final Pattern INPUT =
            Pattern.compile("<input id=\"[^\"]+\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?[^>]*>");
    private static final Pattern TICK =
            Pattern.compile("<input type=\"checkbox\" id=\"[^\"]+\" name=\"([^\"]+)\" value=\"true\" checked");
    private static final Pattern SELECT =
            Pattern.compile("<select id=\"[^\"]+\" name=\"([^\"]+)\".*?</select>", Pattern.DOTALL);
    private static final Pattern SELECTED = Pattern.compile("<option value=\"([^\"]*)\" selected");
    private static final Pattern AREA =
            Pattern.compile("<textarea id=\"[^\"]+\" name=\"([^\"]+)\"[^>]*>(.*?)</textarea>", Pattern.DOTALL);

    private final ConsoleWorld console;
    private final World world;

    EditPersonPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.put(World.profile("anna"), "# Her sister asked for this.\n" + world.text(World.profile("anna")));
        world.start().onDisk();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private String onDisk() throws IOException {
        return Files.readString(world.folder().resolve(World.profile("anna")));
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = HIDDEN.matcher(page);
        while (matcher.find()) {
            fields.putIfAbsent(matcher.group(1), HtmlUtils.htmlUnescape(matcher.group(2)));
        }
        return fields;
    }

    /** What a browser would send of the form, were nothing touched. */
    private static Map<String, String> form(String page) {
        Map<String, String> fields = hidden(page);
        INPUT.matcher(page)
                .results()
                .forEach(input -> fields.put(
                        input.group(1), input.group(2) == null ? "" : HtmlUtils.htmlUnescape(input.group(2))));
        TICK.matcher(page).results().forEach(tick -> fields.put(tick.group(1), "true"));
        SELECT.matcher(page).results().forEach(select -> {
            Matcher chosen = SELECTED.matcher(select.group());
            fields.put(select.group(1), chosen.find() ? HtmlUtils.htmlUnescape(chosen.group(1)) : "");
        });
        AREA.matcher(page).results().forEach(area -> fields.put(area.group(1), HtmlUtils.htmlUnescape(area.group(2))));
        return fields;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + ": " + answer.body());
    }

    @Test
    void whatTheFormChangesIsShownInWordsThenSavedAndAllElseStaysAsItIs() throws IOException {
        String before = onDisk();
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            Map<String, String> form = form(editor.get(EDIT).body());
            assertThat(form).containsEntry("names[1].text", "Anna Example").containsEntry("basis.kind", "consent");
            assertThat(editor.post(EDIT, EDIT, form).body()).contains("Nothing is different");
            form.put("names[1].text", "Anna <b>Elsewhere</b>");
            HttpResponse<String> preview = editor.post(EDIT, EDIT, form);
            assertThat(preview.body())
                    .contains(
                            "What changes of",
                            "{en: Anna Example}",
                            "{en: Anna &lt;b&gt;Elsewhere&lt;/b&gt;}",
                            ">Save</button>")
                    .doesNotContain("on hold", "<b>Elsewhere");
            assertThat(onDisk()).isEqualTo(before);
            assertThat(location(editor.post(EDIT, EDIT + "/save", hidden(preview.body()))))
                    .isEqualTo("/people/anna?done=person-saved");
            assertThat(onDisk()).isEqualTo(before.replace("Anna Example", "Anna <b>Elsewhere</b>"));
            assertThat(world.node.files().inForce().workspace().profile(new ProfileId("anna")))
                    .hasValueSatisfying(person -> assertThat(person.name("en")).isEqualTo("Anna <b>Elsewhere</b>"));
        }
    }

    @Test
    void allThatIsWrongStandsBesideItsInputAndWhatWasTypedIsKept() throws IOException {
        String before = onDisk();
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            Map<String, String> form = form(editor.get(EDIT).body());
            form.put("held_by", "Baku");
            form.put("custody[1].from", "some day");
            form.put("hashtags", "Free Anna");
            HttpResponse<String> answer = editor.post(EDIT, EDIT, form);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("href=\"#held_by\"", "href=\"#custody-1-from\"", "href=\"#hashtags\"")
                    .contains("value=\"some day\"", "value=\"Baku\"", "value=\"Free Anna\"")
                    .contains("id=\"custody-1-from-bad\"");
            assertThat(onDisk()).isEqualTo(before);
        }
    }

    @Test
    void anotherRowComesByAButtonAndKeepsWhatWasTyped() {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            Map<String, String> form = form(editor.get(EDIT).body());
            assertThat(form).doesNotContainKey("relatives[1].name");
            form.put("names[1].text", "Half typed");
            form.put("more", "relatives");
            assertThat(form(editor.post(EDIT, EDIT, form).body()))
                    .containsEntry("names[1].text", "Half typed")
                    .containsEntry("relatives[1].name", "")
                    .doesNotContainKey("relatives[2].name");
        }
    }

    @Test
    void whoeverTakesSomethingBackIsToldThatItPutsThePersonOnHold() {
        world.put(World.profile("anna"), world.text(World.profile("anna")) + "do_not_publish: [pronoun]\n");
        world.accept();
        world.onDisk();
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            Map<String, String> form = form(editor.get(EDIT).body());
            form.put("do_not_publish", "");
            String preview = editor.post(EDIT, EDIT, form).body();
            assertThat(preview)
                    .contains("Saving this puts the person on hold.", "no longer withholds pronoun")
                    .contains("Save, and put the person on hold");
            assertThat(world.node.brakes().inForce()).isEmpty();
            assertThat(location(editor.post(EDIT, EDIT + "/save", hidden(preview))))
                    .isEqualTo("/people/anna?done=person-saved-held");
            assertThat(world.node.brakes().inForce())
                    .singleElement()
                    .satisfies(hold -> assertThat(hold.subject()).isEqualTo("anna"));
        }
    }

    @Test
    void asAFileEachMistakeIsNamedAtItsLine() throws IOException {
        String before = onDisk();
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            String page = editor.get(EDIT + "/file").body();
            assertThat(page).contains("# Her sister asked for this.");
            Map<String, String> form = form(page);
            form.put(
                    "text",
                    form.getOrDefault("text", "")
                            .replace("held_by: AZ", "held_by: Baku\nheld: x")
                            .replace("\n", "\r\n"));
            HttpResponse<String> answer = editor.post(EDIT + "/file", EDIT + "/file", form);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .containsPattern("href=\"#line-(\\d+)\"[^>]*>profiles/anna.yaml:\\1: held_by: ")
                    .contains("unknown field", "id=\"line-1\"")
                    .containsPattern("(?s)<li id=\"line-\\d+\" class=\"bad\"><code dir=\"ltr\">held: x");
            form.put(
                    "text",
                    before.replace("pronoun: she", "pronoun: they # as she says")
                            .replace("\n", "\r\n"));
            String preview = editor.post(EDIT + "/file", EDIT + "/file", form).body();
            assertThat(location(editor.post(EDIT, EDIT + "/save", hidden(preview))))
                    .isEqualTo("/people/anna?done=person-saved");
            assertThat(onDisk()).isEqualTo(before.replace("pronoun: she", "pronoun: they # as she says"));
        }
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() throws IOException {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            Map<String, String> form = form(editor.get(EDIT).body());
            form.put("names[1].text", "Mine");
            Map<String, String> save = hidden(editor.post(EDIT, EDIT, form).body());
            Files.writeString(world.folder().resolve(World.profile("anna")), onDisk() + "# theirs\n");
            HttpResponse<String> answer = editor.post(EDIT, EDIT + "/save", save);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("Somebody else has changed this file", "Mine");
            assertThat(editor.post(EDIT, EDIT, form).body()).contains("Somebody else has changed this file");
            assertThat(onDisk()).endsWith("# theirs\n").doesNotContain("Mine");
        }
    }

    @Test
    void anOrganisationsEditorChangesItsOwnCasesAndTakesOverNone() throws IOException {
        world.put("organisations.yaml", """
                organisations:
                  - { id: free-pen, name: Free Pen, people: [Oda, Ola], approvers: [Oda, Ola] }
                  - { id: quiet-help, name: Quiet Help, unlisted: true, people: [Quinn, Quon], approvers: [Quinn, Quon] }
                """);
        world.put(World.profile("anna"), world.text(World.profile("anna")) + "case_holder: free-pen\n");
        world.put(World.profile("cara"), world.text(World.profile("cara")) + "case_holder: quiet-help\n");
        assertThat(world.accept().problems()).isEmpty();
        world.onDisk();
        OrganisationId pen = new OrganisationId("free-pen");
        try (Browser oda = console.as("Oda", Roles.in(pen, Role.EDITOR));
                Browser viewer = console.as("Vic", Roles.in(pen, Role.VIEWER));
                Browser team = console.as("Ann", Role.EDITOR);
                Browser admin = console.as("Ada", Role.ADMIN)) {
            assertThat(viewer.get(EDIT).statusCode()).isEqualTo(403);
            for (String page : new String[] {"bela/edit", "bela/edit/file", "bela/edit/photo", "cara/edit"}) {
                assertThat(oda.get("/people/" + page).statusCode())
                        .as("somebody whom she does not see: %s", page)
                        .isEqualTo(404);
            }
            assertThat(team.get("/people/cara/edit").statusCode()).isEqualTo(403);
            assertThat(admin.get("/people/cara/edit").body()).contains("quiet-help");
            assertThat(team.get(EDIT).body()).contains("free-pen").doesNotContain("quiet-help");
            String bela = Files.readString(world.folder().resolve(World.profile("bela")));
            assertThat(oda.post(
                                    EDIT,
                                    "/people/bela/edit/save",
                                    Map.of(
                                            "text",
                                            bela + "case_holder: free-pen\n",
                                            "read",
                                            org.vigil.source.SourceFile.ofText("x", bela)
                                                    .digest()))
                            .statusCode())
                    .isEqualTo(404);
            Map<String, String> form = form(oda.get(EDIT).body());
            form.put("names[1].text", "Anna Else");
            Map<String, String> save = hidden(oda.post(EDIT, EDIT, form).body());
            String stolen = save.getOrDefault("text", "").replace("case_holder: free-pen\n", "");
            assertThat(oda.post(EDIT, EDIT + "/save", Map.of("text", stolen, "read", save.getOrDefault("read", "")))
                            .body())
                    .contains("only an editor of the whole team says which organisation holds a case");
            assertThat(location(oda.post(EDIT, EDIT + "/save", save))).isEqualTo("/people/anna?done=person-saved");
            assertThat(onDisk()).contains("Anna Else", "case_holder: free-pen");
        }
    }

    @Test
    void whereTheFilesLeadEverythingWorksButSaving() throws IOException {
        world.put("settings.yaml", "source: files\n").accept();
        String before = onDisk();
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            Map<String, String> form = form(editor.get(EDIT).body());
            form.put("names[1].text", "Anna Elsewhere");
            String preview = editor.post(EDIT, EDIT, form).body();
            assertThat(preview).contains("Download the file").doesNotContain(">Save</button>");
            HttpResponse<String> file = editor.post(EDIT, EDIT + "/download", hidden(preview));
            assertThat(file.body()).isEqualTo(before.replace("Anna Example", "Anna Elsewhere"));
            assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"anna.yaml\"");
            assertThat(editor.post(EDIT, EDIT + "/save", hidden(preview)).body())
                    .contains("version control alone");
            assertThat(onDisk()).isEqualTo(before);
        }
    }

    @Test
    void nothingIsThereForAnIdThatIsNone() {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            for (String id : new String[] {"nobody-there", "..%2F..%2Fsettings", "ANNA"}) {
                assertThat(editor.get("/people/" + id + "/edit").statusCode())
                        .as(id)
                        .isIn(400, 404);
                assertThat(editor.post(EDIT, "/people/" + id + "/edit/save", Map.of("text", "a: b"))
                                .statusCode())
                        .as(id)
                        .isIn(400, 403, 422);
            }
        }
    }

    @Test
    void somebodyNewIsAddedByAFormAndWhatIsWrongIsNamedAtOnce() throws IOException {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            Map<String, String> form = form(editor.get("/people/new").body());
            HttpResponse<String> empty = editor.post("/people/new", "/people/new", form);
            assertThat(empty.statusCode()).isEqualTo(422);
            assertThat(empty.body())
                    .contains(
                            "href=\"#names\"",
                            "href=\"#zone\"",
                            "href=\"#held_by\"",
                            "href=\"#custody\"",
                            "href=\"#sources\"");
            form.put("names[1].language", "en");
            form.put("names[1].text", "Rza Newcomer");
            form.put("held_by", "az");
            form.put("zone", "Asia/Baku");
            form.put("custody[1].kind", "detention");
            form.put("custody[1].from", "2025-11");
            form.put("custody[1].confirmed", "2026-01-04");
            form.put("sources[1].title", "A page");
            form.put("sources[1].publisher", "A newspaper");
            form.put("sources[1].dates", "true");
            form.put("hashtags", "Free Rza");
            HttpResponse<String> wrong = editor.post("/people/new", "/people/new", form);
            assertThat(wrong.body())
                    .contains("href=\"#hashtags\"", "value=\"Rza Newcomer\"", "value=\"Free Rza\"")
                    .containsPattern("name=\"sources\\[1].dates\" value=\"true\" checked");
            form.put("hashtags", "#FreeRza");
            String preview = editor.post("/people/new", "/people/new", form).body();
            assertThat(preview).contains("Somebody new:", "rza-newcomer");
            assertThat(world.folder().resolve("profiles/rza-newcomer.yaml")).doesNotExist();
            assertThat(location(editor.post("/people/new", "/people/rza-newcomer/edit/save", hidden(preview))))
                    .isEqualTo("/people/rza-newcomer?done=person-saved");
            assertThat(Files.readString(world.folder().resolve("profiles/rza-newcomer.yaml")))
                    .contains("id: rza-newcomer", "from: 2025-11", "sources: [a-newspaper]");
            assertThat(editor.post("/people/new", "/people/new", form).body())
                    .contains("there is somebody of this id already", "href=\"#id\"");
        }
    }

    @Test
    void eachKindAsksForItsOwn() {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            Map<String, String> form =
                    form(editor.get("/people/new?kind=family").body());
            assertThat(form).containsKey("speaks_for").doesNotContainKey("held_by");
            form.put("kind", "family");
            form.put("names[1].language", "en");
            form.put("names[1].text", "Anna's family");
            form.put("speaks_for", "anna");
            form.put("zone", "Asia/Baku");
            form.put("sources[1].title", "A page");
            form.put("sources[1].publisher", "A newspaper");
            assertThat(editor.post("/people/new", "/people/new", form).body())
                    .contains("anna-s-family", "kind: family");
            assertThat(editor.get("/people/new?kind=group").body()).contains("name=\"members\"");
        }
    }
}
