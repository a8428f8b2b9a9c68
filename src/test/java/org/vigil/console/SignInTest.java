package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Application;
import org.vigil.access.Role;
import org.vigil.access.Token;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.settings.ConsoleSettings;
import org.vigil.testing.Browser;
import org.vigil.testing.MutableClock;
import org.vigil.testing.Sample;
import org.vigil.testing.TestDatabase;

/** The way in, from the first link to the last sign-out, in a browser without JavaScript. */
@ExtendWith(TestDatabase.class)
class SignInTest {
    private static final String PASSWORD = "correct horse battery";

    private final MutableClock clock = MutableClock.at("2026-11-26T12:00:00Z");
    private final Database database;
    private Node node;
    private Application application;

    @TempDir
    private Path folder;

    SignInTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        node = Node.over(database, clock, folder, Map.of());
        application = serve();
    }

    private Application serve() {
        return Application.start(new Serving(
                ConsoleSettings.LOCAL, 0, node, Sample.shown(), Optional.empty(), Serving.Entrance.BY_SIGN_IN));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void theFirstAdminComesInByALinkThatIsGoodOnce() {
        Token link = node.doors().links().forFirstAdmin().orElseThrow();
        try (Browser ada = browser();
                Browser other = browser()) {
            assertThat(ada.get("/welcome/" + link.text()).body()).contains("Become the first admin");
            assertThat(choose(ada, link, "Ada", "short", "short").body()).contains("at least 12 characters");
            assertThat(choose(ada, link, "Ada", PASSWORD, "something else").body())
                    .contains("not the same");
            assertThat(choose(ada, link, "files", PASSWORD, PASSWORD).body()).contains("The name may have");
            assertThat(choose(ada, link, "Ada", PASSWORD, PASSWORD).statusCode())
                    .isEqualTo(302);
            assertThat(other.get("/welcome/" + link.text()).statusCode()).isEqualTo(404);
            assertThat(other.get("/welcome/" + Token.random().text()).statusCode())
                    .isEqualTo(404);
            assertThat(node.doors().links().forFirstAdmin()).isEmpty();
            assertThat(ada.get("/users").headers().firstValue("Location")).hasValue("/second-factor");
            assertThat(ada.get("/stop").statusCode())
                    .as("to stop needs nothing more")
                    .isEqualTo(200);
        }
    }

    @Test
    void aLinkIsOverAfterADay() {
        Token link = node.doors().links().forFirstAdmin().orElseThrow();
        clock.advance(Duration.ofHours(24));
        try (Browser late = browser()) {
            assertThat(late.get("/welcome/" + link.text()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aSecondFactorIsAskedForAndEachCodeCountsOnce() {
        try (Browser ada = firstAdmin();
                Browser next = browser()) {
            String secret = secret(ada.get("/second-factor").body());
            assertThat(ada.post("/second-factor", "/second-factor", Map.of("code", "000000"))
                            .body())
                    .contains("That was not the code");
            String before = ada.cookies().toString();
            HttpResponse<String> codes = ada.post("/second-factor", "/second-factor", Map.of("code", code(secret)));
            assertThat(codes.body()).contains("Keep these codes");
            assertThat(ada.cookies().toString()).as("a sign-in of its own").isNotEqualTo(before);
            assertThat(ada.get("/users").statusCode()).isEqualTo(200);
            assertThat(signIn(next, "Ada", PASSWORD, code(secret)))
                    .as("the code that was just used")
                    .startsWith("/sign-in?wrong");
            clock.advance(Duration.ofSeconds(30));
            assertThat(signIn(next, "Ada", PASSWORD, "")).startsWith("/sign-in?wrong");
            assertThat(signIn(next, "ADA", PASSWORD, code(secret))).isEqualTo("/");
            String recovery = first(codes.body(), "<code>([a-z0-9-]+)</code>");
            try (Browser lost = browser();
                    Browser again = browser()) {
                assertThat(signIn(lost, "Ada", PASSWORD, recovery)).isEqualTo("/");
                assertThat(signIn(again, "Ada", PASSWORD, recovery)).startsWith("/sign-in?wrong");
            }
        }
    }

    @Test
    void neitherPasswordNorSecretNorTokenStandInTheDatabase() {
        try (Browser ada = firstAdmin()) {
            String secret = secret(ada.get("/second-factor").body());
            ada.post("/second-factor", "/second-factor", Map.of("code", code(secret)));
            String rows = database.jdbc()
                    .sql("select (select string_agg(u::text, ' ') from console_user u)"
                            + " || (select string_agg(s::text, ' ') from console_sign_in s)"
                            + " || (select string_agg(a::text, ' ') from audit a)")
                    .query(String.class)
                    .single();
            assertThat(rows)
                    .contains("$argon2id$v=19$m=19456,t=2,p=1$")
                    .doesNotContain(PASSWORD, secret, ada.cookies().getOrDefault("vigil", "none"));
        }
    }

    @Test
    void aWrongNameAndAWrongPasswordAreAnsweredAlike() {
        try (Browser known = Browser.signedIn(application.port(), node, "Ada", Role.VIEWER);
                Browser stranger = browser()) {
            assertThat(signIn(stranger, "Ada", "not the password", "")).isEqualTo("/sign-in?wrong");
            assertThat(signIn(stranger, "Nobody", "not the password", "")).isEqualTo("/sign-in?wrong");
            assertThat(known.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoGuessesHasToWaitEverLonger() {
        try (Browser known = Browser.signedIn(application.port(), node, "Ada", Role.VIEWER);
                Browser guesser = browser()) {
            for (int i = 0; i < 5; i++) {
                assertThat(signIn(guesser, "Ada", "guess number " + i, "")).isEqualTo("/sign-in?wrong");
            }
            assertThat(signIn(guesser, "Ada", PASSWORD, ""))
                    .as("right, but too early")
                    .isEqualTo("/sign-in?wait=1");
            clock.advance(Duration.ofSeconds(1));
            assertThat(signIn(guesser, "Ada", "guess number 6", "")).isEqualTo("/sign-in?wrong");
            assertThat(signIn(guesser, "Ada", PASSWORD, "")).isEqualTo("/sign-in?wait=2");
            assertThat(guesser.get("/sign-in?wait=2").body()).contains("Try again in 2 seconds");
            clock.advance(Duration.ofSeconds(2));
            assertThat(signIn(guesser, "Ada", PASSWORD, "")).isEqualTo("/");
            assertThat(known.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAddressIsForgottenAfterSevenDays() {
        try (Browser stranger = browser()) {
            signIn(stranger, "Ada", "wrong wrong wrong", "");
            clock.advance(Duration.ofDays(7).minusSeconds(1));
            node.doors().forgetting().step();
            assertThat(addresses()).isEqualTo(1);
            clock.advance(Duration.ofSeconds(1));
            node.doors().forgetting().step();
            assertThat(addresses()).isZero();
        }
    }

    private int addresses() {
        return database.jdbc()
                .sql("select count(*) from console_try")
                .query(Integer.class)
                .single();
    }

    @Test
    void aSignInOutlivesARestartAndEndsByItself() {
        try (Browser before = Browser.signedIn(application.port(), node, "Ada", Role.VIEWER)) {
            application.close();
            application = serve();
            try (Browser after = browser()) {
                after.cookies().putAll(before.cookies());
                assertThat(after.get("/").statusCode()).isEqualTo(200);
                clock.advance(Duration.ofMinutes(59));
                assertThat(after.get("/").statusCode()).isEqualTo(200);
                clock.advance(Duration.ofMinutes(60));
                assertThat(after.get("/").statusCode()).as("idle for an hour").isEqualTo(302);
            }
        }
    }

    @Test
    void aSignInEndsAfterAWorkingDayHoweverBusy() {
        try (Browser busy = Browser.signedIn(application.port(), node, "Ada", Role.VIEWER)) {
            for (int i = 0; i < 15; i++) {
                clock.advance(Duration.ofMinutes(47));
                assertThat(busy.get("/").statusCode()).isEqualTo(200);
            }
            clock.advance(Duration.ofMinutes(30));
            assertThat(busy.get("/").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void otherRolesEndEverySignInAtOnce() {
        try (Browser admin = Browser.signedIn(application.port(), node, "Ada", Role.ADMIN);
                Browser editor = Browser.signedIn(application.port(), node, "Ben", Role.EDITOR)) {
            long ben = node.doors().users().named("Ben").orElseThrow().id();
            assertThat(editor.get("/").statusCode()).isEqualTo(200);
            HttpResponse<String> done =
                    admin.post("/users/" + ben, "/users/" + ben + "/roles", Map.of("role-*", "viewer"));
            assertThat(done.headers().firstValue("Location")).hasValue("/users/" + ben + "?done=roles");
            assertThat(editor.get("/").statusCode()).isEqualTo(302);
            assertThat(signIn(editor, "Ben", PASSWORD, "")).isEqualTo("/");
            admin.post("/users/" + ben, "/users/" + ben + "/remove", Map.of());
            assertThat(editor.get("/").statusCode()).isEqualTo(302);
            assertThat(signIn(editor, "Ben", PASSWORD, "")).startsWith("/sign-in?wrong");
        }
    }

    @Test
    void theLastAdminStays() {
        try (Browser admin = Browser.signedIn(application.port(), node, "Ada", Role.ADMIN)) {
            long ada = node.doors().users().named("Ada").orElseThrow().id();
            for (String act : new String[] {"/roles", "/remove"}) {
                assertThat(admin.post("/users/" + ada, "/users/" + ada + act, Map.of("role-*", "viewer"))
                                .headers()
                                .firstValue("Location"))
                        .hasValue("/users/" + ada + "?done=last-admin");
            }
            assertThat(admin.get("/users").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTokenThatSomebodyElseSetIsNoSignIn() {
        try (Browser victim = browser();
                Browser known = Browser.signedIn(application.port(), node, "Ada", Role.VIEWER)) {
            String planted = Token.random().text();
            victim.cookies().put("vigil", planted);
            assertThat(signIn(victim, "Ada", PASSWORD, "")).isEqualTo("/");
            assertThat(victim.cookies()).doesNotContainValue(planted);
            assertThat(known.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void signingOutEndsIt() {
        try (Browser ada = Browser.signedIn(application.port(), node, "Ada", Role.VIEWER);
                Browser copy = browser()) {
            copy.cookies().putAll(ada.cookies());
            assertThat(ada.post("/stop", "/sign-out", Map.of()).headers().firstValue("Location"))
                    .hasValue("/sign-in?done=out");
            assertThat(copy.get("/").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void noOtherSiteIsGoneBackTo() {
        try (Browser known = Browser.signedIn(application.port(), node, "Ada", Role.VIEWER)) {
            for (String evil : new String[] {"https://evil.example/", "//evil.example", "/\\evil.example", "evil"}) {
                try (Browser browser = browser()) {
                    HttpResponse<String> answer = browser.post(
                            "/sign-in", "/sign-in", Map.of("name", "Ada", "password", PASSWORD, "then", evil));
                    assertThat(answer.headers().firstValue("Location")).hasValue("/");
                }
            }
            try (Browser browser = browser()) {
                assertThat(browser.get("/sandbox/a?b=c").headers().firstValue("Location"))
                        .hasValue("/sign-in?then=%2Fsandbox%2Fa%3Fb%3Dc");
            }
            assertThat(known.get("/").statusCode()).isEqualTo(200);
        }
    }

    private Browser firstAdmin() {
        Token link = node.doors().links().forFirstAdmin().orElseThrow();
        Browser ada = browser();
        choose(ada, link, "Ada", PASSWORD, PASSWORD);
        return ada;
    }

    private static HttpResponse<String> choose(Browser who, Token link, String name, String one, String other) {
        String path = "/welcome/" + link.text();
        return who.post(path, path, Map.of("name", name, "password", one, "again", other));
    }

    private static String signIn(Browser who, String name, String password, String code) {
        return who.post("/sign-in", "/sign-in", Map.of("name", name, "password", password, "code", code))
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static String secret(String page) {
        return first(page, "<code class=\"secret\">([A-Z2-7 ]+)</code>").replace(" ", "");
    }

    private static String first(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    private String code(String secret) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"), clock.instant());
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private Browser browser() {
        return new Browser(application.port());
    }
}
