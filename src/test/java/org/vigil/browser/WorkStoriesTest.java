package org.vigil.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigil.access.Role;
import org.vigil.profile.ProfileId;
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
