package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** The days in custody on other people's sites. Midnight in Baku is at 20:00 UTC. */
@ExtendWith(TestDatabase.class)
class CounterTest {
    private static final Instant TEN_SECONDS_BEFORE = Instant.parse("2026-01-05T19:59:50Z");

    private final PublicWorld followers;
    private final World world;

    CounterTest(Database database) {
        this.followers = new PublicWorld(database);
        this.world = followers.world;
    }

    @BeforeEach
    void serve() {
        followers.serve();
        world.clock.set(TEN_SECONDS_BEFORE);
    }

    @AfterEach
    void close() {
        followers.close();
    }

    @Test
    void theNumberIsAnotherOneAtMidnightInThePlaceOfCustody() {
        assertThat(followers.get("/days/vigil/anna.json").body())
                .contains("\"days\":365", "\"text\":\"365 days in custody\"", "\"date\":\"2026-01-05\"")
                .contains("\"changes_at\":\"2026-01-05T20:00:00Z\"", "\"zone\":\"Asia/Baku\"");
        world.clock.set(Instant.parse("2026-01-05T20:00:00Z"));
        assertThat(followers.get("/days/vigil/anna.json").body()).contains("\"days\":366", "\"date\":\"2026-01-06\"");
        assertThat(followers.get("/days/vigil/anna").body()).contains("<span class=\"now\">366 days in custody</span>");
        assertThat(followers.get("/c/vigil").body()).contains("366 days in custody");
    }

    @Test
    void aPageThatIsOpenAtMidnightShowsTheNextDayByItsStyleAlone() {
        String page = followers.get("/days/vigil/anna").body();
        assertThat(page)
                .contains(
                        "<span class=\"now\">365 days in custody</span><span class=\"next\">366 days in custody</span>")
                .contains(".next{visibility:hidden;animation:come 1ms linear 10s forwards}")
                .doesNotContain("<script", "http-equiv");
        assertThat(followers.get("/days/vigil/anna.svg").body()).contains("linear 10s forwards", "366 days in custody");
        assertThat(followers.get("/days/vigil/anna").headers().firstValue("Refresh"))
                .hasValue("15");
    }

    @Test
    void itsPolicyKnowsItsStyle() throws Exception {
        for (String path : new String[] {"/days/vigil/anna", "/days/vigil/anna.svg?size=large"}) {
            HttpResponse<String> answer = followers.get(path);
            Matcher style =
                    Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(answer.body());
            assertThat(style.find()).isTrue();
            String css = style.group(1).replace("&gt;", ">").replace("&amp;", "&");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        }
    }

    @Test
    void noCopyOutlivesAHoldForAMinuteOrADayForASecond() {
        for (String path : new String[] {
            "/days/vigil/anna",
            "/days/vigil/anna.svg",
            "/days/vigil/anna.png",
            "/c/vigil/anna/poster.jpg",
            "/days/vigil/anna.json",
            "/c/vigil",
            "/c/vigil/anna",
            "/feeds/vigil.json"
        }) {
            assertThat(maxAge(path)).as(path).isBetween(0L, 10L);
        }
        followers.later(Duration.ofMinutes(5));
        for (String path : new String[] {
            "/days/vigil/anna",
            "/days/vigil/anna.png",
            "/c/vigil/anna/poster.jpg",
            "/c/vigil/anna",
            "/c/vigil",
            "/c/vigil/anna/photo",
            "/c/vigil/nobody"
        }) {
            assertThat(maxAge(path) + Glance.OLDEST.toSeconds()).as(path).isLessThan(60);
        }
        followers.hold("anna");
        assertThat(followers.get("/days/vigil/anna").statusCode()).isEqualTo(404);
    }

    private long maxAge(String path) {
        String header =
                followers.get(path).headers().firstValue("Cache-Control").orElseThrow();
        assertThat(header).startsWith("public, max-age=");
        return Long.parseLong(header.substring(header.indexOf('=') + 1));
    }

    @Test
    void theBadgeIsWellFormedInEverySizeAndSpeaksAsOneSentence() throws Exception {
        for (String size : new String[] {"small", "medium", "large", "none"}) {
            for (String language : new String[] {"en", "fa"}) {
                String svg = followers
                        .get("/days/vigil/anna.svg?size=" + size + "&lang=" + language)
                        .body();
                var document = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
                assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo("img");
                assertThat(document.getDocumentElement().getAttribute("aria-label"))
                        .contains(language.equals("en") ? "Anna Example: 365 days in custody." : "۳۶۵ روز در بازداشت");
            }
        }
    }

    @Test
    void longWordsStandInTwoLinesOnABadge() {
        world.edit(World.profile("anna"), "kind: detention, from: 2025-01-05", "kind: house_arrest, from: 2025-01");
        followers.changed();
        assertThat(followers.get("/days/vigil/anna.svg").body())
                .contains(">at least 339 days</text>", ">under house arrest</text>");
    }

    @Test
    void aGroupHasNoDaysOfItsOwn() {
        world.schedule("[anna, bela, cara]", "[anna, bela, five]");
        world.node.desk();
        followers.changed();
        assertThat(followers.get("/days/vigil/five").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutPagesTheCounterLinksNowhere() {
        world.schedule("pages: true, counter: true", "pages: false, counter: true")
                .schedule("action_hour: 2026-01-08T18:00\n", "");
        followers.changed();
        assertThat(followers.get("/c/vigil/anna").statusCode()).isEqualTo(404);
        assertThat(followers.get("/days/vigil/anna").body())
                .contains("365 days")
                .doesNotContain("href=");
        assertThat(followers.get("/days/vigil/anna.json").body()).contains("\"page\":null");
    }
}
