package org.vigil.console;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Application;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.access.UserName;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.node.Node;
import org.vigil.settings.ConsoleSettings;
import org.vigil.source.SourceTree;
import org.vigil.testing.Browser;
import org.vigil.testing.Sample;
import org.vigil.testing.TestDatabase;

/** Sign-in by an identity provider, played on this machine with tokens that it really signs. */
@ExtendWith(TestDatabase.class)
class OpenIdSignInTest {
    private static final RSAKey KEY = key();

    private final WireMockServer provider =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final Database database;
    private RSAKey signer = KEY;
    private Node node;
    private Application application;

    @TempDir
    private Path folder;

    OpenIdSignInTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void start() throws IOException {
        provider.start();
        Files.writeString(
                folder.resolve("settings.yaml"),
                "sign_in: { openid: { issuer: \"" + provider.baseUrl() + "\", client_id: vigil } }\n");
        node = Node.over(database, InstantSource.system(), folder, Map.of("VIGIL_OPENID_CLIENT_SECRET", "sesame"));
        assertThat(node.files().accept(SourceTree.read(folder)).problems()).isEmpty();
        application = Application.start(new Serving(
                ConsoleSettings.LOCAL, 0, node, Sample.shown(), Optional.empty(), Serving.Entrance.BY_SIGN_IN));
    }

    @AfterEach
    void stop() {
        application.close();
        provider.stop();
    }

    private void playProvider() {
        String base = provider.baseUrl();
        provider.stubFor(get("/.well-known/openid-configuration").willReturn(okJson("""
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(base))));
        provider.stubFor(get("/keys").willReturn(okJson("{\"keys\": [" + KEY.toPublicJWK() + "]}")));
    }

    @Test
    void nobodyIsAskedBeforeSomebodyWantsToSignInSo() {
        try (Browser browser = browser()) {
            assertThat(browser.get("/sign-in").body()).contains("Sign in with your team&#39;s account");
            provider.verify(0, anyRequestedFor(anyUrl()));
        }
    }

    @Test
    void whoWasInvitedComesInByAVerifiedAddressAndIsKnownLaterBySubject() {
        playProvider();
        invite("Ada", "ada@example.org", Role.ADMIN);
        try (Browser ada = browser();
                Browser later = browser()) {
            assertThat(comeBack(ada, "a-1", "Ada@Example.org", true)).isEqualTo("/users");
            assertThat(ada.get("/users").statusCode())
                    .as("the second factor is the provider's")
                    .isEqualTo(200);
            provider.verify(postRequestedFor(urlPathEqualTo("/token"))
                    .withRequestBody(containing("code_verifier="))
                    .withRequestBody(containing("grant_type=authorization_code")));
            assertThat(comeBack(later, "a-1", "married@example.org", true)).isEqualTo("/users");
            try (Browser other = browser()) {
                assertThat(comeBack(other, "b-2", "ada@example.org", true))
                        .as("the address belongs to a-1 now")
                        .isEqualTo("/sign-in?openid=unknown");
            }
        }
    }

    @Test
    void aStrangerGetsNoRole() {
        playProvider();
        invite("Ada", "ada@example.org", Role.VIEWER);
        try (Browser stranger = browser()) {
            assertThat(comeBack(stranger, "c-3", "eve@example.org", true)).isEqualTo("/sign-in?openid=unknown");
            assertThat(stranger.get("/sign-in?openid=unknown").body()).contains("nobody has invited you");
            assertThat(comeBack(stranger, "c-3", "ada@example.org", false))
                    .as("an address that nobody vouches for")
                    .isEqualTo("/sign-in?openid=unknown");
            assertThat(stranger.get("/users").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void anAnswerToAnotherQuestionIsRefused() {
        playProvider();
        invite("Ada", "ada@example.org", Role.VIEWER);
        try (Browser victim = browser();
                Browser thief = browser()) {
            String asked = location(victim.get("/sign-in/openid/go?then=%2Fusers"));
            answerWith("a-1", "ada@example.org", true, "a nonce of another time");
            assertThat(location(victim.get("/sign-in/openid-return?code=abc&state=" + part(asked, "state"))))
                    .isEqualTo("/sign-in?openid=failed");
            answerWith("a-1", "ada@example.org", true, part(asked, "nonce"));
            assertThat(location(thief.get("/sign-in/openid-return?code=abc&state=" + part(asked, "state"))))
                    .as("a browser that asked nothing")
                    .isEqualTo("/sign-in?openid=failed");
        }
    }

    @Test
    void aTokenThatTheProviderDidNotSignIsRefused() throws JOSEException {
        playProvider();
        invite("Ada", "ada@example.org", Role.VIEWER);
        try (Browser forger = browser()) {
            String asked = location(forger.get("/sign-in/openid/go"));
            signer = new RSAKeyGenerator(2048).keyID("k1").generate();
            answerWith("a-1", "ada@example.org", true, part(asked, "nonce"));
            assertThat(location(forger.get("/sign-in/openid-return?code=abc&state=" + part(asked, "state"))))
                    .isEqualTo("/sign-in?openid=failed");
        }
    }

    @Test
    void aProviderThatIsDownStopsNobodyElse() {
        provider.stubFor(any(anyUrl()).willReturn(serverError()));
        try (Browser browser = browser()) {
            assertThat(browser.get("/sign-in/openid/go").statusCode()).isEqualTo(500);
            assertThat(browser.get("/sign-in").statusCode()).isEqualTo(200);
        }
    }

    private void invite(String name, String email, Role role) {
        assertThat(node.doors().links().invite(new UserName(name), email, Roles.inTeam(role), "test"))
                .isPresent();
    }

    /** The whole way there and back; where it ends. */
    private String comeBack(Browser who, String subject, String email, boolean verified) {
        String asked = location(who.get("/sign-in/openid/go?then=%2Fusers"));
        assertThat(asked).startsWith(provider.baseUrl() + "/authorize?").contains("code_challenge_method=S256");
        answerWith(subject, email, verified, part(asked, "nonce"));
        return location(who.get("/sign-in/openid-return?code=abc&state=" + part(asked, "state")));
    }

    private void answerWith(String subject, String email, boolean verified, @Nullable String nonce) {
        Instant now = InstantSource.system().instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(provider.baseUrl())
                .audience("vigil")
                .subject(subject)
                .claim("nonce", nonce)
                .claim("email", email)
                .claim("email_verified", verified)
                .claim("iat", now.getEpochSecond())
                .claim("exp", now.plusSeconds(300).getEpochSecond())
                .build();
        provider.stubFor(post("/token").willReturn(okJson("""
                {"access_token": "of no use", "token_type": "Bearer", "expires_in": 300, "id_token": "%s"}
                """.formatted(signed(claims)))));
    }

    private String signed(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(signer.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(signer));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static String part(String url, String name) {
        Matcher matcher = Pattern.compile("[?&]" + name + "=([^&]+)").matcher(url);
        assertThat(matcher.find()).as(url).isTrue();
        return java.net.URLDecoder.decode(matcher.group(1), java.nio.charset.StandardCharsets.UTF_8)
                .replace("=", "%3D");
    }

    private Browser browser() {
        return new Browser(application.port());
    }
}
