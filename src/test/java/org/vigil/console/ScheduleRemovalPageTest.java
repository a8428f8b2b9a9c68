package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.delivery.Brakes;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A campaign is taken away by those who may start it, once they have read what that means. */
@ExtendWith(TestDatabase.class)
class ScheduleRemovalPageTest {
    private static final String PAGE = "/schedules/vigil/remove";
    private static final Pattern READ = Pattern.compile("name=\"read\" value=\"([0-9a-f]+)\"");

    private final ConsoleWorld console;
    private final World world;

    ScheduleRemovalPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.onDisk();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void stop() {
        world.node.brakes().apply(new Brakes.Target.OneCampaign(World.VIGIL), null, "Ada");
    }

    private static Map<String, String> typed(HttpResponse<String> page, String id) {
        Matcher read = READ.matcher(page.body());
        assertThat(read.find()).as(page.body()).isTrue();
        return new HashMap<>(Map.of("read", read.group(1), "typed", id));
    }

    @Test
    void aDraftIsTakenAwayByAnApproverAndBroughtBackByAnEditor() {
        try (Browser editor = console.as("Ed", Role.EDITOR);
                Browser approver = console.as("Ada", Role.APPROVER)) {
            assertThat(editor.get("/schedules/vigil").body()).contains("href=\"" + PAGE + "\"");
            assertThat(editor.get(PAGE).body())
                    .contains("It is a draft", "An approver, or an admin, takes it away")
                    .doesNotContain("Type its short name");
            HttpResponse<String> page = approver.get(PAGE);
            assertThat(editor.post("/stop", PAGE, typed(page, "vigil")).statusCode())
                    .isEqualTo(403);
            assertThat(approver.post(PAGE, PAGE, typed(page, "vigl")).body())
                    .contains("the short name was not typed as it is");
            Map<String, String> old = typed(page, "vigil");
            old.put("read", "0badc0de");
            assertThat(approver.post(PAGE, PAGE, old).body()).contains("somebody else has changed the file");
            assertThat(world.folder().resolve(World.CAMPAIGN)).exists();
            assertThat(approver.post(PAGE, PAGE, typed(page, "vigil")).headers().firstValue("Location"))
                    .hasValue("/schedules?done=campaign-removed");
            assertThat(world.folder().resolve(World.CAMPAIGN)).doesNotExist();
            assertThat(approver.get(PAGE).statusCode()).isEqualTo(404);
            String history = "/templates/history?path=" + World.CAMPAIGN;
            assertThat(editor.get("/schedules").body()).contains("Taken away", history);
            assertThat(editor.get(history).body()).contains("The file was taken away");
            assertThat(editor.post(
                                    history + "&version=1",
                                    "/templates/restore",
                                    Map.of("path", World.CAMPAIGN, "version", "1"))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(world.folder().resolve(World.CAMPAIGN)).exists();
            assertThat(editor.get("/schedules").body()).doesNotContain("Taken away");
        }
    }

    @Test
    void oneThatRunsIsStoppedFirstAndThenSaysWhatGoesWithIt() {
        world.put("settings.yaml", "public: { url: \"https://vigil.example.org\" }\n")
                .schedule("approval: none", "approval: none\npublic: { pages: true }")
                .start();
        world.onDisk();
        world.at(World.MONDAY_AT_NINE);
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            assertThat(approver.get(PAGE).body())
                    .contains("It runs. Stop it first", "Stop #Vigil")
                    .doesNotContain("Type its short name");
            assertThat(approver.post("/stop", PAGE, Map.of("typed", "vigil")).body())
                    .contains("Not done: it runs");
            approver.post("/schedules", "/schedules/vigil/stop", Map.of());
            HttpResponse<String> page = approver.get(PAGE);
            assertThat(page.body())
                    .contains("6 planned posts are withdrawn", "Its public pages, counter and feed are gone")
                    .contains("bring it back as a draft");
            approver.post(PAGE, PAGE, typed(page, "vigil"));
            assertThat(world.count("delivery where state = 'withdrawn'")).isEqualTo(6);
            long posted = world.deliveries.all().getFirst().id();
            assertThat(approver.get("/deliveries?state=all").statusCode()).isEqualTo(200);
            assertThat(approver.get("/deliveries/" + posted).body()).contains("/correct");
            assertThat(approver.get("/deliveries/" + posted + "/correct").body())
                    .contains("Day 1: Anna Example");
            assertThat(approver.get("/deliveries/" + posted + "/delete").statusCode())
                    .isEqualTo(200);
            assertThat(approver.get("/").statusCode()).isEqualTo(200);
            assertThat(approver.get("/calendar").statusCode()).isEqualTo(200);
        }
    }

    /** What names it would be wrong afterwards: the check of the files has the last word. */
    @Test
    void anEventThatNamesItKeepsIt() {
        world.put("events/verdict.yaml", """
                        id: verdict
                        kind: verdict
                        date: 2026-01-06
                        title: { en: The court has decided }
                        sources: [{ title: A report, publisher: A newspaper }]
                        about: []
                        campaigns: [vigil]
                        """).accept();
        world.onDisk();
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            HttpResponse<String> answer = approver.post(PAGE, PAGE, typed(approver.get(PAGE), "vigil"));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("events/verdict.yaml", "vigil&quot;");
        }
        assertThat(world.folder().resolve(World.CAMPAIGN)).exists();
    }

    /** What the first one said is kept under its name, and so is that somebody started it. */
    @Test
    void anotherDoesNotGetTheNameOfOneThatWasStarted() {
        world.start();
        world.remove(World.CAMPAIGN).accept();
        try (Browser editor = console.as("Ed", Role.EDITOR)) {
            assertThat(world.folder().resolve(World.CAMPAIGN).toFile().delete()).isTrue();
            assertThat(editor.post("/schedules/new", "/schedules/new", Map.of("id", "vigil", "name", "Another"))
                            .body())
                    .contains("A campaign of that name was there before");
        }
        assertThat(world.folder().resolve(World.CAMPAIGN)).doesNotExist();
    }

    @Test
    void whereTheFilesLeadItIsEndedHereAndTakenOutByHand() {
        world.put("settings.yaml", "source: files\n").accept();
        world.onDisk();
        try (Browser approver = console.as("Ada", Role.APPROVER)) {
            assertThat(approver.get(PAGE).body())
                    .contains("Take schedules/vigil.yaml out of your version control")
                    .doesNotContain("Type its short name");
            world.start();
            stop();
            HttpResponse<String> page = approver.get(PAGE);
            assertThat(page.body()).contains("End it here first");
            assertThat(approver.post(PAGE, PAGE, typed(page, "vigil")).headers().firstValue("Location"))
                    .hasValue(PAGE + "?done=campaign-ended");
            assertThat(approver.get(PAGE + "?done=campaign-ended").body())
                    .contains("Now take its file out", "It is a draft");
        }
        assertThat(world.folder().resolve(World.CAMPAIGN)).exists();
        assertThat(world.node.desk().isStarted(World.VIGIL)).isFalse();
        assertThat(world.count("delivery where state = 'planned'")).isZero();
    }
}
