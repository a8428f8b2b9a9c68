package org.vigil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.cli.Failure;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.settings.ConsoleSettings;
import org.vigil.testing.Sample;
import org.vigil.testing.TestDatabase;

/** The pages as they are served, over a real port of this machine. */
class ApplicationTest {
    private static Database database;
    private static Application application;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        Sample.write(database);
        application = Application.start(serving(0));
    }

    @AfterAll
    static void stop() {
        application.close();
        database.close();
    }

    @Test
    void theOverviewShowsPostsSumsAndWhatWasWithdrawn() {
        String page = get("/").body();
        assertThat(page)
                .contains("<h1>A daily vigil for people in prison</h1>")
                .contains("Anna Example", "<strong>54 days</strong>", "<span class=\"tag\">#FreeTheFive</span>")
                .contains("released on 29 August 2015", "Carla Beispiel-Überlang zu Hohenzitzewitz took the slot.")
                .contains("Emil Voorbeeld", "released on 20 August 2015 (bail)")
                .doesNotContain("only counted here")
                .contains("The calendar dates are reconstructed.")
                .contains("the day of detention is day 0, unless a person")
                .containsPattern("<dd>8</dd>\\s*<dt>published</dt>")
                .containsPattern("<dd>2</dd>\\s*<dt>withdrawn</dt>")
                .containsPattern("<dd>1</dd>\\s*<dt>planned</dt>")
                .contains("1,234", "48,210")
                .contains("href=\"/sandbox/sandbox-x\"");
    }

    @Test
    void aHoldIsCountedOnTheOverviewAndNothingMore() {
        Sample.hold(database);
        try {
            assertThat(get("/").body())
                    .contains("One more is only counted here, not named.")
                    .containsPattern("<dd>3</dd>\\s*<dt>withdrawn</dt>")
                    .doesNotContain("on hold", Sample.HELD);
        } finally {
            Sample.forgetHold(database);
        }
    }

    @Test
    void everyPostOfASandboxIsMarkedSimulated() {
        for (String path : new String[] {"/", "/sandbox/sandbox-x"}) {
            String page = get(path).body();
            long posts = count(page, "<article class=\"card\"");
            assertThat(posts).isPositive();
            assertThat(count(page, "class=\"mark\">Simulated<")).isEqualTo(posts);
            assertThat(page).contains("class=\"banner\"").contains("played by this machine");
        }
    }

    @Test
    void aSandboxPageShowsThreadsAltTextsAndOnlyItsOwnPosts() {
        String page = get("/sandbox/sandbox-mastodon").body();
        assertThat(count(page, "<article class=\"card\"")).isEqualTo(4);
        assertThat(page)
                .contains("in the manner of Mastodon", "Her poems were read aloud", "A woman in a blue coat laughs")
                .containsPattern("<article class=\"card\" id=\"p\\d+\"")
                .doesNotContain("48,210");
        assertThat(page.indexOf("Day 4")).isLessThan(page.indexOf("Day 1"));
    }

    @Test
    void whatWasChangedOnASandboxSaysSoAndWhatWasDeletedIsGone() {
        try {
            database.jdbc()
                    .sql("update sandbox_post set edited_at = now() where account = 'sandbox-mastodon'")
                    .update();
            assertThat(get("/sandbox/sandbox-mastodon").body()).contains(">Edited<");
            database.jdbc()
                    .sql("update sandbox_post set deleted_at = now() where account = 'sandbox-mastodon'"
                            + " and reply_to is null")
                    .update();
            String page = get("/sandbox/sandbox-mastodon").body();
            assertThat(count(page, "<article class=\"card\""))
                    .as("the thread's second part")
                    .isEqualTo(1);
            assertThat(page).contains("Her poems were read aloud");
        } finally {
            database.jdbc()
                    .sql("update sandbox_post set edited_at = null, deleted_at = null")
                    .update();
        }
        assertThat(get("/sandbox/sandbox-mastodon").body()).doesNotContain(">Edited<");
    }

    @Test
    void countsThatAreAbsentAreNotShownAsZero() {
        String page = get("/sandbox/sandbox-mastodon").body();
        assertThat(page).doesNotContain("<dt>views</dt>").contains("Not read yet");
    }

    @Test
    void namesAndTextsAreNeverMarkup() {
        for (String path : new String[] {"/", "/sandbox/sandbox-x"}) {
            assertThat(get(path).body())
                    .doesNotContain("<script")
                    .contains("&lt;script&gt;alert(&#39;text&#39;)&lt;/script&gt;");
        }
        assertThat(get("/").body()).contains("&lt;script&gt;alert(&#39;name&#39;)&lt;/script&gt;");
    }

    @Test
    void nothingComesFromElsewhereAndNothingIsInline() {
        assertThat(get("/").body() + get("/sandbox/sandbox-x").body())
                .doesNotContain("<style", " style=", " onclick=")
                .doesNotContainPattern("(src|<link[^>]*href)=\"(https?:)?//");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/vigil.css", "/vigil.svg", "/sandbox/sandbox-x", "/sandbox/nobody", "/nowhere", "/error"})
    void everyAnswerHasStrictHeaders(String path) {
        var headers = get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox/nobody", "/sandbox/No%20Name", "/sandbox/our-mastodon", "/nowhere"})
    void whatIsNotThereIsSaidInWords(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>There is no ").doesNotContain("Exception", "Whitelabel", "org.", "''");
    }

    @Test
    void nonsenseIsAnsweredInWordsToo() {
        HttpResponse<String> answer = get("/sandbox/sandbox-x?before=yesterday");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("That could not be understood").doesNotContain("Exception");
    }

    @Test
    void whoeverCallsThisMachineByAStrangeNameIsTurnedAway() throws IOException {
        assertThat(statusFor("evil.example")).startsWith("HTTP/1.1 403");
        assertThat(statusFor("127.0.0.1.evil.example:8080")).startsWith("HTTP/1.1 403");
        assertThat(statusFor("localhost:8080")).startsWith("HTTP/1.1 200");
        assertThat(statusFor("[::1]:8080")).startsWith("HTTP/1.1 200");
        assertThat(statusFor("127.0.0.1")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aPortInUseIsNamedWithTheWayOut() {
        assertThatThrownBy(() -> Application.start(serving(application.port())))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("port " + application.port())
                .hasMessageContaining("--port");
    }

    @Test
    void closingThePagesLeavesTheDatabaseOpen() {
        Application.start(serving(0)).close();
        assertThat(database.jdbc().sql("select 1").query(Integer.class).single())
                .isEqualTo(1);
    }

    private static Serving serving(int port) {
        Serving.Work nothing = new Serving.Work(() -> {}, () -> {}, () -> {}, () -> {}, () -> {});
        return new Serving(
                ConsoleSettings.LOCAL,
                port,
                Node.over(database, InstantSource.system(), Path.of("target", "no-team"), Map.of()),
                Sample.shown(),
                Optional.of(nothing),
                Serving.Entrance.OPEN_TO_LOOK);
    }

    private HttpResponse<String> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + application.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String statusFor(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static long count(String page, String what) {
        return page.split(java.util.regex.Pattern.quote(what), -1).length - 1;
    }
}
