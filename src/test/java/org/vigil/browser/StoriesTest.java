package org.vigil.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigil.access.Role;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Restrictions;
import org.vigil.testing.World;

/** Each page's main story, as somebody does it. */
@InBrowser
class StoriesTest {
    private static Scene scene;
    private static World world;
    private static Cookie viewer;
    private static Cookie approver;

    @BeforeAll
    static void start() {
        scene = Scene.fresh().lived();
        world = scene.world;
        viewer = scene.signedIn("Vic", Role.VIEWER);
        approver = scene.signedIn("Ada", Role.APPROVER);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void aViewerHoldsAPersonOnATelephoneInTwoTaps(Visits visits) {
        Page page = visits.telephone(viewer);
        page.navigate(scene.address("/"));
        page.locator("#q").fill("آنا نمونه");
        page.locator("button:has-text('Find')").tap();
        assertThat(page.locator("h1")).hasText("Hold Anna Example?");
        assertThat(page.locator("button.danger").boundingBox().height).isGreaterThanOrEqualTo(44);
        page.locator("button.danger").tap();
        assertThat(page.locator(".notice")).containsText("On hold.");
        assertThat(isHeld("anna")).isTrue();
        Look.at(page, "console-people-hold-held");
        lifted();
    }

    private static void lifted() {
        world.change("update restriction set lifted_by = 'Tester', lifted_at = now() where lifted_at is null");
    }

    private static boolean isHeld(String person) {
        return world.node.brakes().inForce().stream()
                .anyMatch(each -> each.scope() == Restrictions.Scope.PERSON
                        && each.subject().equals(person));
    }

    @Test
    void everythingIsStoppedAndGoesOnWithTheKeyboardAlone(Visits visits) {
        Page page = visits.desk(approver);
        page.navigate(scene.address("/"));
        page.keyboard().press("Tab");
        assertThat(Keys.focused(page)).as("the first step leads past the menu").isEqualTo("Skip to the content");
        Keys.to(page, "Stop everything");
        page.keyboard().press("Enter");
        page.waitForURL("**/stop");
        Keys.to(page, "Why (you can leave it empty)");
        page.keyboard().type("A wrong name");
        Keys.to(page, "Stop everything now");
        page.keyboard().press("Enter");
        page.waitForURL("**/stop?done=stopped");
        assertThat(world.node.brakes().everythingStopped()).isTrue();
        Look.at(page, "console-stop-stopped");
        Keys.to(page, "Go on");
        page.keyboard().press("Enter");
        page.waitForURL("**/stop?done=goes-on");
        assertThat(world.node.brakes().everythingStopped()).isFalse();
    }

    @Test
    void aPersonIsHeldWithTheKeyboardAlone(Visits visits) {
        Page page = visits.telephone(viewer);
        page.navigate(scene.address("/"));
        Keys.to(page, "Whom?");
        page.keyboard().type("Example");
        page.keyboard().press("Enter");
        page.waitForURL("**/people/hold?q=Example");
        Keys.to(page, "Dana Example dana");
        page.keyboard().press("Enter");
        page.waitForURL("**/people/hold?person=dana");
        Keys.to(page, "Hold Dana Example now");
        page.keyboard().press("Enter");
        page.waitForURL("**done=held");
        assertThat(isHeld("dana")).isTrue();
        lifted();
    }

    @Test
    void withoutJavaScriptEverythingIsStoppedAndAPersonIsHeld(Visits visits) {
        Page page = visits.withoutScripts(approver);
        page.navigate(scene.address("/people/hold?q=anna"));
        page.locator("button.danger").click();
        assertThat(page.locator(".notice")).containsText("On hold.");
        lifted();
        page.locator("a.stop").click();
        page.locator("button.danger:has-text('Stop')").click();
        assertThat(page.locator(".alarm")).containsText("Nothing goes out on any account.");
        page.locator("button:has-text('Go on')").click();
        assertThat(page.locator(".notice")).not().isEmpty();
        assertThat(world.node.brakes().everythingStopped()).isFalse();
    }

    @Test
    void aSlowNetworkStopsEverythingOnceHoweverOftenOnePresses(Visits visits) {
        Page page = visits.telephone(approver);
        Slowly.slow(page);
        page.navigate(scene.address("/"));
        assertThat(Slowly.bytes(page)).as("bytes that came").isLessThan(150_000);
        page.locator("a.stop").click();
        page.locator("button.danger").dblclick();
        page.waitForURL("**/stop?done=**");
        assertThat(world.count("restriction where scope = 'everything' and lifted_at is null"))
                .isEqualTo(1);
        world.node.brakes().release(new Brakes.Target.Everything(), "Tester");
    }

    @Test
    void deliveriesAreFilteredAndAnUncertainOneIsSentAgain(Visits visits) {
        Page page = visits.telephone(approver);
        page.navigate(scene.address("/deliveries"));
        page.locator("#state").selectOption("uncertain");
        page.locator("button:has-text('Show')").first().click();
        page.locator("ul.rows a").first().click();
        assertThat(page.locator("h1")).containsText("Bela-Alexandrina");
        page.locator("button:has-text('Send it again')").click();
        assertThat(page.locator("input[name=looked]:invalid"))
                .hasCount(1); // nothing is sent before somebody says that they have looked
        page.locator("input[name=looked]").check();
        page.locator("button:has-text('Send it again')").click();
        assertThat(page.locator("[role=status].notice")).not().isEmpty();
        assertThat(world.deliveries.all()).noneMatch(each -> each.state() == DeliveryState.UNCERTAIN);
        Look.at(page, "console-deliveries-id-again");
    }

    @Test
    void anApproverReadsTheWordsAndApproves(Visits visits) {
        Page page = visits.telephone(approver);
        page.navigate(scene.address("/"));
        page.locator("main a[href='/approvals']").click();
        page.waitForURL("**/approvals");
        int before = page.locator("ol.agree > li").count();
        page.locator("ol.agree h2 a").last().click();
        assertThat(page.locator(".card").first()).containsText("#Vigil");
        page.locator("button:has-text('Approve just these words')").click();
        assertThat(page.locator(".notice")).not().isEmpty();
        int left = page.locator("ol.agree > li").count();
        assertThat(left).isLessThan(before);
        page.locator("ol.agree input[name=post]").first().check();
        page.waitForResponse(
                answer -> answer.request().method().equals("POST"),
                () -> page.locator(".bar button").click());
        page.navigate(scene.address("/approvals"));
        assertThat(page.locator("ol.agree > li").count()).isLessThan(left);
    }

    @Test
    void anAdminInvitesSomebodyWhoComesInAndStandsInTheAudit(Visits visits) {
        Page admin = visits.desk(scene.signedIn("Una", Role.ADMIN));
        admin.navigate(scene.address("/users"));
        admin.getByLabel("Name").fill("Nour");
        admin.locator("#role").selectOption("editor");
        admin.locator("button:has-text('Make a link for them')").click();
        String link = admin.locator("#link").inputValue();
        Look.at(admin, "console-users-link");
        Page invited = visits.telephone();
        invited.navigate(link);
        invited.locator("#password").fill("correct horse battery");
        invited.locator("#again").fill("correct horse battery");
        invited.locator("button:has-text('Begin')").click();
        assertThat(invited.locator("h1")).hasText("Today");
        assertThat(invited.locator("nav.in-the-hand").textContent())
                .contains("Calendar")
                .doesNotContain("Users");
        admin.navigate(scene.address("/audit"));
        assertThat(admin.locator("table").textContent()).contains("Una", "add user", "Nour");
    }

    @Test
    void theFirstAdminComesInByALinkAndWithCodesFromThenOn(Visits visits) {
        try (Scene first = Scene.fresh()) {
            String link = first.world
                    .node
                    .doors()
                    .links()
                    .forFirstAdmin()
                    .orElseThrow()
                    .text();
            Page page = visits.telephone();
            page.navigate(first.address("/welcome/" + link));
            Look.at(page, "console-welcome");
            page.getByLabel("Name").fill("Ada");
            page.locator("#password").fill("correct horse battery");
            page.locator("#again").fill("correct horse batterie");
            page.locator("button:has-text('Begin')").click();
            assertThat(page.locator("[role=alert]")).containsText("not the same");
            Look.at(page, "console-welcome-wrong");
            page.locator("#password").fill("correct horse battery");
            page.locator("#again").fill("correct horse battery");
            page.locator("button:has-text('Begin')").click();
            page.waitForURL("**/second-factor");
            String secret = page.locator("code.secret").textContent();
            page.locator("#code").fill(Codes.of(secret, first.world.clock.instant()));
            page.locator("button:has-text('Take it into use')").click();
            assertThat(page.locator("h1")).containsText("codes");
            Look.at(page, "console-recovery-codes");
            page.locator("a.main").click();
            assertThat(page.locator("h1")).hasText("Today");
            page.locator("nav.in-the-hand summary").tap();
            page.locator("nav.in-the-hand button:has-text('Sign out')").tap();
            page.waitForURL("**/sign-in**");
            Look.at(page, "console-sign-in");
            page.getByLabel("Name").fill("Ada");
            page.locator("#password").fill("correct horse battery");
            page.locator("button.main").click();
            assertThat(page.locator("[role=alert]")).containsText("do not fit together");
            Look.at(page, "console-sign-in-wrong");
            first.world.clock.advance(Duration.ofSeconds(30));
            page.getByLabel("Name").fill("Ada");
            page.locator("#password").fill("correct horse battery");
            page.locator("#code").fill(Codes.of(secret, first.world.clock.instant()));
            page.locator("button.main").click();
            assertThat(page.locator("h1")).hasText("Today");
        }
    }
}
