package org.vigil.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vigil.access.Role;
import org.vigil.engagement.Observation;
import org.vigil.engagement.Observations;
import org.vigil.network.Counts;
import org.vigil.testing.SeriesRows;

/** How a post's numbers went on: drawn by a library from the jar, of the very numbers in the page's table. */
@InBrowser
class CurvesTest {
    /** In London the clocks go back in the night that follows. */
    private static final Instant PUBLISHED = Instant.parse("2025-10-25T09:00:00Z");

    private static final List<Integer> HOURS = List.of(1, 12, 24, 48, 72);
    private static final List<@Nullable Long> LIKES = Arrays.asList(10L, 1_100L, null, 1_300L, 1_234L);
    private static final List<@Nullable Long> REPOSTS = List.of(0L, 0L, 0L, 0L, 0L);

    /** Keeps what the page's script hands to the library. */
    private static final String WATCH = """
            let real; window.drawn = [];
            Object.defineProperty(window, 'uPlot', { configurable: true, get: () => real, set: library => {
                real = new Proxy(library, { construct(made, given) { const one = new made(...given); drawn.push(one); return one; } });
            } });""";

    /** Whether the first line has its colour half-way between two of its readings. */
    private static final String LINE_BETWEEN = """
            ([one, other]) => {
                const u = drawn[0], colour = getComputedStyle(u.root.parentNode).color.match(/\\d+/g).map(Number);
                const x = Math.round((u.valToPos(u.data[0][one], 'x', true) + u.valToPos(u.data[0][other], 'x', true)) / 2);
                const column = u.ctx.getImageData(x, 0, 1, u.ctx.canvas.height).data;
                for (let at = 0; at < column.length; at += 4) {
                    if (column[at + 3] > 200 && colour.every((part, n) => Math.abs(part - column[at + n]) < 25)) { return true; }
                }
                return false;
            }""";

    private static final String AXIS = "() => [drawn[0].scales.x.min, drawn[0].scales.x.max]";

    private static Scene scene;
    private static Cookie viewer;
    private static String address;

    @BeforeAll
    static void start() {
        scene = Scene.fresh();
        viewer = scene.signedIn("Vic", Role.VIEWER);
        long post = new SeriesRows(scene.world.database)
                .write(SeriesRows.Post.of("anna", PUBLISHED.toString(), 1_234).on("mastodon", "mastodon"));
        List<Observation> readings = new ArrayList<>();
        for (int n = 0; n < HOURS.size(); n++) {
            readings.add(new Observation(
                    post,
                    PUBLISHED.plus(Duration.ofHours(HOURS.get(n))),
                    new Counts(LIKES.get(n), REPOSTS.get(n), n == 0 ? 3L : null, null, null, null),
                    false));
        }
        new Observations(scene.world.database.jdbc()).append(readings, null);
        address = scene.address("/engagement/posts/" + post);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    private static Page drawn(Page page) {
        page.addInitScript(WATCH);
        page.navigate(address);
        assertThat(page.locator(".curve canvas")).hasCount(2);
        return page;
    }

    private static Locator likes(Page page) {
        return page.locator("figure").first();
    }

    private static boolean hasLine(Page page, int from, int to) {
        return Boolean.TRUE.equals(page.evaluate(LINE_BETWEEN, List.of(from, to)));
    }

    @Test
    void theLinesHaveTheTablesNumbersAndAreBrokenWhereNobodyTold(Visits visits) {
        Page page = visits.desk(viewer);
        List<String> said = new ArrayList<>();
        page.onConsoleMessage(message -> said.add(message.text()));
        drawn(page);
        assertThat(page.evaluate("() => drawn.map(each => each.data[0].map(moment => (moment - %d) / 3600))"
                        .formatted(PUBLISHED.getEpochSecond())))
                .isEqualTo(List.of(HOURS, HOURS));
        assertThat(page.evaluate(
                        "() => drawn.map(each => each.data[1].map(number => number === null ? '–' : String(number)))"))
                .isEqualTo(List.of(words(LIKES), words(REPOSTS)));
        assertThat(page.locator("#every-reading tbody td:nth-child(2)").allTextContents())
                .containsExactly("10", "1,100", "–", "1,300", "1,234");
        assertThat(said).as("on the browser's console").isEmpty();
        assertThat(hasLine(page, 0, 1)).isTrue();
        assertThat(hasLine(page, 1, 2)).as("towards what is absent").isFalse();
        assertThat(hasLine(page, 2, 3)).as("from what is absent").isFalse();
        assertThat(hasLine(page, 3, 4)).isTrue();
        Look.at(page, "console-engagement-post-curves");
    }

    private static List<String> words(List<@Nullable Long> numbers) {
        return numbers.stream()
                .map(each -> each == null ? "–" : each.toString())
                .toList();
    }

    /** The reader is in New York, the campaign in London. */
    @Test
    void daysBeginAtMidnightOfTheCampaignsZoneAlsoWhenItsClocksChange(Visits visits) {
        Page page = drawn(visits.desk(viewer));
        assertThat(page.evaluate("""
                () => { const u = drawn[0], axis = u.axes[0];
                        const at = axis.splits(u, 0, u.scales.x.min, u.scales.x.max);
                        return axis.values(u, at).map((words, n) => words + ' ' + new Date(at[n] * 1000).toISOString()); }"""))
                .isEqualTo(List.of(
                        "26 Oct 2025-10-25T23:00:00.000Z",
                        "27 Oct 2025-10-27T00:00:00.000Z",
                        "28 Oct 2025-10-28T00:00:00.000Z"));
        assertThat(likes(page).locator(".reading")).hasText("28 Oct 2025, 09:00 (Europe/London) 1,234");
    }

    @Test
    void oneReadingIsSaidWhereOnePointsTouchesOrSteps(Visits visits) {
        Page page = drawn(visits.telephone(viewer));
        Locator said = likes(page).locator(".reading");
        likes(page).scrollIntoViewIfNeeded();
        BoundingBox box = likes(page).locator(".u-over").boundingBox();
        page.touchscreen().tap(box.x + 3, box.y + 20);
        assertThat(said).hasText("25 Oct 2025, 11:00 (Europe/London) 10");
        page.mouse().move(box.x + box.width - 4, box.y + 20);
        assertThat(said).hasText("28 Oct 2025, 09:00 (Europe/London) 1,234");
        assertThat(said.getAttribute("aria-live")).as("a mouse that passes by").isNull();
        page.mouse().move(0, 0);
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Tab");
        assertThat(said.getAttribute("aria-live")).as("who has a keyboard").isEqualTo("polite");
        page.keyboard().press("ArrowLeft");
        assertThat(said).hasText("27 Oct 2025, 09:00 (Europe/London) 1,300");
        page.keyboard().press("ArrowLeft");
        assertThat(said).hasText("26 Oct 2025, 09:00 (Europe/London) –");
        page.keyboard().press("Home");
        page.keyboard().press("ArrowLeft");
        assertThat(said).hasText("25 Oct 2025, 11:00 (Europe/London) 10");
        page.keyboard().press("End");
        assertThat(said).hasText("28 Oct 2025, 09:00 (Europe/London) 1,234");
    }

    @Test
    void aLineIsAnImageWithWordsForWhoDoesNotSeeIt(Visits visits) {
        assertThat(drawn(visits.telephone(viewer)).locator("main").ariaSnapshot())
                .contains("- group \"likes\"")
                .contains(
                        "img \"likes. A line that ends at 1,234; its highest point is 1,300. The table below has the same"
                                + " numbers.\"")
                .contains("img \"reposts. A line that ends at 0;")
                .doesNotContain("img \"replies");
    }

    @Test
    void itFollowsTheWidthAndTheColoursOfTheScreen(Visits visits) {
        Page page = drawn(visits.desk(viewer));
        Object axis = page.evaluate(AXIS);
        String desk = String.valueOf(page.evaluate("() => getComputedStyle(drawn[0].root.parentNode).color"));
        Look.in(page, "dark");
        assertThat(page.evaluate("() => getComputedStyle(drawn[0].root.parentNode).color"))
                .isNotEqualTo(desk);
        page.waitForFunction("() => (" + LINE_BETWEEN + ")([0, 1])");
        page.setViewportSize(400, 844);
        page.waitForFunction("() => drawn[0].width < 400");
        page.setViewportSize(320, 844);
        page.waitForFunction(
                "() => drawn.every(each => each.width === each.root.parentNode.clientWidth && each.width <= 320)");
        page.waitForFunction("() => (" + LINE_BETWEEN + ")([0, 1])");
        assertThat(page.evaluate(AXIS)).as("from when to when").isEqualTo(axis);
    }

    @Test
    void withoutJavaScriptThereIsTheTableAndNoWordOfADrawing(Visits visits) {
        Page page = visits.withoutScripts(viewer);
        page.navigate(address);
        assertThat(page.locator("#every-reading")).containsText("1,300");
        assertThat(page.locator("body").innerText()).doesNotContain("How it went on", "line");
        assertThat(page.locator("figure")).hasCount(0);
    }

    @Test
    void aZoneThatTheBrowserDoesNotKnowLeavesTheDaysOutAndNothingElse(Visits visits) {
        Page page = visits.desk(viewer);
        page.addInitScript("document.addEventListener('readystatechange',"
                + " () => document.querySelector('template').dataset.zone = 'Europe/Of-Tomorrow', { once: true })");
        drawn(page);
        assertThat(page.evaluate("() => drawn[0].axes[0].splits(drawn[0], 0, ...(%s)())".formatted(AXIS)))
                .isEqualTo(List.of());
        assertThat(hasLine(page, 0, 1)).isTrue();
        assertThat(likes(page).locator(".reading")).hasText("28 Oct 2025, 09:00 (Europe/London) 1,234");
    }

    @Test
    void whereTheLibraryDoesNotComeThereIsTheTable(Visits visits) {
        Page page = visits.telephone(viewer);
        page.route("**/assets/uplot/**", Route::abort);
        page.navigate(address);
        assertThat(page.locator("#every-reading")).containsText("1,300");
        assertThat(page.locator("figure")).hasCount(0);
    }
}
