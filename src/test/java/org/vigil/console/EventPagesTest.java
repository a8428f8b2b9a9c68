package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import org.vigil.message.PostKind;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Event;
import org.vigil.profile.ProfileId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** Events are the files of the folder, changed at the pages by the team's editors, and tell nobody of whom they may not see. */
@ExtendWith(TestDatabase.class)
class EventPagesTest {
    private static final String FILE = "events/verdict.yaml";
    private static final ProfileId VERDICT = new ProfileId("verdict");

    private final ConsoleWorld console;
    private final World world;

    EventPagesTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.put(
                "templates/vigil/event.en.txt",
                "{{title}}, {{date}}. {{#about}}About {{about}}.{{/about}}\n\n{{hashtags}}\n");
        world.put(FILE, """
                # Read by Mona before it is posted.
                id: verdict
                kind: verdict
                date: 2026-01-06
                title: { en: The court has decided }
                sources: [{ title: A report, publisher: A newspaper }]
                about: [bela]
                campaigns: [vigil]
                """);
        world.start().onDisk();
    }

    @AfterEach
    void close() {
        console.close();
    }

    /** What a browser would send, were nothing touched. */
    private static Map<String, String> form(HttpResponse<String> page) {
        Document document = Jsoup.parse(page.body());
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : document.select("#edit input, #edit select, #edit textarea")) {
            boolean tick = input.attr("type").equals("checkbox");
            if (!tick || input.hasAttr("checked")) {
                String value = input.is("select")
                        ? Optional.ofNullable(input.selectFirst("option[selected]"))
                                .map(Element::val)
                                .orElse("")
                        : input.is("textarea") ? input.wholeText() : input.val();
                fields.merge(input.attr("name"), value, (one, other) -> one + ", " + other);
            }
        }
        return fields;
    }

    private String onDisk() throws IOException {
        return Files.readString(world.folder().resolve(FILE));
    }

    private Delivery delivery() {
        return world.deliveries.all().stream()
                .filter(each -> each.kind() == PostKind.EVENT)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + ": " + answer.body());
    }

    private static Map<String, String> with(Map<String, String> form, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        return form;
    }

    @Test
    void theListTellsWhatIsPostedWhenWhereAndOfWhomAndHowFarItIs() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/events").body())
                    .contains("The court has decided", "Verdict", "6 Jan 2026", "#Vigil", "Bela Example")
                    .contains("waits for an approval on one account")
                    .doesNotContain("New event");
            world.hold("bela").follow();
            assertThat(viewer.get("/events").body()).contains("nothing of it goes out", "on hold");
            world.lift("bela").follow();
            world.approveAll();
        }
        world.at("2026-01-06T09:30:00Z");
        try (Browser later = console.as("Vera", Role.VIEWER)) {
            assertThat(later.get("/events").body()).contains("published on one account");
            assertThat(later.get("/events/verdict").body())
                    .contains("published", "href=\"/deliveries/" + delivery().id() + "\"", "A report, A newspaper");
        }
    }

    @Test
    void thePageShowsHowItWillLookOnEachAccount() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]").follow();
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/events/verdict").body())
                    .contains("The court has decided, 6 January 2026. About Bela Example.")
                    .containsPattern("of 280|of 500");
            world.edit(FILE, "date: 2026-01-06", "date: 2026-01-06\npost_on: 2026-01-09")
                    .follow();
            world.schedule("to: 2026-01-11", "to: 2026-06-11");
            world.edit(FILE, "post_on: 2026-01-09", "post_on: 2026-05-05").follow();
            assertThat(viewer.get("/events/verdict").body())
                    .as("it is not in the plan yet")
                    .contains("comes into the plan when its day is near", "How it would look")
                    .contains("The court has decided, 6 January 2026.");
        }
    }

    @Test
    void whatIsChangedInTheFormKeepsTheFileAndItsRemarks() throws IOException {
        String before = onDisk();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            Map<String, String> form = form(editor.get("/events/verdict/edit"));
            assertThat(location(editor.post("/events/verdict/edit", "/events/verdict/edit", form)))
                    .as("nothing touched")
                    .isEqualTo("/events/verdict?done=event-saved");
            assertThat(onDisk()).isEqualTo(before);
            form = with(
                    form(editor.get("/events/verdict/edit")),
                    "title[1].text",
                    "The court has spoken",
                    "about",
                    "",
                    "hashtags",
                    "FreeBela");
            assertThat(location(editor.post("/events/verdict/edit", "/events/verdict/edit", form)))
                    .isEqualTo("/events/verdict?done=event-saved");
        }
        assertThat(onDisk())
                .startsWith("# Read by Mona before it is posted.\nid: verdict\n")
                .contains("The court has spoken", "about: []", "#FreeBela", "campaigns: [vigil]");
        assertThat(inForce().about()).isEmpty();
    }

    @Test
    void whoeverChangedItsWordsDoesNotApproveThemAndWhoeverMovedItDoes() {
        try (Browser ann = console.as("Ann", Role.APPROVER);
                Browser ben = console.as("Ben", Role.APPROVER)) {
            Map<String, String> form =
                    with(form(ann.get("/events/verdict/edit")), "title[1].text", "The court has spoken");
            ann.post("/events/verdict/edit", "/events/verdict/edit", form);
            assertThat(ann.get("/approvals/" + delivery().id()).body())
                    .contains("nobody approves words of their own", "Ann wrote the event&#39;s file");
            form = with(form(ben.get("/events/verdict/edit")), "post_on", "2026-01-08");
            assertThat(location(ben.post("/events/verdict/edit", "/events/verdict/edit", form)))
                    .contains("event-saved");
            assertThat(ann.get("/approvals/" + delivery().id()).body())
                    .as("another day leaves them hers")
                    .contains("nobody approves words of their own");
            assertThat(ben.get("/approvals/" + delivery().id()).body())
                    .doesNotContain("nobody approves words of their own");
            assertThat(ben.get("/events/verdict").body()).contains(">Ben<");
        }
    }

    @Test
    void allThatIsWrongIsNamedAtOnceBesideItsField() throws IOException {
        String before = onDisk();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            Map<String, String> form = with(
                    form(editor.get("/events/verdict/edit")),
                    "date",
                    "yesterday",
                    "figure.number",
                    "<b>many</b>",
                    "about",
                    "nobody-known",
                    "campaigns",
                    "");
            HttpResponse<String> answer = editor.post("/events/verdict/edit", "/events/verdict/edit", form);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("href=\"#date\"", "href=\"#figure-number\"", "href=\"#campaigns\"")
                    .contains("a date as 2015-09-01, 2015-09 or 2015", "value=\"yesterday\"", "&lt;b&gt;many&lt;/b&gt;")
                    .doesNotContain("<b>many");
            form = with(form(editor.get("/events/verdict/edit")), "about", "nobody-known", "slot", "at-midnight");
            assertThat(editor.post("/events/verdict/edit", "/events/verdict/edit", form)
                            .body())
                    .contains("there is no profile", "nobody-known", "no slot &quot;at-midnight&quot;");
            form.put("read", "0badc0de");
            form.put("about", "Bela Example");
            form.put("slot", "");
            assertThat(editor.post("/events/verdict/edit", "/events/verdict/edit", form)
                            .body())
                    .contains("somebody else has changed the file");
        }
        assertThat(onDisk()).isEqualTo(before);
    }

    @Test
    void aNewEventIsMadeOfAFormAndHasAnIdOfItsTitle() throws IOException {
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get("/calendar?view=week&from=2026-01-05").body())
                    .contains("href=\"/events/verdict\"", "href=\"/events/new?day=2026-01-08\"");
            HttpResponse<String> page = editor.get("/events/new?day=2026-01-08");
            assertThat(form(page)).containsEntry("date", "2026-01-08").containsEntry("campaigns", "vigil");
            Map<String, String> form = with(
                    form(page),
                    "kind",
                    "figure",
                    "title[1].language",
                    "en",
                    "title[1].text",
                    "How many they are",
                    "figure.number",
                    "235",
                    "figure.source",
                    "Memorial",
                    "figure.date",
                    "2026-01",
                    "sources[1].title",
                    "The list",
                    "sources[1].publisher",
                    "Memorial",
                    "about",
                    "Anna Example");
            HttpResponse<String> preview = editor.post("/events/new", "/events/preview", form);
            assertThat(preview.body()).contains("How many they are, 8 January 2026. About Anna Example.");
            assertThat(Files.exists(world.folder().resolve("events/how-many-they-are.yaml")))
                    .as("a preview writes nothing")
                    .isFalse();
            assertThat(location(editor.post("/events/new", "/events/new", form)))
                    .isEqualTo("/events/how-many-they-are?done=event-made");
            assertThat(editor.post("/events/new", "/events/new", form).body())
                    .contains("of that short name is there already", "value=\"235\"");
            form.put("id", "Not An Id");
            assertThat(editor.post("/events/new", "/events/new", form).body()).contains("The short name is made of");
        }
        assertThat(Files.readString(world.folder().resolve("events/how-many-they-are.yaml")))
                .contains("about: [anna]", "figure: {number: '235', source: Memorial");
        assertThat(world.count("planned_slot where profile = 'how-many-they-are'"))
                .isEqualTo(1);
    }

    @Test
    void aPreviewSaysWhyNothingGoesOutAndWhatIsWrong() {
        world.hold("bela").follow();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            Map<String, String> form = form(editor.get("/events/verdict/edit"));
            assertThat(editor.post("/events/verdict/edit", "/events/preview", form)
                            .body())
                    .contains("Nothing of it goes out, as things stand: on hold")
                    .doesNotContain("The court has decided, 6 January");
            form.put("about", "");
            form.put("text[1].language", "en");
            form.put("text[1].text", "Bela Example was heard.");
            assertThat(editor.post("/events/verdict/edit", "/events/preview", form)
                            .body())
                    .as("named in its words alone")
                    .contains("Nothing of it goes out, as things stand: on hold");
            form.put("date", "some day");
            assertThat(editor.post("/events/verdict/edit", "/events/preview", form)
                            .body())
                    .contains("some day", "a date as 2015-09-01");
        }
        assertThat(inForce().text()).isEmpty();
    }

    @Test
    void asAFileProblemsStandBesideTheirLines() throws IOException {
        String before = onDisk();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            HttpResponse<String> page = editor.get("/events/verdict/file");
            String read = Jsoup.parse(page.body()).select("input[name=read]").val();
            HttpResponse<String> answer = editor.post(
                    "/events/verdict/file",
                    "/events/verdict/file",
                    Map.of(
                            "read",
                            read,
                            "text",
                            before.replace("kind: verdict", "kind: <b>").replace("\n", "\r\n")));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"L3\" class=\"bad\"", "&lt;b&gt;", "one of: ");
            String after = before.replace("has decided", "has spoken");
            assertThat(location(editor.post(
                            "/events/verdict/file", "/events/verdict/file", Map.of("read", read, "text", after))))
                    .isEqualTo("/events/verdict?done=event-saved");
            assertThat(onDisk()).isEqualTo(after);
        }
    }

    @Test
    void takingItAwayWithdrawsWhatIsPlannedAndSaysWhy() {
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            HttpResponse<String> page = editor.get("/events/verdict/delete");
            assertThat(page.body()).contains("the event is not in the folder any more", "What does not go out");
            String read = Jsoup.parse(page.body()).select("input[name=read]").val();
            assertThat(location(editor.post("/events/verdict/delete", "/events/verdict/delete", Map.of("read", read))))
                    .isEqualTo("/events?done=event-gone");
            assertThat(editor.get("/events/verdict").statusCode()).isEqualTo(404);
        }
        assertThat(delivery().state()).isEqualTo(DeliveryState.WITHDRAWN);
        assertThat(delivery().why()).isEqualTo("the event is not in the folder any more");
        assertThat(world.count("audit where who = 'Ed' and what = 'remove' and subject = '" + FILE + "'"))
                .isEqualTo(1);
    }

    @Test
    void whatHasGoneOutStaysAndTheOtherAccountSaysNothing() {
        world.schedule("accounts: [x]", "accounts: [x, mastodon]")
                .schedule("late_window: 6h", "late_window: 6h\nspread: 2h")
                .follow();
        world.approveAll();
        world.at("2026-01-06T09:05:00Z");
        assertThat(world.count("delivery where kind = 'event' and state = 'published'"))
                .isEqualTo(1);
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            HttpResponse<String> page = editor.get("/events/verdict/delete");
            assertThat(page.body()).contains("What stays", "What does not go out");
            String read = Jsoup.parse(page.body()).select("input[name=read]").val();
            editor.post("/events/verdict/delete", "/events/verdict/delete", Map.of("read", read));
        }
        world.at("2026-01-06T12:00:00Z");
        assertThat(world.deliveries.all().stream()
                        .filter(each -> each.kind() == PostKind.EVENT)
                        .map(each -> each.state() + " " + each.why()))
                .containsExactlyInAnyOrder("PUBLISHED null", "WITHDRAWN the event is not in the folder any more");
    }

    @Test
    void nobodyLearnsOfAnEventAboutSomebodyWhomTheyMayNotSee() throws IOException {
        world.edit(World.profile("bela"), "kind: prisoner", "kind: prisoner\nwithheld: true")
                .follow();
        world.onDisk();
        world.put(
                        "events/named.yaml",
                        world.text(FILE)
                                .replace("id: verdict", "id: named")
                                .replace("about: [bela]", "about: []\ntext: { en: Bela Example was heard. }")
                                .replace("The court has decided", "A hearing"))
                .follow();
        world.onDisk();
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser editor = console.as("Ed", Role.EDITOR)) {
            for (String path : Arrays.asList("/events", "/calendar?view=week&from=2026-01-05")) {
                assertThat(viewer.get(path).body())
                        .as(path)
                        .doesNotContain("The court has decided", "A hearing", "/events/named");
                assertThat(editor.get(path).body()).as(path).contains("The court has decided", "A hearing");
            }
            assertThat(viewer.get("/events/verdict").statusCode()).isEqualTo(404);
            assertThat(viewer.get("/events/named").statusCode()).isEqualTo(404);
            assertThat(editor.get("/events/named").body()).contains("nothing of it goes out");
            assertThat(viewer.get("/events/verdict/edit").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void inACoalitionOneSeesTheEventsOfTheirCampaignsAndTheTeamChangesThem() {
        world.put(
                        "organisations.yaml",
                        "organisations: [{ id: pen, name: Free Pen, people: [Cy] }, { id: help, name: Help, people: [Di] }]\n")
                .schedule("accounts: [x]", "accounts: [x]\norganisations: [pen]")
                .edit(World.ACCOUNTS, "{ name: x,", "{ name: x, organisation: pen,")
                .follow();
        world.onDisk();
        try (Browser cy = console.as("Cy", Roles.in(new OrganisationId("pen"), Role.EDITOR));
                Browser di = console.as("Di", Roles.in(new OrganisationId("help"), Role.EDITOR))) {
            assertThat(cy.get("/events").body())
                    .contains("The court has decided")
                    .doesNotContain("New event");
            assertThat(cy.get("/events/verdict").statusCode()).isEqualTo(200);
            assertThat(cy.get("/events/verdict/edit").statusCode()).isEqualTo(403);
            assertThat(di.get("/events").body()).doesNotContain("The court has decided");
            assertThat(di.get("/events/verdict").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whereTheFilesLeadTheChangedFileIsHandedOut() throws IOException {
        world.put("settings.yaml", "source: files\n").accept();
        world.onDisk();
        String before = onDisk();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            HttpResponse<String> page = editor.get("/events/verdict/edit");
            assertThat(page.body()).contains("Get the file");
            HttpResponse<String> answer = editor.post(
                    "/events/verdict/edit",
                    "/events/verdict/edit",
                    with(form(page), "title[1].text", "The court has spoken"));
            assertThat(answer.body()).isEqualTo(before.replace("has decided", "has spoken"));
            assertThat(editor.get("/events/verdict/delete").body()).doesNotContain("class=\"danger\"");
            assertThat(editor.post("/stop", "/events/verdict/delete", Map.of("read", ""))
                            .statusCode())
                    .isEqualTo(422);
        }
        assertThat(onDisk()).isEqualTo(before);
    }

    @Test
    void aBrokenFileIsShownToEditorsAlone() throws IOException {
        Files.writeString(world.folder().resolve("events/broken.yaml"), "id: broken\nkind: <b>\n");
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(editor.get("/events").body()).contains("href=\"/events/broken\"", "not in force");
            assertThat(editor.get("/events/broken").body()).contains("&lt;b&gt;", "events/broken.yaml:2");
            assertThat(viewer.get("/events").body()).doesNotContain("broken");
            assertThat(viewer.get("/events/broken").statusCode()).isEqualTo(404);
        }
    }

    private Event inForce() {
        return Objects.requireNonNull(
                world.node.files().inForce().workspace().events().get(VERDICT));
    }
}
