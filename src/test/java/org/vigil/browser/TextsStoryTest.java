package org.vigil.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigil.access.Role;
import org.vigil.delivery.FileDesk;
import org.vigil.source.SourceFile;
import org.vigil.testing.World;

/** Texts and schedules, as somebody changes them. */
@InBrowser
class TextsStoryTest {
    private static final String EDIT = "/templates/edit?path=" + World.TEMPLATE;

    private static Scene scene;
    private static Cookie editor;

    @BeforeAll
    static void start() {
        scene = Scene.fresh();
        scene.world.onDisk();
        editor = scene.signedIn("Ed", Role.ADMIN);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    private static String onDisk() {
        return scene.world
                .node
                .fileDesk()
                .file(World.TEMPLATE)
                .flatMap(SourceFile::text)
                .orElseThrow();
    }

    @Test
    void whileSomebodyTypesThePreviewFollowsAndNamesWhatIsWrongBesideItsLine(Visits visits) {
        String before = onDisk();
        Page page = visits.desk(editor);
        page.navigate(scene.address(EDIT));
        page.locator("#text").fill("Remember {{name}} today.\n\n{{hashtags}}\n");
        assertThat(page.locator("#preview .card")).containsText("Remember Anna Example today.");
        page.locator("#person").fill("Dana Example");
        assertThat(page.locator("#preview .card")).containsText("Remember Dana Example today.");
        page.locator("#network").selectOption("bluesky");
        assertThat(page.locator("#preview .card")).containsText("of 300");
        Look.at(page, "console-templates-edit-preview");
        page.locator("#text").fill("Remember {{name}}.\n{{nmae}}\n");
        assertThat(page.locator("#preview #L2")).containsText("did you mean");
        Look.at(page, "console-templates-edit-wrong");
        assertThat(onDisk()).isEqualTo(before);
    }

    @Test
    void withoutScriptsAButtonDoesTheSame(Visits visits) {
        String before = onDisk();
        Page page = visits.withoutScripts(editor);
        page.navigate(scene.address(EDIT));
        page.locator("#text").fill("Think of {{name}}.\n\n{{hashtags}}\n");
        page.locator("button:has-text('Preview')").click();
        assertThat(page.locator("#preview .card")).containsText("Think of Anna Example.");
        assertThat(page.locator("#text")).hasValue("Think of {{name}}.\n\n{{hashtags}}\n");
        assertThat(onDisk()).isEqualTo(before);
    }

    @Test
    void aTextIsSavedWithTheKeyboardAloneAndBroughtBack(Visits visits) {
        String before = onDisk();
        Page page = visits.telephone(editor);
        page.navigate(scene.address(EDIT));
        page.locator("#text").fill(before.replace("Day ", "Today, day "));
        Keys.to(page, "Save");
        page.keyboard().press("Enter");
        page.waitForURL("**done=text-saved");
        page.locator("a:has-text('Versions')").click();
        Look.at(page, "console-templates-history-changed");
        page.locator("ul.rows li:nth-child(2) a").click();
        page.locator("button:has-text('Bring it back')").click();
        page.waitForURL("**done=version-back");
        assertThat(onDisk()).isEqualTo(before);
    }

    @Test
    void aNewCampaignIsMadeAndLookedAtBeforeItStarts(Visits visits) {
        Page page = visits.telephone(editor);
        page.navigate(scene.address("/schedules"));
        page.locator("a:has-text('New campaign')").click();
        Look.at(page, "console-schedules-new");
        page.locator("#id").fill("free-them");
        page.locator("#name").fill("Free them");
        page.locator("#zone").fill("Europe/London");
        page.locator("input[name=roll][value=listed]").check();
        page.locator("#listed").fill("Anna Example\nDana Example");
        page.locator("input[name=accounts][value=box]").check();
        page.locator("#hashtags").fill("#FreeThem");
        page.locator("button:has-text('Save')").click();
        page.waitForURL("**/schedules/free-them?done=schedule-made");
        page.locator("#zone").fill("Mars/Olympus");
        page.locator("button:has-text('Save')").click();
        assertThat(page.locator("[role=alert] a[href='#zone']")).isVisible();
        Look.at(page, "console-schedules-wrong");
        page.navigate(scene.address("/schedules/free-them/start"));
        Look.at(page, "console-schedules-start-draft");
        page.locator("input[name=read]").check();
        page.locator("button:has-text('Start it')").click();
        page.waitForURL("**/schedules?done=campaign-started");
        assertThat(page.locator("li:has-text('Free them')")).containsText("running");
        Look.at(page, "console-schedules-started");
    }

    @Test
    void anEventIsMadeOnADayOfTheCalendarAndItsPostsFollowWhileSomebodyTypes(Visits visits) {
        Page page = visits.desk(editor);
        page.navigate(scene.address("/calendar?view=week&from=2026-01-05"));
        page.locator("#d2026-01-09 .add a").click();
        assertThat(page.locator("#date")).hasValue("2026-01-09");
        page.locator("#kind").selectOption("hearing");
        page.locator("[id='title-1-language']").fill("en");
        page.locator("[id='title-1-text']").fill("A hearing that nobody announced");
        page.locator("[id='sources-1-title']").fill("A report");
        page.locator("[id='sources-1-publisher']").fill("A newspaper");
        page.locator("#about").fill("Anna Example");
        page.locator("#campaigns input[value=walk]").check();
        assertThat(page.locator("#preview .card")).containsText("A hearing that nobody announced, 9 January 2026.");
        page.locator("#date").fill("Friday");
        assertThat(page.locator("#preview")).containsText("a date as 2015-09-01");
        Look.at(page, "console-events-new-preview");
        page.locator("#date").fill("2026-01-09");
        page.locator("button.main").click();
        assertThat(page.locator("h1")).hasText("A hearing that nobody announced");
        assertThat(page.locator(".looks .shown")).containsText("About Anna Example.");
        page.navigate(scene.address("/events/a-hearing-that-nobody-announced/delete"));
        page.locator("button.danger").click();
        assertThat(page.locator("main")).containsText("It is taken away.");
    }

    @Test
    void whoMightShutEverybodyOutReadsThatFirst(Visits visits) {
        Page page = visits.telephone(editor);
        page.navigate(scene.address("/settings"));
        page.locator("a[href='/settings/approvers']").click();
        page.locator("#approvers").fill("Nobody Here");
        page.locator("button.main").click();
        assertThat(page.locator("main")).containsText("Nobody who signs in is called Nobody Here.");
        Look.at(page, "console-settings-sure");
        page.locator("input[name=sure]").check();
        page.locator("button.main").click();
        assertThat(page.locator("[aria-labelledby=s-approvers]")).containsText("Nobody Here");
        page.navigate(scene.address("/settings/approvers"));
        page.locator("#approvers").fill("");
        page.locator("button.main").click();
        page.locator("input[name=sure]").check();
        page.locator("button.main").click();
        assertThat(page.locator("[aria-labelledby=s-approvers]")).containsText("everybody who has that role");
    }

    @Test
    void aDraftIsTakenAwayAndBroughtBack(Visits visits) {
        String draft = scene.world.text("schedules/not-yet.yaml").replace("not-yet", "last-year");
        scene.world
                .node
                .fileDesk()
                .save(
                        List.of(new FileDesk.Change(
                                "schedules/last-year.yaml", null, draft.getBytes(StandardCharsets.UTF_8))),
                        "Ed");
        Page page = visits.telephone(editor);
        page.navigate(scene.address("/schedules/last-year"));
        page.locator("a:has-text('Take it away')").click();
        page.locator("#typed").fill("not-that");
        page.locator("button.danger").click();
        assertThat(page.locator("[role=alert]")).containsText("was not typed as it is");
        page.locator("#typed").fill("last-year");
        page.locator("button.danger").click();
        page.waitForURL("**/schedules?done=campaign-removed");
        assertThat(page.locator("main a[href='/schedules/last-year']")).hasCount(0);
        Look.at(page, "console-schedules-taken-away");
        page.locator("section:has(#gone) a").click();
        page.locator("a:has-text('Version 1')").click();
        page.locator("button:has-text('Bring it back')").click();
        page.waitForURL("**/schedules/last-year?done=version-back");
        assertThat(page.locator("h1")).containsText("A campaign that nobody has started");
    }

    @Test
    void whatRunsIsStoppedFirstAndSaysWhatGoesWithIt(Visits visits) {
        Page page = visits.desk(editor);
        page.navigate(scene.address("/schedules/walk/remove"));
        Look.at(page, "console-schedules-remove-runs");
        page.locator("main button.danger").click();
        page.waitForURL("**/schedules?done=campaign-stopped");
        page.navigate(scene.address("/schedules/walk/remove"));
        assertThat(page.locator("main")).containsText("planned posts are withdrawn");
        Look.at(page, "console-schedules-remove-stopped");
    }
}
