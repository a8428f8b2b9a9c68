package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.engagement.KeptReplies;
import org.vigil.engagement.Observation;
import org.vigil.engagement.Observations;
import org.vigil.network.Counts;
import org.vigil.organisation.OrganisationId;
import org.vigil.testing.Browser;
import org.vigil.testing.SeriesRows;
import org.vigil.testing.SeriesRows.Post;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** What followers did, drawn and as tables of the same numbers; never who, and nobody who is kept back. */
@ExtendWith(TestDatabase.class)
class EngagementPageTest {
    private static final Instant NOW = Instant.parse("2026-01-20T12:00:00Z");
    private static final String WEEK = "campaign=vigil&from=2026-01-05&to=2026-01-11";

    private final ConsoleWorld console;
    private final World world;
    private final SeriesRows rows;

    EngagementPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        rows = new SeriesRows(database);
    }

    @BeforeEach
    void posts() {
        world.clock.set(NOW);
        rows.write(Post.of("anna", "2026-01-05T09:00:00Z", 11));
        rows.write(Post.of("anna", "2026-01-07T09:00:00Z", 13));
        rows.write(Post.of("bela", "2026-01-06T09:00:00Z", 100).on("mastodon", "mastodon"));
        rows.write(Post.of("cara", "2026-01-08T09:00:00Z", null)
                .on("box", "sandbox")
                .asSimulated());
    }

    @AfterEach
    void close() {
        console.close();
    }

    private long numberOf(String profile) {
        return world.database
                .jdbc()
                .sql("select max(id) from delivery where profile = ?")
                .param(profile)
                .query(Long.class)
                .single();
    }

    @Test
    void aReportIsDrawnAndTheSameNumbersStandInTables() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            String page = viewer.get("/engagement?" + WEEK).body();
            assertThat(page)
                    .contains(
                            "<svg class=\"chart\"",
                            "role=\"img\"",
                            "<polyline".replace("polyline", "rect"),
                            "Day by day")
                    .contains("A drawing of bars; the table below it has the same numbers.")
                    .contains("<th scope=\"row\" dir=\"auto\" lang=\"en\">Anna Example</th>")
                    .contains("<text class=\"value\"", ">100<", "<td>100</td>")
                    .doesNotContain(" style=", "<script>");
            assertThat(viewer.get("/engagement").body())
                    .as("the last 30 days of the first campaign")
                    .contains("value=\"2025-12-21\"", "value=\"2026-01-19\"");
        }
    }

    @Test
    void aReportIsNarrowedByAccountNetworkTemplateAndLanguage() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            for (String narrow : List.of("account=mastodon", "network=mastodon")) {
                assertThat(viewer.get("/engagement?" + WEEK + "&" + narrow).body())
                        .as(narrow)
                        .contains("<td>100</td>")
                        .doesNotContain("<td>11</td>", "<td>12</td>", "<td>24</td>");
            }
            for (String none : List.of("template=templates/vigil/family.en.txt", "language=fa", "account=box")) {
                assertThat(viewer.get("/engagement?" + WEEK + "&" + none).body())
                        .as(none)
                        .doesNotContain("<td>100</td>");
            }
            assertThat(viewer.get("/engagement?" + WEEK + "&template=templates/vigil/prisoner.en.txt&language=en")
                            .body())
                    .contains("<td>100</td>");
        }
    }

    @Test
    void whatWasPlayedIsMarkedAndNeverMixedWithWhatIsReal() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(viewer.get("/engagement?" + WEEK).body()).doesNotContain("Simulated:");
            assertThat(viewer.get("/engagement?" + WEEK + "&simulated=true").body())
                    .contains("Simulated: ", "These posts went to sandbox accounts")
                    .doesNotContain("<td>100</td>");
            assertThat(viewer.get("/engagement/log").body()).contains("Simulated</strong>");
        }
    }

    @Test
    void whoIsOnHoldStandsInNoNumberAndInNoLine() {
        world.hold("bela");
        long hers = numberOf("bela");
        try (Browser admin = console.as("Ada", Role.ADMIN)) {
            assertThat(admin.get("/engagement?" + WEEK).body()).doesNotContain("Bela", "<td>100</td>");
            for (String where : List.of("/engagement/log", "/engagement/log.csv", "/engagement/log.ndjson?history")) {
                assertThat(admin.get(where).body()).as(where).contains("nna").doesNotContainIgnoringCase("bela");
            }
            assertThat(admin.get("/engagement/posts/" + hers).statusCode()).isEqualTo(404);
            assertThat(admin.get("/engagement/report.html?" + WEEK).body()).doesNotContain("Bela");
        }
    }

    @Test
    void theLogIsFilteredAndTurnedPageByPage() {
        for (int i = 0; i < 60; i++) {
            rows.write(Post.of("anna", "2025-12-01T09:%02d:00Z".formatted(i), i));
        }
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            String first =
                    viewer.get("/engagement/log?campaign=vigil&account=x").body();
            assertThat(first).contains(">13<", ">59<").doesNotContain(">100<", ">7</td>");
            String older = first.replaceAll("(?s).*href=\"(/engagement/log[?][^\"]*before=[^\"]*)\".*", "$1")
                    .replace("&amp;", "&");
            assertThat(older).contains("campaign=vigil").contains("account=x");
            assertThat(viewer.get(older).body()).contains(">7</td>").doesNotContain(">59<", "before=");
            assertThat(viewer.get("/engagement/log?person=bela").body())
                    .contains(">100<")
                    .doesNotContain(">13<");
            assertThat(viewer.get("/engagement/log?from=2026-01-06&to=2026-01-06")
                            .body())
                    .contains(">100<")
                    .doesNotContain(">13<");
            assertThat(viewer.get("/engagement/log?network=telegram").body()).contains("Nothing that was asked for");
        }
    }

    @Test
    void whatIsAbsentIsADashAndNotZero() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            String line =
                    viewer.get("/engagement/log?person=bela").body().replaceAll("(?s).*(<tbody>.*</tbody>).*", "$1");
            assertThat(line).contains("<td>100</td><td>–</td><td>–</td>").doesNotContain("<td>0</td>");
        }
    }

    @Test
    void theExportsAreThoseOfTheCommand() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            HttpResponse<String> csv = viewer.get("/engagement/log.csv?campaign=vigil&account=mastodon");
            assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
            assertThat(csv.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"engagement.csv\"");
            assertThat(csv.body().lines())
                    .hasSize(2)
                    .first()
                    .isEqualTo(
                            "campaign,profile,account,network,publishedAt,url,observedAt,likes,reposts,replies,quotes,views,"
                                    + "simulated,clicks,template,language,endedAt,ended");
            HttpResponse<String> lines = viewer.get("/engagement/log.ndjson");
            assertThat(lines.body().lines()).hasSize(4).allMatch(line -> line.startsWith("{\"campaign\":\"vigil\""));
            assertThat(viewer.get("/engagement/report.html?" + WEEK).body())
                    .contains("<meta name=\"generator\" content=\"Vigil report\">");
        }
    }

    @Test
    void oneOfItsPostsHasEveryReadingFromWhichAScriptDraws() {
        long post = numberOf("bela");
        Instant published = Instant.parse("2026-01-06T09:00:00Z");
        new Observations(world.database.jdbc())
                .append(
                        List.of(
                                new Observation(post, published.plus(Duration.ofHours(1)), counts(10L), false),
                                new Observation(post, published.plus(Duration.ofHours(2)), counts(null), false),
                                new Observation(post, published.plus(Duration.ofHours(3)), counts(90L), false)),
                        null);
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            String page = viewer.get("/engagement/posts/" + post).body();
            assertThat(page)
                    .contains("6 Jan 2026, 10:00 (Europe/London)", "<td>10</td>", "<td>–</td>", "<td>90</td>")
                    .contains("data-table=\"every-reading\" data-zone=\"Europe/London\"", "id=\"every-reading\"")
                    .doesNotContain("<svg", " style=");
            Document plain = Jsoup.parse(page);
            plain.select("template").remove();
            assertThat(plain.text())
                    .as("what is drawn by a script is not spoken of without it")
                    .contains("Every reading")
                    .doesNotContain("How it went on", "A line that ends");
            for (String asset : plain.select("script, link[rel=stylesheet]").stream()
                    .map(each -> each.attr(each.hasAttr("src") ? "src" : "href"))
                    .toList()) {
                assertThat(viewer.get(asset).statusCode()).as(asset).isEqualTo(200);
            }
            assertThat(viewer.get("/engagement/posts/999999").statusCode()).isEqualTo(404);
        }
    }

    private static Counts counts(@org.jspecify.annotations.Nullable Long likes) {
        return new Counts(likes, null, null, null, null, null);
    }

    @Test
    void whatWasAnsweredIsForApproversAndNeverSaysByWhom() {
        long post = numberOf("anna");
        KeptReplies.keep(
                world.database, KeyFile.of(world.folder(), Map.of()), post, "<b>They lie</b>", NOW.minusSeconds(60));
        try (Browser viewer = console.as("Vic", Role.VIEWER);
                Browser approver = console.as("App", Role.APPROVER)) {
            assertThat(viewer.get("/engagement/posts/" + post).body()).doesNotContain("They lie", "What was answered");
            assertThat(approver.get("/engagement/posts/" + post).body())
                    .contains("What was answered", "&lt;b&gt;They lie&lt;/b&gt;", "Show one reply")
                    .doesNotContain("said-" + post);
            assertThat(approver.get("/engagement/log").body()).doesNotContain("They lie");
        }
    }

    @Test
    void whoIsInOneOrganisationSeesItsAccountsNumbersAlone() {
        world.put("organisations.yaml", "organisations: [{ id: pen, name: Pen }, { id: help, name: Help }]\n")
                .put(World.ACCOUNTS, """
                        accounts:
                          - { name: x, network: x, language: en, organisation: help }
                          - { name: mastodon, network: mastodon, server: "https://mastodon.example", language: en, organisation: pen }
                          - { name: box, network: sandbox, language: en }
                        """)
                .schedule("accounts: [x]", "accounts: [x, mastodon]")
                .accept();
        try (Browser pen = console.as("Pen", Roles.in(new OrganisationId("pen"), Role.ADMIN))) {
            assertThat(pen.get("/engagement?" + WEEK).body())
                    .contains("<td>100</td>")
                    .doesNotContain("<td>12</td>");
            assertThat(pen.get("/engagement?" + WEEK + "&account=x").body())
                    .doesNotContain("<td>100</td>", "<td>12</td>");
            for (String where :
                    List.of("/engagement/log", "/engagement/log?account=x", "/engagement/log.csv?account=x")) {
                assertThat(pen.get(where).body()).as(where).doesNotContain(">13<", ">11<", ",11,");
            }
            assertThat(pen.get("/engagement/posts/" + numberOf("anna")).statusCode())
                    .isEqualTo(404);
            assertThat(pen.get("/engagement/posts/" + numberOf("bela")).statusCode())
                    .isEqualTo(200);
            assertThat(pen.get("/engagement/log.ndjson").body().lines()).hasSize(1);
        }
    }

    @Test
    void whatIsNoChoiceIsSaid() {
        try (Browser viewer = console.as("Vic", Role.VIEWER)) {
            for (String query : List.of(
                    "campaign=A%20B",
                    "account=%3Cx%3E",
                    "network=myspace",
                    "from=yesterday",
                    "person=%21",
                    "from=2026-01-02&to=2026-01-01",
                    "before=now")) {
                HttpResponse<String> answer = viewer.get("/engagement/log?" + query);
                assertThat(answer.statusCode()).as(query).isEqualTo(400);
                assertThat(answer.body()).contains("Not done.");
            }
            assertThat(viewer.get("/engagement/log.csv?from=x").statusCode()).isEqualTo(400);
            assertThat(viewer.get("/engagement?campaign=other").statusCode()).isEqualTo(400);
            assertThat(viewer.get("/engagement?from=2025-01-01&to=2025-12-31").body())
                    .contains("92 days at most", "/engagement/report.html?");
            assertThat(viewer.get("/engagement/report.html?campaign=vigil&from=2025-01-01&to=2026-01-31")
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
