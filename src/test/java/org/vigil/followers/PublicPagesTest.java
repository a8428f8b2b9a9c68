package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vigil.database.Database;
import org.vigil.profile.Basis;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What followers see, over a real port of this machine. */
@Order(1)
@ExtendWith(TestDatabase.class)
class PublicPagesTest {
    private static final List<String> ALL = List.of(
            "/c/vigil",
            "/c/vigil?lang=fa",
            "/c/vigil/anna",
            "/c/vigil/anna?lang=fa",
            "/c/vigil/anna/photo",
            "/c/vigil/anna/poster.jpg?lang=en&for=wide",
            "/c/vigil/anna/share?server=mastodon.example",
            "/c/vigil/-/action-hour",
            "/c/vigil/-/action-hour.ics",
            "/c/-/public.css",
            "/c/-/time.js",
            "/days/vigil/anna",
            "/days/vigil/anna?lang=fa",
            "/days/vigil/anna.svg",
            "/days/vigil/anna.png?size=large",
            "/days/vigil/anna.json",
            "/feeds/vigil.atom",
            "/feeds/vigil.json");

    private final PublicWorld followers;
    private final World world;

    PublicPagesTest(Database database) {
        this.followers = new PublicWorld(database);
        this.world = followers.world;
    }

    @AfterEach
    void close() {
        followers.close();
    }

    @Test
    void theRollShowsWhoMayBeShownWithTheCountInText() {
        String page = followers.serve().get("/c/vigil").body();
        assertThat(page)
                .contains("<html", "lang=\"en\"", "dir=\"ltr\"", "<h1 dir=\"auto\">#Vigil</h1>")
                .contains("Anna Example", "365 days in custody", "Bela Example", "218 days in custody", "Cara Example")
                .contains("alt=\"A woman at her desk\"", "Photo: A. Friend")
                .doesNotContain("Dana");
        assertThat(page.split("<h1", -1)).hasSize(2);
        assertThat(page).contains("<main", "<header", "class=\"skip\"");
    }

    @Test
    void aPersonsPageHasFactsSourcesAndReadyWordsForEachNetwork() {
        String page = followers.serve().get("/c/vigil/anna").body();
        assertThat(page)
                .contains("<h1><bdi lang=\"en\">Anna Example</bdi></h1>", "365 days in custody", "poet")
                .contains("Held by: Azerbaijan", "In custody since: 5 January 2025".replace("since:", "since"))
                .contains("Days are counted by the calendar of the place of custody. The first day is day 0.")
                .contains("href=\"https://example.org/anna\"", "rel=\"noreferrer noopener\"")
                .contains("https://x.com/intent/post?text=Anna%20Example%20%28poet%29%3A%20365%20days%20in%20custody.")
                .contains(
                        "https://bsky.app/intent/compose?text=",
                        "https://t.me/share/url?url=https%3A%2F%2Fvigil.example.org")
                .contains("action=\"/c/vigil/anna/share\"", "https://vigil.example.org/c/vigil/anna?lang=en")
                .contains("&lt;iframe src=&quot;https://vigil.example.org/days/vigil/anna?lang=en&quot;")
                .contains("Description of the photo, to copy");
        assertThat(followers.get("/c/vigil/anna/photo").headers().firstValue("Content-Type"))
                .hasValue("image/png");
    }

    @Test
    void aPageFromRightToLeftRunsSoWithItsOwnNumeralsAndWarns() {
        followers.serve();
        assertThat(followers.get("/c/vigil/anna?lang=fa").body())
                .contains("lang=\"fa\"", "dir=\"rtl\"", "آنا نمونه", "۳۶۵ روز در بازداشت", "شاعر")
                .contains("class=\"warning\"", "پیش از هم‌رسانی");
        assertThat(followers.get("/c/vigil/-/action-hour?lang=fa").body())
                .contains("ساعت کنش: \u2068#Vigil\u2069</h1>");
        String page = followers.get("/c/vigil/anna?lang=fa").body();
        assertThat(page.indexOf("class=\"warning\"")).isLessThan(page.indexOf("https://t.me/"));
        assertThat(followers.get("/c/vigil/anna").body()).doesNotContain("class=\"warning\"");
        assertThat(followers.get("/c/vigil?lang=xx").body()).contains("lang=\"en\"");
    }

    @Test
    void nothingKnowsAFollowerAndNothingTellsOfOne() {
        followers.serve();
        for (String path : ALL) {
            HttpResponse<String> answer =
                    followers.get(path, "Cookie", "vigil=anything", "Referer", "https://site.example/");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().map())
                    .as(path)
                    .doesNotContainKeys("set-cookie", "server", "x-powered-by", "vary")
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("x-robots-tag", List.of("noarchive"));
            assertThat(answer.body()).as(path).doesNotContain("_csrf", "127.0.0.1");
        }
    }

    @Test
    void onlyTheCounterMayBeFramedAndNothingIsLoadedFromElsewhere() {
        followers.serve();
        for (String path : ALL) {
            HttpResponse<String> answer = followers.get(path);
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElseThrow();
            boolean embedded = path.matches("/days/vigil/anna(\\?.*|\\.svg)?");
            assertThat(policy).as(path).startsWith("default-src 'none'").doesNotContain("unsafe", "http");
            assertThat(policy.contains("frame-ancestors *")).as(path).isEqualTo(embedded);
            assertThat(answer.headers().firstValue("X-Frame-Options").isPresent())
                    .as(path)
                    .isEqualTo(!embedded);
            Matcher loads = Pattern.compile("(?:src|<link[^>]* href|action)=\"([^\"]*)\"")
                    .matcher(answer.body());
            while (!path.startsWith("/feeds/") && loads.find()) {
                assertThat(loads.group(1)).as(path).startsWith("/");
            }
            assertThat(answer.body()).as(path).doesNotContain("<script>", " style=\"", " onload=");
        }
    }

    @Test
    void ofSomebodyOnHoldNoTraceIsLeftOnAnyPage() {
        world.edit(World.profile("bela"), "kind: prisoner", "kind: prisoner\ntogether: [anna]");
        followers.serve();
        world.at("2026-01-05T09:00:00Z");
        assertThat(walk()).anySatisfy(page -> assertThat(page).contains("Anna"));
        followers.hold("anna");
        assertThat(walk())
                .hasSizeGreaterThan(5)
                .allSatisfy(page -> assertThat(page)
                        .doesNotContain("Anna", "anna", "آنا نمونه", "poet", "A woman at her desk", "365 days", "۳۶۵"));
    }

    /** Every page that can be reached, and those that somebody could guess. */
    private List<String> walk() {
        Set<String> known = new LinkedHashSet<>(List.of("/c/vigil"));
        ALL.forEach(known::add);
        Set<String> read = new LinkedHashSet<>();
        List<String> bodies = new java.util.ArrayList<>();
        while (!read.containsAll(known)) {
            for (String path : List.copyOf(known)) {
                if (read.add(path)) {
                    HttpResponse<String> answer = followers.get(path);
                    bodies.add(answer.body() + answer.headers().map());
                    Matcher links =
                            Pattern.compile("(?:href|src)=\"(/[^\"]*)\"").matcher(answer.body());
                    links.results()
                            .map(link -> link.group(1).replace("&amp;", "&"))
                            .forEach(known::add);
                }
            }
        }
        return bodies;
    }

    static Stream<String> notToBeShown() {
        return Stream.of(
                "hold",
                "revoked",
                "released",
                "died",
                "minor",
                "withheld",
                "never in custody",
                "no basis",
                "no record",
                "family not heard",
                "file broken",
                "not on the roll",
                "names withheld",
                "id tells a withheld name");
    }

    @ParameterizedTest
    @MethodSource("notToBeShown")
    void whoMayNotBeShownIsAnsweredLikeSomebodyWhoNeverWas(String why) {
        followers.serve();
        assertThat(followers.get("/c/vigil/anna").statusCode()).isEqualTo(200);
        String file = World.profile("anna");
        switch (why) {
            case "hold" -> followers.hold("anna");
            case "revoked" ->
                world.change("insert into consent_revocation (profile, revoked_by) values ('anna', 'Tester')");
            case "released" -> world.release("anna", "2026-01-04");
            case "died" -> world.dies("anna", "2026-01-04");
            case "minor" -> world.put(file, world.text(file) + "minor: true\n");
            case "withheld" -> world.put(file, world.text(file) + "withheld: true\n");
            case "never in custody" ->
                world.edit(file, "from: 2025-01-05", "from: 2026-02-05").edit(file, ", confirmed: 2026-01-05", "");
            case "no basis" -> world.edit(file, "basis:", "# basis:");
            case "no record" -> world.withoutRecords();
            case "family not heard" -> {
                Basis.Consent agreed = new Basis.Consent(
                        LocalDate.of(2025, 12, 1), null, EnumSet.of(Basis.Scope.NAME, Basis.Scope.PHOTO));
                world.withoutRecords().recordConsent("anna", agreed);
            }
            case "file broken" -> world.put(file, "id: anna\n");
            case "not on the roll" -> world.schedule("[anna, bela, cara]", "[bela, cara]");
            case "names withheld" -> world.put(file, world.text(file) + "do_not_publish: [names.en, names.fa]\n");
            case "id tells a withheld name" -> world.put(file, world.text(file) + "do_not_publish: [names.en]\n");
            default -> throw new IllegalArgumentException(why);
        }
        followers.changed();
        for (String form : List.of(
                "/c/vigil/%s",
                "/c/vigil/%s?lang=fa",
                "/c/vigil/%s/photo",
                "/c/vigil/%s/share",
                "/c/vigil/%s/poster.jpg?for=wide",
                "/c/vigil/%s/poster.png?for=square",
                "/days/vigil/%s.png",
                "/days/vigil/%s",
                "/days/vigil/%s.svg",
                "/days/vigil/%s.json")) {
            assertThat(PublicWorld.all(followers.get(form.formatted("anna"))))
                    .as(form)
                    .isEqualTo(PublicWorld.all(followers.get(form.formatted("nobody-of-that-name"))));
        }
        assertThat(followers.get("/c/vigil/anna").statusCode()).isEqualTo(404);
        assertThat(followers.get("/c/vigil").body()).doesNotContain("Anna");
    }

    static Stream<String> notOpen() {
        return Stream.of(
                "draft",
                "not public",
                "stopped",
                "everything stopped",
                "file broken",
                "names somebody",
                "not yet",
                "no address");
    }

    @ParameterizedTest
    @MethodSource("notOpen")
    void aCampaignThatIsNotOpenIsAnsweredLikeOneThatNeverWas(String why) {
        followers.serve();
        switch (why) {
            case "draft" -> world.change("with no_more as (delete from agreed_schedule) delete from campaign");
            case "not public" -> world.schedule(PublicWorld.OPEN + "action_hour: 2026-01-08T18:00\n", "");
            case "stopped" ->
                world.change("insert into restriction (scope, subject, set_by) values ('campaign', 'vigil', 'T')");
            case "everything stopped" ->
                world.change("insert into restriction (scope, subject, set_by) values ('everything', '*', 'T')");
            case "file broken" -> world.schedule("zone: Europe/London", "zone: Nowhere");
            case "names somebody" -> {
                world.schedule("name: \"#Vigil\"", "name: Free Dana Example");
                followers.hold("dana");
            }
            case "not yet" -> world.schedule("to: 2026-01-11", "from: 2026-01-06\nto: 2026-01-11");
            case "no address" -> world.remove("settings.yaml");
            default -> throw new IllegalArgumentException(why);
        }
        followers.changed();
        for (String path : ALL) {
            if (!path.startsWith("/c/-/")) {
                assertThat(PublicWorld.all(followers.get(path)))
                        .as(path)
                        .isEqualTo(PublicWorld.all(followers.get(path.replace("vigil", "never-was"))));
            }
        }
    }

    @Test
    void whatAChangedScheduleOpensWaitsUntilSomebodyAgrees() {
        world.schedule(PublicWorld.OPEN + "action_hour: 2026-01-08T18:00\n", "");
        followers.serve();
        world.schedule("approval: none\n", "approval: none\n" + PublicWorld.OPEN);
        assertThat(followers.changed().get("/c/vigil").statusCode()).isEqualTo(404);
        assertThat(world.node.desk().toAgree(World.VIGIL)).contains("public: pages", "public: counter", "public: feed");
        world.node.desk().start(World.VIGIL, "Tester");
        assertThat(followers.changed().get("/c/vigil").statusCode()).isEqualTo(200);
        assertThat(world.node.desk().toAgree(World.VIGIL)).isEmpty();
    }

    @Test
    void aPhotoNeedsAConsentThatCoversIt() {
        followers.serve();
        world.edit(World.profile("anna"), "scope: [name, photo]", "scope: [name]");
        followers.changed();
        assertThat(followers.get("/c/vigil/anna").body()).contains("365 days").doesNotContain("<img", "A. Friend");
        assertThat(followers.get("/c/vigil/anna/photo").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsWithheldStandsOnNoPage() {
        followers.serve();
        world.put(
                World.profile("anna"),
                world.text(World.profile("anna")) + "do_not_publish: [role, held_by, sources]\n");
        assertThat(followers.changed().get("/c/vigil/anna").body())
                .contains("Anna Example")
                .doesNotContain("poet", "Azerbaijan", "example.org/anna");
    }

    @Test
    void noNumberIsShownWhereThereIsNoneAndOldNewsSaysSo() {
        world.edit(
                World.profile("anna"),
                "from: 2025-01-05, confirmed: 2026-01-05",
                "from: 2025-01-05, confirmed: 2025-03-01");
        world.edit(World.profile("bela"), "from: 2025-06-01", "from: 2025-06");
        followers.serve();
        assertThat(followers.get("/c/vigil/anna").body())
                .contains("In custody since 5 January 2025", "Last confirmed: 1 March 2025")
                .doesNotContain("365");
        assertThat(followers.get("/c/vigil/bela").body()).contains("at least 189 days in custody");
        assertThat(followers.get("/days/vigil/anna.json").body()).contains("\"days\":null", "Last confirmed");
        assertThat(followers.get("/days/vigil/bela.json").body()).contains("\"days\":189", "\"at_least\":true");
    }

    @Test
    void aHostileNameIsOnlyAName() {
        world.edit(World.profile("anna"), "en: Anna Example", "en: '<script>alert(1)</script>\"><img src=x>'");
        followers.serve();
        for (String path : List.of(
                "/c/vigil", "/c/vigil/anna", "/days/vigil/anna", "/days/vigil/anna.svg", "/c/vigil/-/action-hour")) {
            HttpResponse<String> page = followers.get(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .doesNotContain("<script>alert", "<img src=x")
                    .contains("&lt;script");
        }
    }

    @Test
    void theStepToMastodonLeadsToAServerAndNowhereElse() {
        followers.serve();
        HttpResponse<String> step = followers.get("/c/vigil/anna/share?lang=en&server=%40me%40Mastodon.Example");
        assertThat(step.body()).contains("href=\"https://mastodon.example/share?text=Anna%20Example");
        assertThat(step.headers().firstValue("Cache-Control")).hasValue("no-store");
        for (String server :
                List.of("", "localhost", "127.0.0.1", "a.example:8080", "javascript%3Aalert(1)", "%22%3E%3Cb%3E")) {
            assertThat(followers.get("/c/vigil/anna/share?server=" + server).body())
                    .as(server)
                    .doesNotContain("/share?text=", "\"><b>");
        }
    }

    @Test
    void nobodyCanChangeAnything() {
        followers.serve();
        HttpRequest post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + followers.port() + "/c/vigil"))
                .POST(HttpRequest.BodyPublishers.ofString("a=b"))
                .build();
        assertThat(followers.send(post).statusCode()).isEqualTo(405);
    }

    @Test
    void aCopyIsKnownByItsTagAndIsNotSentOnceMore() {
        followers.serve();
        for (String path : List.of(
                "/c/vigil",
                "/c/vigil/anna/photo",
                "/c/vigil/anna/poster.jpg",
                "/days/vigil/anna",
                "/days/vigil/anna.png",
                "/days/vigil/anna.json",
                "/feeds/vigil.atom")) {
            HttpResponse<String> first = followers.get(path);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = followers.get(path, "If-None-Match", "W/" + tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            followers.hold("anna");
            if (path.contains("anna") || path.equals("/c/vigil")) {
                assertThat(followers.get(path, "If-None-Match", tag).statusCode())
                        .as(path)
                        .isNotEqualTo(304);
            }
            world.change("update restriction set lifted_by = 'T', lifted_at = now() where lifted_at is null");
            followers.later(Duration.ofSeconds(4));
        }
    }

    @Test
    void theActionHourStandsThereInTwoZonesAndAsACalendarsFile() {
        followers.serve();
        String page = followers.get("/c/vigil").body();
        assertThat(page)
                .contains("datetime=\"2026-01-08T18:00:00Z\"", "8 January 2026", "18:00", "Europe/London", "(UTC)")
                .contains("<p hidden data-local>", "class=\"countdown\" aria-hidden=\"true\"")
                .doesNotContain("aria-live", "role=\"timer\"", "role=\"status\"");
        assertThat(followers.get("/c/vigil/-/action-hour").body())
                .as("the days as they are then")
                .contains("368 days in custody");
        HttpResponse<String> file = followers.get("/c/vigil/-/action-hour.ics");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
        assertThat(file.body())
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains(
                        "\r\nDTSTART:20260108T180000Z\r\nDTEND:20260108T190000Z\r\n",
                        "\r\nUID:action-hour-vigil@vigil.example.org\r\n")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")
                .doesNotContain("VALARM");
        world.clock.set(java.time.Instant.parse("2026-01-08T19:00:00Z"));
        assertThat(followers.get("/c/vigil/-/action-hour.ics").statusCode()).isEqualTo(404);
        assertThat(followers.get("/c/vigil").body()).doesNotContain("action-hour");
    }
}
