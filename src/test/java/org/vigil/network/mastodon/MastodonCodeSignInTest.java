package org.vigil.network.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.CodeSignIn;
import org.vigil.network.CodeSignIn.Begun;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Pause;
import org.vigil.network.SignInFailed;
import org.vigil.testing.BrokenServer;

class MastodonCodeSignInTest {
    private static final MastodonServer server = new MastodonServer();
    private static final String SCOPES = "read:accounts read:statuses write:statuses write:media";
    private static final Begun BEGUN = new Begun(
            URI.create("https://mastodon.example/"),
            new Credentials(Map.of("client_id", "an-id", "client_secret", "very-secret")));

    private final CodeSignIn signIn = new MastodonConnector(
                    new HttpCall(), InstantSource.fixed(Instant.EPOCH), Pause.SLEEP)
            .codeSignIn()
            .orElseThrow();

    @BeforeEach
    void reset() {
        server.reset();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static URI uri() {
        return URI.create("http://127.0.0.1:" + server.wire.port() + "/");
    }

    private String refused(@Nullable URI server, String code) {
        return String.valueOf(catchThrowableOfType(SignInFailed.class, () -> signIn.finish(server, BEGUN, code))
                .getMessage());
    }

    @Test
    void registersAnAppAndNamesThePageWhereAPersonAgrees() throws SignInFailed {
        server.answer(post("/api/v1/apps"), okJson("{\"client_id\":\"an-id\",\"client_secret\":\"very-secret\"}"));
        assertThat(signIn.needs()).isEmpty();
        Begun begun = signIn.begin(uri(), Credentials.none());
        assertThat(begun.page())
                .isEqualTo(uri().resolve("/oauth/authorize?response_type=code&client_id=an-id"
                        + "&redirect_uri=urn%3Aietf%3Awg%3Aoauth%3A2.0%3Aoob"
                        + "&scope=read%3Aaccounts%20read%3Astatuses%20write%3Astatuses%20write%3Amedia"));
        assertThat(begun.toString()).doesNotContain("very-secret");
        server.wire.verify(
                1,
                postRequestedFor(urlEqualTo("/api/v1/apps"))
                        .withFormParam("client_name", equalTo("Vigil"))
                        .withFormParam("redirect_uris", equalTo("urn:ietf:wg:oauth:2.0:oob"))
                        .withFormParam("scopes", equalTo(SCOPES)));
    }

    @Test
    void changesTheCodeIntoAToken() throws SignInFailed {
        server.answer(post("/oauth/token"), okJson("{\"access_token\":\"a-token\",\"token_type\":\"Bearer\"}"));
        assertThat(signIn.finish(uri(), BEGUN, " the-code\n")).isEqualTo(Map.of("access_token", "a-token"));
        server.wire.verify(
                1,
                postRequestedFor(urlEqualTo("/oauth/token"))
                        .withFormParam("grant_type", equalTo("authorization_code"))
                        .withFormParam("code", equalTo("the-code"))
                        .withFormParam("client_id", equalTo("an-id"))
                        .withFormParam("client_secret", equalTo("very-secret"))
                        .withFormParam("redirect_uri", equalTo("urn:ietf:wg:oauth:2.0:oob"))
                        .withFormParam("scope", equalTo(SCOPES)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | {"error":"invalid_grant","error_description":"The code the-code is invalid"} | not right, or too old
            401 | {"error":"invalid_client"}                                                   | did not agree
            403 | {"error":"This instance is private"}                                         | did not agree
            404 | <html>Not Found</html>                                                       | right address
            302 | <html>Moved</html>                                                           | names another address
            429 | {"error":"Too many requests"}                                                | did not agree
            500 | {"error":"very-secret"}                                                      | not well just now
            503 |                                                                              | not well just now
            200 | <html>A blog</html>                                                          | right address
            200 | {"access_token":""}                                                          | right address
            200 | {"access_token":                                                             | right address
            200 |                                                                              | right address
            """)
    void saysWhatIsWrongInPlainWordsAndWithoutASecret(int status, @Nullable String body, String words) {
        server.answer(any(anyUrl()), aResponse().withStatus(status).withBody(body == null ? "" : body));
        assertThat(refused(uri(), "the-code"))
                .contains(words)
                .doesNotContain("very-secret")
                .doesNotContain("the-code");
        assertThat(catchThrowableOfType(SignInFailed.class, () -> signIn.begin(uri(), Credentials.none())))
                .isNotNull();
    }

    @Test
    void withoutACodeNothingIsSent() {
        assertThat(refused(uri(), " ")).contains("no code");
        server.wire.verify(0, postRequestedFor(urlEqualTo("/oauth/token")));
    }

    @Test
    void asksForTheServer() {
        assertThat(refused(null, "the-code")).contains("which one");
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        try (BrokenServer broken = new BrokenServer(BrokenServer.Way.RESETS_AFTER_THE_REQUEST)) {
            assertThat(refused(broken.uri(), "the-code")).contains("127.0.0.1").contains("right address");
        }
    }
}
