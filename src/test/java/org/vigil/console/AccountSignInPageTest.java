package org.vigil.console;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.vigil.Application;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountStates;
import org.vigil.account.KeyFile;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import org.vigil.organisation.OrganisationId;
import org.vigil.settings.ConsoleSettings;
import org.vigil.source.SourceTree;
import org.vigil.testing.Browser;
import org.vigil.testing.MutableClock;
import org.vigil.testing.Sample;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** An account is added without a terminal: the server's own page, the code, and the account is kept. No secret is ever shown. */
@ExtendWith(TestDatabase.class)
class AccountSignInPageTest {
    private static final AccountName OURS = new AccountName("our-mastodon");
    private static final String TOKEN = "sesame-4711";
    private static final String APP_SECRET = "very-secret-of-the-app";
    private static final OrganisationId PEN = new OrganisationId("free-pen");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig()
                    .bindAddress("127.0.0.1")
                    .dynamicPort())
            .build();

    private final Database database;
    private final MutableClock clock = MutableClock.at(World.MONDAY_AT_SIX);
    private @Nullable Node node;
    private @Nullable Application application;

    @TempDir
    private Path folder;

    AccountSignInPageTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void serverSignsIn() {
        SERVER.stubFor(post("/api/v1/apps")
                .willReturn(okJson("{\"client_id\":\"an-id\",\"client_secret\":\"" + APP_SECRET + "\"}")));
        SERVER.stubFor(post("/oauth/token")
                .willReturn(jsonResponse(
                        "{\"error\":\"invalid_grant\",\"error_description\":\"no " + APP_SECRET + "\"}", 400)));
        SERVER.stubFor(post("/oauth/token")
                .withFormParam("code", equalTo("the-code"))
                .willReturn(okJson("{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\"}")));
        SERVER.stubFor(get(urlPathEqualTo("/api/v1/accounts/verify_credentials"))
                .willReturn(aResponse().withStatus(401).withBody("{\"error\":\"The access token is invalid\"}")));
        SERVER.stubFor(get(urlPathEqualTo("/api/v1/accounts/verify_credentials"))
                .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                .willReturn(okJson("{\"id\": \"17\", \"username\": \"vigil\", \"acct\": \"vigil\"}")));
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
    }

    private Browser start(Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("organisations.yaml"), """
                organisations:
                  - { id: free-pen, name: Free Pen }
                  - { id: quiet-help, name: Quiet Help }
                """);
        node = Node.over(database, clock, folder, environment);
        assertThat(node().files().accept(SourceTree.read(folder)).problems()).isEmpty();
        application = Application.start(new Serving(
                ConsoleSettings.LOCAL, 0, node(), Sample.shown(), Optional.empty(), Serving.Entrance.BY_SIGN_IN));
        return as("Ada", Roles.inTeam(Role.ADMIN));
    }

    private Browser start() throws IOException {
        return start(Map.of("VIGIL_INWARD_SERVERS", "allowed"));
    }

    private Browser as(String name, Roles roles) {
        return Browser.signedIn(Optional.ofNullable(application).orElseThrow().port(), node(), name, roles);
    }

    private Node node() {
        return Optional.ofNullable(node).orElseThrow();
    }

    private static String server() {
        return "http://127.0.0.1:" + SERVER.getPort();
    }

    private static Map<String, String> mastodon(String... more) {
        Map<String, String> form = new HashMap<>(Map.of(
                "network",
                "mastodon",
                "name",
                "our-mastodon",
                "language",
                "en",
                "server",
                server(),
                "threads",
                "true"));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private static HttpResponse<String> add(Browser who, Map<String, String> form) {
        return who.post("/add-account?network=mastodon", "/add-account", form);
    }

    private static HttpResponse<String> code(Browser who, String code) {
        return who.post("/add-account/code", "/add-account/code", Map.of("code", code));
    }

    private static String goesTo(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
    }

    private AccountSecrets secrets() {
        return new AccountSecrets(database, KeyFile.of(folder, Map.of()));
    }

    private List<String> audited() {
        return new Audit(database.jdbc())
                .latest(20).stream()
                        .filter(entry -> entry.what().endsWith("account"))
                        .map(entry -> entry.who() + " " + entry.what() + " " + entry.subject())
                        .toList();
    }

    private void assertNothingIsKept() {
        assertThat(folder.resolve("accounts.yaml")).doesNotExist();
        assertThat(secrets().names(OURS)).isEmpty();
        assertThat(audited()).isEmpty();
    }

    @Test
    void aCampaignerAddsAMastodonAccountByTheServersOwnPage() throws IOException {
        try (Browser ada = start()) {
            assertThat(ada.get("/accounts").body()).contains("There are no accounts yet.", "href=\"/add-account\"");
            assertThat(ada.get("/add-account").body()).contains("/add-account?network=mastodon", "network=telegram");
            assertThat(ada.get("/add-account?network=mastodon").body()).contains("value=\"our-mastodon\"");
            assertThat(goesTo(add(ada, mastodon()))).isEqualTo("/add-account/code");
            String page = ada.get("/add-account/code").body();
            assertThat(page)
                    .contains("href=\"" + server() + "/oauth/authorize?response_type=code&amp;client_id=an-id")
                    .contains("rel=\"noopener noreferrer\"")
                    .doesNotContain(APP_SECRET);
            assertThat(goesTo(code(ada, " the-code\n"))).isEqualTo("/accounts/our-mastodon?done=account-added");
            assertThat(folder.resolve("accounts.yaml"))
                    .content()
                    .contains("name: our-mastodon", "server: " + server(), "threads: true")
                    .doesNotContain(TOKEN);
            assertThat(secrets().credentials(OURS).get("access_token")).isEqualTo(TOKEN);
            assertThat(audited()).containsExactly("Ada add account our-mastodon");
            assertThat(ada.get("/accounts/our-mastodon?done=account-added").body())
                    .contains("Try it with a post.", "vigil", server())
                    .doesNotContain(TOKEN, APP_SECRET, "the-code");
            assertThat(ada.get("/accounts").body()).contains("our-mastodon").doesNotContain(TOKEN);
            assertThat(goesTo(ada.get("/add-account/code"))).as("forgotten").contains("account-code-over");
            assertThat(node().files().inForce().workspace().accounts()).containsKey(OURS);
        }
    }

    @Test
    void aWrongCodeMayBeTypedAgainAndAPageAskedForAnew() throws IOException {
        try (Browser ada = start()) {
            add(ada, mastodon());
            HttpResponse<String> wrong = code(ada, "another");
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body())
                    .contains("That code did not serve", "too old", "/oauth/authorize")
                    .doesNotContain(APP_SECRET, "value=\"another\"");
            assertThat(code(ada, "").statusCode()).isEqualTo(422);
            assertThat(code(ada, "x".repeat(501)).statusCode()).isEqualTo(422);
            assertThat(goesTo(ada.post("/add-account/code", "/add-account/code/again", Map.of())))
                    .isEqualTo("/add-account/code");
            SERVER.verify(2, postRequestedFor(urlEqualTo("/api/v1/apps")));
            assertNothingIsKept();
            assertThat(goesTo(code(ada, "the-code"))).contains("account-added");
        }
    }

    @Test
    void aHalfDoneSignInIsOfOneSignInAndIsForgotten() throws IOException {
        try (Browser ada = start();
                Browser ben = as("Ben", Roles.inTeam(Role.ADMIN))) {
            add(ada, mastodon());
            assertThat(goesTo(ben.get("/add-account/code"))).contains("account-code-over");
            assertThat(goesTo(ben.post("/accounts", "/add-account/code", Map.of("code", "the-code"))))
                    .contains("account-code-over");
            try (Browser elsewhere =
                    new Browser(Optional.ofNullable(application).orElseThrow().port())) {
                elsewhere
                        .cookies()
                        .put(
                                "vigil",
                                node().doors()
                                        .signIns()
                                        .begin(
                                                node().doors()
                                                        .users()
                                                        .named("Ada")
                                                        .orElseThrow(),
                                                true)
                                        .text());
                assertThat(elsewhere.get("/accounts").statusCode()).isEqualTo(200);
                assertThat(goesTo(elsewhere.get("/add-account/code")))
                        .as("the same person in another browser")
                        .contains("account-code-over");
            }
            clock.advance(HalfSignIns.KEPT.minusSeconds(1));
            assertThat(ada.get("/add-account/code").statusCode()).isEqualTo(200);
            clock.advance(java.time.Duration.ofSeconds(1));
            assertThat(goesTo(ada.get("/add-account/code"))).contains("account-code-over");
            add(ada, mastodon());
            assertThat(goesTo(ada.post("/add-account/code", "/add-account/code/forget", Map.of())))
                    .contains("account-code-forgotten");
            assertThat(goesTo(ada.post("/accounts", "/add-account/code", Map.of("code", "the-code"))))
                    .contains("account-code-over");
            assertNothingIsKept();
        }
    }

    @Test
    void aServerThatPointsInwardIsNotEvenAskedUnlessThatIsAllowed() throws IOException {
        try (Browser ada = start(Map.of())) {
            HttpResponse<String> answer = add(ada, mastodon());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("leads to this machine or into its own network");
            for (String inward : List.of("https://[::1]", "https://169.254.169.254", "https://10.0.0.1", "localhost")) {
                assertThat(add(ada, mastodon("server", inward)).body())
                        .as(inward)
                        .contains("leads to this machine or into its own network");
            }
            SERVER.verify(0, anyRequestedFor(anyUrl()));
            assertNothingIsKept();
        }
    }

    @Test
    void whatCannotStandThereIsNamedAllAtOnce() throws IOException {
        try (Browser ada = start()) {
            HttpResponse<String> answer = add(
                    ada,
                    mastodon(
                            "name",
                            "Our <b>",
                            "language",
                            "x y",
                            "server",
                            "ftp://example.org/a",
                            "secret-access_token",
                            TOKEN));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("href=\"#name\"", "href=\"#language\"", "href=\"#server\"", "value=\"Our &lt;b&gt;\"")
                    .doesNotContain("Our <b>", TOKEN);
            assertThat(add(ada, mastodon("network", "myspace")).statusCode()).isEqualTo(422);
            assertThat(ada.get("/add-account?network=%3Cscript%3E").body()).doesNotContain("<script>\"");
            SERVER.verify(0, anyRequestedFor(anyUrl()));
            assertNothingIsKept();
        }
    }

    @Test
    void keysThatSomebodyHasAreTakenAndRefusedOnesAreNotShownAgain() throws IOException {
        try (Browser ada = start()) {
            assertThat(ada.get("/add-account?network=mastodon&way=keys").body())
                    .contains("id=\"secret-access_token\"", "type=\"password\"");
            HttpResponse<String> refused = add(ada, mastodon("way", "keys", "secret-access_token", "wrong-sesame"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body())
                    .contains("does not accept these keys", "The access token is invalid", "value=\"our-mastodon\"")
                    .doesNotContain("wrong-sesame");
            assertThat(add(ada, mastodon("way", "keys")).body()).contains("A key is missing");
            assertNothingIsKept();
            assertThat(goesTo(add(ada, mastodon("way", "keys", "secret-access_token", TOKEN))))
                    .contains("account-added");
            assertThat(add(ada, mastodon("way", "keys", "secret-access_token", TOKEN))
                            .body())
                    .contains("There is an account of that name already");
            assertThat(add(ada, mastodon("name", "other", "way", "keys", "secret-access_token", TOKEN))
                            .body())
                    .contains("every post would stand there twice", "our-mastodon");
            assertThat(node().files().inForce().workspace().accounts()).hasSize(1);
        }
    }

    @Test
    void newKeysTakeThePlaceOfOldOnes() throws IOException {
        try (Browser ada = start()) {
            add(ada, mastodon());
            code(ada, "the-code");
            new AccountStates(database).pause(OURS, "signed out");
            assertThat(ada.get("/accounts/our-mastodon").body()).contains("paused", "signed out");
            assertThat(goesTo(ada.post("/accounts/our-mastodon/renew", "/accounts/our-mastodon/renew", Map.of())))
                    .isEqualTo("/add-account/code");
            assertThat(goesTo(code(ada, "the-code"))).isEqualTo("/accounts/our-mastodon?done=account-renewed");
            assertThat(new AccountStates(database).paused(OURS)).isEmpty();
            assertThat(audited()).contains("Ada renew account our-mastodon");
            SERVER.stubFor(get(urlPathEqualTo("/api/v1/accounts/verify_credentials"))
                    .willReturn(okJson("{\"id\": \"18\", \"username\": \"stranger\", \"acct\": \"stranger\"}")));
            Map<String, String> keys = Map.of("way", "keys", "secret-access_token", "of-another");
            HttpResponse<String> another =
                    ada.post("/accounts/our-mastodon/renew", "/accounts/our-mastodon/renew", keys);
            assertThat(another.statusCode()).isEqualTo(422);
            assertThat(another.body())
                    .contains("open another account than before", "stranger")
                    .doesNotContain("of-another");
            assertThat(secrets().credentials(OURS).get("access_token")).isEqualTo(TOKEN);
            Map<String, String> meant = new HashMap<>(keys);
            meant.put("another", "true");
            assertThat(goesTo(ada.post("/accounts/our-mastodon/renew", "/accounts/our-mastodon/renew", meant)))
                    .contains("account-renewed");
            assertThat(secrets().credentials(OURS).get("access_token")).isEqualTo("of-another");
        }
    }

    @Test
    void anOrganisationsAdminAddsAccountsOfItsOwnAlone() throws IOException {
        try (Browser ada = start();
                Browser pen = as("Pen", Roles.in(PEN, Role.ADMIN))) {
            assertThat(pen.get("/add-account?network=mastodon").body())
                    .contains("Free Pen")
                    .doesNotContain("Quiet Help", "nobody's in particular");
            for (String other : List.of("", "quiet-help", "no-such")) {
                assertThat(add(pen, mastodon("organisation", other)).statusCode())
                        .as(other)
                        .isEqualTo(403);
            }
            assertThat(add(ada, mastodon("organisation", "no-such")).body()).contains("the file cannot be", "no-such");
            SERVER.verify(0, anyRequestedFor(anyUrl()));
            assertThat(secrets().names(OURS)).isEmpty();
            assertThat(goesTo(add(pen, mastodon("organisation", "free-pen")))).isEqualTo("/add-account/code");
            assertThat(goesTo(code(pen, "the-code"))).contains("account-added");
            assertThat(pen.get("/accounts/our-mastodon").body()).contains("Free Pen", "Sign in anew");
        }
    }

    @Test
    void whereFilesLeadNothingIsAskedOfANetwork() throws IOException {
        Files.writeString(folder.resolve("settings.yaml"), "source: files\n");
        try (Browser ada = start()) {
            assertThat(ada.get("/accounts").body()).contains("by hand alone").doesNotContain("href=\"/add-account\"");
            assertThat(add(ada, mastodon()).body()).contains("Your team changes its files by hand alone");
            SERVER.verify(0, anyRequestedFor(anyUrl()));
            assertNothingIsKept();
        }
    }

    /** An account whose entry is broken is in no file in force; its secrets and what was seen of it are still its own. */
    @Test
    void anAccountThatIsOnDiskAndNotInForceIsNotTouched() throws IOException {
        try (Browser ada = start()) {
            Files.writeString(folder.resolve("accounts.yaml"), """
                    accounts:
                      - { name: our-mastodon, network: mastodon, server: "https://mastodon.example", language: en }
                    """);
            secrets().replace(OURS, Map.of("access_token", "of-the-first"));
            assertThat(add(ada, mastodon("way", "keys", "secret-access_token", TOKEN))
                            .body())
                    .contains("has an account called");
            assertThat(secrets().credentials(OURS).get("access_token")).isEqualTo("of-the-first");
            SERVER.verify(0, anyRequestedFor(anyUrl()));
        }
    }

    @Test
    void noSecretAndNoCodeIsInAnyLine() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try (Browser ada = start()) {
            add(ada, mastodon());
            code(ada, "another-code");
            code(ada, "the-code");
            add(ada, mastodon("name", "second", "way", "keys", "secret-access_token", "wrong-sesame"));
        } finally {
            root.detachAppender(log);
        }
        assertThat(List.copyOf(log.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .allSatisfy(line ->
                        assertThat(line).doesNotContain(TOKEN, APP_SECRET, "the-code", "another-code", "wrong-sesame"));
        assertThat(new Audit(database.jdbc()).latest(50))
                .allSatisfy(entry ->
                        assertThat(entry.toString()).doesNotContain(TOKEN, APP_SECRET, "the-code", "wrong-sesame"));
    }

    @Test
    void aSandboxNeedsNoKeys() throws IOException {
        try (Browser ada = start()) {
            assertThat(goesTo(ada.post(
                            "/add-account?network=sandbox",
                            "/add-account",
                            Map.of("network", "sandbox", "name", "box", "language", "en", "imitates", "x"))))
                    .isEqualTo("/accounts/box?done=account-added");
            assertThat(ada.get("/accounts/box").body()).contains("in the manner of X");
        }
    }
}
