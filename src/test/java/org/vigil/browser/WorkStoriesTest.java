package org.vigil.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigil.access.Role;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;
import org.vigil.testing.World;

/** The main stories of the pages on which a team does its daily work, as somebody does them. */
@InBrowser
class WorkStoriesTest {
    private static final String LIST = """
            Name,Detained on,Held by,Last confirmed
            Rza Newcomer,2025-11-01,AZ,2026-01-04
            """;

    private static Scene scene;
    private static World world;
    private static Cookie admin;

    @BeforeAll
    static void start() {
        scene = Scene.fresh().lived();
        world = scene.world;
        admin = scene.signedIn("Ada", Role.ADMIN);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void somebodyIsFoundAmongThePeopleHeldAndLetGoAgain(Visits visits) {
        Page page = visits.telephone(admin);
        page.navigate(scene.address("/people"));
        page.locator("#q").fill("آنا");
        page.locator("button.main").first().click();
        page.locator("ul.people a:has-text('Anna Example')").click();
        assertThat(page.locator("h1")).containsText("Anna Example");
        page.locator("nav.doings a.stop").click();
        page.locator("button.danger").click();
        assertThat(page.locator(".notice")).containsText("On hold.");
        page.locator("a[href='/people/anna/lift']").first().click();
        page.locator("main button.main").click();
        assertThat(page.locator("h1")).containsText("There is no hold on Anna Example");
        assertThat(world.count("restriction where subject = 'anna' and lifted_at is null"))
                .isZero();
    }

    @Test
    void aTelephonesMenuOpensWithOneTapOrOneKeyAndStopStandsOutsideOfIt(Visits visits) {
        Page page = visits.telephone(admin);
        page.navigate(scene.address("/people"));
        assertThat(page.locator("a:has-text('Calendar'):visible")).hasCount(0);
        page.locator("nav.in-the-hand summary").tap();
        assertThat(page.locator("a:has-text('Calendar'):visible")).hasCount(1);
        Look.at(page, "console-menu-open");
        page.locator("nav.in-the-hand a:has-text('Calendar')").tap();
        page.waitForURL("**/calendar");
        for (int width : new int[] {320, Visits.TELEPHONE, Visits.DESK}) {
            page.setViewportSize(width, 800);
            for (String href : new String[] {"/people/hold", "/stop"}) {
                Locator act = page.locator("header .acts a[href='" + href + "']");
                assertThat(act).isVisible();
                assertThat(act.boundingBox().height).as(href + " at " + width).isGreaterThanOrEqualTo(44);
            }
            assertThat(page.locator("header.site").boundingBox().height)
                    .as("two lines at " + width)
                    .isLessThan(125);
        }
        Page plain = visits.withoutScripts(admin);
        plain.navigate(scene.address("/people"));
        plain.locator("nav.in-the-hand summary").focus();
        plain.keyboard().press("Enter");
        plain.keyboard().press("Tab");
        plain.keyboard().press("Tab");
        assertThat(plain.locator("nav.in-the-hand li a:focus")).hasCount(1);
    }

    /** What is wrong stands beside its field, what was typed stays, and nothing is written before it was read in words. */
    @Test
    void aPersonIsChangedByAFormThatSaysWhatIsWrongBesideTheField(Visits visits) {
        Page page = visits.telephone(admin);
        page.navigate(scene.address("/people/dana"));
        page.locator("nav.doings a:has-text('Edit')").tap();
        assertThat(page.locator("h1")).hasText("Change Dana Example");
        Locator country = page.locator("main [name='country']");
        country.fill("Azerbaijan");
        page.locator("main [name='aliases']").fill("Danuta");
        page.locator("button.main:has-text('Look at what changes')").tap();
        assertThat(page.locator("[role=alert]")).containsText("Countries that the person is of");
        assertThat(country).hasAttribute("aria-invalid", "true");
        String beside = country.getAttribute("aria-describedby");
        assertThat(beside).endsWith("-bad");
        assertThat(page.locator("#" + beside.substring(beside.lastIndexOf(' ') + 1)))
                .containsText("Azerbaijan");
        assertThat(page.locator("main [name='aliases']")).hasValue("Danuta");
        Look.at(page, "console-people-id-edit-wrong");
        country.fill("AZ");
        page.locator("button.main:has-text('Look at what changes')").tap();
        assertThat(page.locator("h1")).containsText("Dana Example");
        assertThat(page.locator(".differs")).containsText("Danuta");
        assertThat(onDisk("dana")).as("nothing is written yet").doesNotContain("Danuta");
        Look.at(page, "console-people-id-change");
        page.locator("main button[type=submit]:has-text('Save')").tap();
        assertThat(page.locator(".notice")).not().isEmpty();
        assertThat(onDisk("dana")).contains("Danuta", "AZ");
    }

    private static String onDisk(String person) {
        return world.node
                .fileDesk()
                .file(World.profile(person))
                .flatMap(SourceFile::text)
                .orElseThrow();
    }

    /** Who agreed is typed once, and read again by nobody who has not said yes to it. */
    @Test
    void aConsentIsRecordedReadByWhoSaysYesAndTakenBack(Visits visits) {
        Page page = visits.telephone(admin);
        page.navigate(scene.address("/people/dana"));
        page.locator("a:has-text('What is recorded')").tap();
        assertThat(page.locator("h1")).hasText("Why Dana Example may be shown");
        page.locator("#given").fill("2099-01-01");
        page.locator("#by").fill("Her sister");
        page.locator("#channel").fill("a letter");
        page.locator("button:has-text('Record it')").tap();
        assertThat(page.locator("[role=alert]")).containsText("lies in the future");
        assertThat(page.locator("#given")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#given-bad")).containsText("lies in the future");
        assertThat(page.locator("#by")).hasValue("Her sister");
        Look.at(page, "console-people-consent-wrong");
        page.locator("#given").fill("2026-01-02");
        page.locator("button:has-text('Record it')").tap();
        assertThat(page.locator(".notice")).containsText("Recorded.");
        assertThat(page.locator("main")).not().containsText("Her sister");
        page.locator("input[name=yes]").check();
        page.locator("button:has-text('Show it')").tap();
        assertThat(page.locator("main")).containsText("Her sister");
        Look.at(page, "console-people-consent-giver");
        page.locator("a.more:has-text('Back')").tap();
        page.locator("button.danger:has-text('Say nothing of Dana Example')").tap();
        assertThat(page.locator("main")).containsText("Taken back");
        assertThat(world.count("consent where profile = 'dana' and ended_at is null"))
                .isZero();
    }

    @Test
    void aListIsLookedAtBeforeItComesIn(Visits visits) {
        Page page = visits.desk(admin);
        page.navigate(scene.address("/people/import"));
        page.locator("#list")
                .setInputFiles(new FilePayload("roll.csv", "text/csv", LIST.getBytes(StandardCharsets.UTF_8)));
        page.locator("button:has-text('Look at it')").click();
        assertThat(page.locator("#came")).containsText("roll.csv");
        page.locator("[name=everywhere-publisher]").fill("A newspaper");
        page.locator("button:has-text('Look again')").click();
        assertThat(page.locator("button:has-text('Bring in 1 new')")).isVisible();
        Look.at(page, "console-people-import-looked-at");
        assertThat(world.node.files().inForce().workspace().profile(new ProfileId("rza-newcomer")))
                .as("nothing is written yet")
                .isEmpty();
        page.locator("button:has-text('Bring in 1 new')").click();
        assertThat(page.locator("#came")).containsText("What came of");
        assertThat(world.node.files().inForce().workspace().profile(new ProfileId("rza-newcomer")))
                .isPresent();
    }

    @Test
    void somebodyIsPinnedToADayOfTheCalendar(Visits visits) {
        Page page = visits.telephone(admin);
        page.navigate(scene.address("/calendar/pin?campaign=vigil&date=2026-01-11&slot=morning"));
        page.locator("#person").fill("Anna Example");
        page.locator("button:has-text('Pin')").last().click();
        assertThat(page.locator(".notice")).not().isEmpty();
        assertThat(world.count("pin where profile = 'anna' and removed_at is null"))
                .isEqualTo(1);
        page.navigate(scene.address("/calendar?view=week&from=2026-01-05"));
        assertThat(page.locator("main")).containsText("Anna Example");
    }

    @Test
    void anAccountIsStoppedAndGoesOn(Visits visits) {
        Page page = visits.telephone(admin);
        page.navigate(scene.address("/accounts"));
        page.locator("main a:has-text('x-fa')").first().click();
        page.locator("button.danger").click();
        assertThat(page.locator("main")).containsText("Let it go on");
        Look.at(page, "console-accounts-name-stopped");
        page.locator("button:has-text('Let it go on')").click();
        assertThat(page.locator("button.danger")).hasCount(1);
        assertThat(world.count("restriction where scope = 'account' and lifted_at is null"))
                .isZero();
    }

    @Test
    void anOrganisationIsAddedChangedAndTakenOutAgain(Visits visits) {
        Page page = visits.telephone(admin);
        page.navigate(scene.address("/organisations"));
        page.locator("a:has-text('Add an organisation')").click();
        page.locator("#id").fill("quiet-help");
        page.locator("#name").fill("Quiet Help");
        page.locator("input[name=unlisted]").check();
        page.locator("#people").fill("Cy");
        page.locator("#approvers").fill("Dia");
        page.locator("button:has-text('Add it')").click();
        assertThat(page.locator("[role=alert] a[href='#approvers']")).isVisible();
        Look.at(page, "console-organisations-wrong");
        page.locator("#people").fill("Cy\nDia\nAda");
        page.locator("#approvers").fill("Dia\nAda");
        page.locator("button:has-text('Add it')").click();
        page.waitForURL("**/organisations/quiet-help?done=organisation-added-yourself");
        assertThat(page.locator(".notice")).containsText("you are named as one who may approve");
        assertThat(page.locator("main")).containsText("approvers: added Dia, Ada (themselves)");
        Look.at(page, "console-organisations-added");
        page.locator("a:has-text('Take it out')").click();
        page.locator("#typed").fill("quiet-help");
        page.locator("button.danger").click();
        page.waitForURL("**/organisations?done=organisation-removed");
        assertThat(page.locator("main")).not().containsText("Quiet Help");
    }

    /** What is drawn stands beside it as a table, with the same numbers. */
    @Test
    void engagementIsReadAsATableAsWell(Visits visits) {
        Page page = visits.desk(admin);
        page.navigate(scene.address("/engagement?campaign=vigil&from=2026-01-01&to=2026-01-06"));
        assertThat(page.locator("main svg").first()).isVisible();
        assertThat(page.locator("main table").first()).containsText("Anna Example");
        Look.at(page, "console-engagement-of-a-campaign");
    }
}
