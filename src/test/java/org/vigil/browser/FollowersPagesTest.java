package org.vigil.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What followers see and hear, in English and in Persian: each page that can be reached from the roll. */
@InBrowser
class FollowersPagesTest {
    private static final Pattern LINK =
            Pattern.compile("(?:href|src|action)=(?:\"|&quot;)(?:https://vigil\\.example\\.org)?"
                    + "(/(?:c|days)/[^\"&#]*(?:&amp;[^\"&#]*)*)(?:\"|&quot;)");
    private static Scene scene;
    private static Map<String, String> pages;

    @BeforeAll
    static void walk() throws Exception {
        scene = Scene.fresh().lived();
        pages = found();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    /** One address of each kind in each language, by a name for it. */
    private static Map<String, String> found() throws Exception {
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, Boolean> asked = new LinkedHashMap<>();
        Deque<String> ways = new ArrayDeque<>(List.of(
                "/c/vigil?lang=en",
                "/c/vigil?lang=fa",
                "/c/vigil/nobody?lang=en",
                "/c/vigil/anna/share?lang=fa",
                "/c/vigil/anna/share?lang=en&server=mastodon.example",
                "/c/vigil/anna/share?lang=fa&server=mastodon.example"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!ways.isEmpty()) {
                String path = ways.poll();
                if (found.containsKey(name(path)) || asked.putIfAbsent(path, true) != null) {
                    continue;
                }
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create(scene.address(path))).build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                    found.put(name(path), path);
                    LINK.matcher(answer.body())
                            .results()
                            .map((MatchResult link) -> link.group(1).replace("&amp;", "&"))
                            .forEach(ways::add);
                }
            }
        }
        return found;
    }

    private static String name(String path) {
        String language = path.contains("lang=fa") ? "fa" : "en";
        String kind = path.replaceFirst("\\?.*", "")
                .replace("/vigil", "")
                .replaceAll("/(anna|bela|cara)", "/person")
                .replaceAll("[^a-z]+", "-")
                .replaceFirst("^-", "");
        return "followers-" + kind + (path.contains("server=") ? "-on" : "") + "-" + language;
    }

    @Test
    void everyPageIsReachedInBothLanguages() {
        assertThat(pages.keySet())
                .contains(
                        "followers-c-en",
                        "followers-c-person-en",
                        "followers-c-person-share-en",
                        "followers-c-action-hour-en")
                .contains("followers-days-person-en", "followers-c-nobody-en", "followers-c-person-share-on-en")
                .contains(
                        "followers-c-fa",
                        "followers-c-person-fa",
                        "followers-c-person-share-fa",
                        "followers-c-action-hour-fa")
                .contains("followers-days-person-fa", "followers-c-person-share-on-fa");
    }

    @Test
    void everyPageIsReadAndHeardByEverybody(Visits visits) {
        Page page = visits.desk();
        SoftAssertions all = new SoftAssertions();
        pages.forEach((name, path) -> {
            page.navigate(scene.address(path));
            all.assertThatCode(() -> Trees.compare(page, name)).doesNotThrowAnyException();
            all.assertThatCode(() -> Look.at(page, name)).doesNotThrowAnyException();
            all.assertThat(page.evaluate("() => getComputedStyle(document.body).direction"))
                    .as(name)
                    .isEqualTo(name.endsWith("fa") ? "rtl" : "ltr");
            all.assertThat(page.context().cookies()).as(name).isEmpty();
        });
        all.assertAll();
    }

    @Test
    void somebodyFindsAPersonAndSharesWithTheirOwnHand(Visits visits) {
        Page page = visits.telephone();
        page.navigate(scene.address("/c/vigil"));
        page.locator("text=Anna Example").click();
        assertThat(page.locator("main")).containsText("366 days in custody");
        assertThat(page.locator("main")).containsText("She wrote about the sea.");
        Locator open = page.locator("a[href^='https://x.com/intent/post']");
        assertThat(open.getAttribute("href")).contains("Anna%20Example", "366%20days");
        assertThat(open.getAttribute("rel")).contains("noreferrer", "noopener");
        page.locator("input[name=server]").fill("mastodon.example");
        page.locator("input[name=server]").press("Enter");
        assertThat(page.locator("a.button"))
                .hasAttribute("href", Pattern.compile("https://mastodon\\.example/share\\?text=Anna%20Example.*"));
        page.locator("header a").first().click();
        page.locator("nav.languages a[hreflang=fa]").click();
        assertThat(page.locator("h1")).hasText("آنا نمونه");
        assertThat(page.locator(".warning").boundingBox().y)
                .as("a warning stands before the first step to a network")
                .isLessThan(page.locator("a[href^='https://t.me/']").first().boundingBox().y);
    }

    @Test
    void theActionHourIsShownInOnesOwnTimeAndItsCountdownIsNeverSpoken(Visits visits) {
        Page page = visits.telephone();
        page.clock().setFixedTime("2026-01-06T18:00:00Z");
        page.navigate(scene.address("/c/vigil/-/action-hour?lang=en"));
        assertThat(page.locator("[data-local]").textContent())
                .contains("In your own time: Thursday", "8 January 2026", "13:00", "(in 2 days)");
        assertThat(page.locator("main").ariaSnapshot())
                .contains("Thursday, 8 January 2026 at 13:00")
                .doesNotContain("in 2 days");
        Page plain = visits.withoutScripts();
        plain.navigate(scene.address("/c/vigil/-/action-hour?lang=en"));
        assertThat(plain.locator(".hour").innerText()).contains("18:00").doesNotContain("In your own time");
    }

    @Test
    void theCounterStandsInAnotherSitesPageAsOneNumber(Visits visits) {
        Page page = visits.desk();
        OtherSite other = OtherSite.with("<!DOCTYPE html><html lang=en><title>Another site</title>"
                + "<iframe title=Counter width=320 height=160 src='" + scene.address("/days/vigil/anna?lang=en")
                + "'></iframe>");
        page.navigate(other.address());
        FrameLocator frame = page.frameLocator("iframe");
        frame.locator("h1").waitFor();
        assertThat(frame.locator("p.days").innerText().strip()).isEqualTo("366 days in custody");
        assertThat(frame.locator("main").ariaSnapshot())
                .contains("366 days in custody")
                .doesNotContain("367");
        assertThat(page.context().cookies()).isEmpty();
        other.close();
    }

    @Test
    void somebodyOnHoldIsAnsweredLikeOneWhoNeverWas(Visits visits) {
        Page page = visits.telephone();
        Response held = page.navigate(scene.address("/c/vigil/cara"));
        String shown = page.locator("body").ariaSnapshot();
        assertThat(held.status()).isEqualTo(404);
        page.navigate(scene.address("/c/vigil/nobody"));
        assertThat(page.locator("body").ariaSnapshot()).isEqualTo(shown);
    }

    @Test
    void aPersonsPageComesQuicklyOverASlowNetwork(Visits visits) {
        Page page = visits.telephone();
        Slowly.slow(page);
        page.navigate(scene.address("/c/vigil/anna?lang=fa"));
        assertThat(page.locator("h1").isVisible()).isTrue();
        assertThat(Slowly.bytes(page)).as("bytes that came").isLessThan(100_000);
    }
}
