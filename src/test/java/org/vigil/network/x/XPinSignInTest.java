package org.vigil.network.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.CodeSignIn;
import org.vigil.network.CodeSignIn.Begun;
import org.vigil.network.Credentials;
import org.vigil.network.SignInFailed;
import org.vigil.testing.LostAnswerProxy;
import twitter4j.Logger;
import twitter4j.conf.ConfigurationContext;

/** The sign-in by PIN; a twitter4j.properties of a stranger lies on the tests' class path. */
class XPinSignInTest {
    private static final String ASK = "/oauth/request_token";
    private static final String CHANGE = "/oauth/access_token";
    private static final String SECRET = "consumer secret/+=";
    private static final String REQUEST_SECRET = "request-token-secret";
    private static final String ACCESS_SECRET = "access-token-secret";
    private static final XServer server = new XServer();

    private final CodeSignIn signIn = new XPinSignIn();
    private final Credentials app = new Credentials(Map.of("consumer_key", "consumer", "consumer_secret", SECRET));
    private LostAnswerProxy proxy;

    @BeforeEach
    void open() throws IOException {
        server.reset();
        proxy = new LostAnswerProxy(server.wire.port());
        answer(
                ASK,
                ok("oauth_token=request-token&oauth_token_secret=" + REQUEST_SECRET
                        + "&oauth_callback_confirmed=true"));
        answer(
                CHANGE,
                ok("oauth_token=12345-access&oauth_token_secret=" + ACCESS_SECRET + "&user_id=12345&screen_name=ours"));
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void answer(String path, ResponseDefinitionBuilder answer) {
        server.wire.stubFor(post(path).atPriority(1).willReturn(answer));
    }

    private static LoggedRequest only(String path) {
        List<LoggedRequest> received = server.wire.findAll(postRequestedFor(urlEqualTo(path)));
        assertThat(received).hasSize(1);
        return received.getFirst();
    }

    private Begun begun() throws SignInFailed {
        return signIn.begin(proxy.uri(), app);
    }

    @Test
    void needsTheKeysOfTheAppAndGivesAllThatAnAccountNeeds() throws Exception {
        assertThat(signIn.needs()).containsExactly("consumer_key", "consumer_secret");
        Begun begun = begun();
        assertThat(begun.page()).isEqualTo(URI.create(proxy.uri() + "/oauth/authorize?oauth_token=request-token"));
        assertThat(signIn.finish(proxy.uri(), begun, " 123 4567\n"))
                .isEqualTo(Map.of(
                        "consumer_key",
                        "consumer",
                        "consumer_secret",
                        SECRET,
                        "access_token",
                        "12345-access",
                        "access_token_secret",
                        ACCESS_SECRET));
    }

    @Test
    void bothRequestsAreSignedAsAServerWouldCheckIt() throws Exception {
        signIn.finish(proxy.uri(), begun(), "1234567");
        LoggedRequest asked = only(ASK);
        assertThat(asked.getBodyAsString()).isEqualTo("oauth_callback=oob");
        assertThat(OAuthCheck.fields(asked))
                .containsEntry("oauth_consumer_key", "consumer")
                .doesNotContainKey("oauth_token")
                .containsEntry("oauth_signature", OAuthCheck.signature(asked, proxy.uri(), SECRET, ""));
        LoggedRequest changed = only(CHANGE);
        assertThat(changed.getBodyAsString()).isEqualTo("oauth_verifier=1234567");
        assertThat(OAuthCheck.fields(changed))
                .containsEntry("oauth_token", "request-token")
                .containsEntry("oauth_signature", OAuthCheck.signature(changed, proxy.uri(), SECRET, REQUEST_SECRET));
    }

    /** HttpURLConnection would send each of them again. */
    @Test
    void aLostAnswerIsNotAskedForAgain() throws Exception {
        proxy.loseNextAnswer();
        assertFails(() -> begun());
        only(ASK);
        server.wire.resetRequests();
        Begun begun = begun();
        proxy.loseNextAnswer();
        assertFails(() -> signIn.finish(proxy.uri(), begun, "1234567"));
        only(CHANGE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    wrong keys          | 401 | {"errors":[{"code":32,"message":"Could not authenticate you."}]}
                    no callback         | 403 | {"errors":[{"code":415,"message":"Callback URL not approved for this client application."}]}
                    a gateway           | 403 | <html>Just a moment</html>
                    too many            | 429 | {"errors":[{"code":88,"message":"Rate limit exceeded"}]}
                    down                | 503 |
                    elsewhere           | 302 |
                    HTML                | 200 | <html>welcome</html>
                    empty               | 200 |
                    half a token        | 200 | oauth_token=request-token
                    an empty token      | 200 | oauth_token=&oauth_token_secret=
                    not confirmed       | 200 | oauth_token=a&oauth_token_secret=b&oauth_callback_confirmed=false
                    no number           | 200 | oauth_token=a&user_id=none
                    """)
    void whatIsNoTokenIsSaidInWordsWithoutSecrets(String name, int status, @Nullable String body) throws Exception {
        Begun begun = begun();
        ResponseDefinitionBuilder answer = aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withBody(body == null ? "" : body);
        answer(ASK, answer);
        assertFails(() -> begun());
        if (!name.equals("not confirmed")) {
            answer(CHANGE, answer);
            assertFails(() -> signIn.finish(proxy.uri(), begun, "1234567"));
        }
    }

    @Test
    void whatXSaysIsPassedOnWithoutTheSecretsThatItRepeats() {
        answer(
                ASK,
                aResponse()
                        .withStatus(401)
                        .withBody("{\"errors\":[{\"code\":32,\"message\":\"No app has " + SECRET + " as its key\"}]}"));
        assertThatThrownBy(this::begun)
                .isInstanceOf(SignInFailed.class)
                .hasMessageContaining("it answered 401: No app has … as its key");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenAnswerIsSaidInWordsWithoutSecrets(Fault fault) {
        answer(ASK, aResponse().withFault(fault));
        assertFails(() -> begun());
    }

    @Test
    void nobodyThereIsSaidInWords() throws IOException {
        proxy.close();
        assertThatThrownBy(this::begun)
                .isInstanceOf(SignInFailed.class)
                .hasMessageContaining("it could not be reached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consumer_key", "consumer_secret"})
    void namesTheKeyThatIsMissing(String missing) {
        String there = missing.equals("consumer_key") ? "consumer_secret" : "consumer_key";
        assertThatThrownBy(() -> signIn.begin(proxy.uri(), new Credentials(Map.of(there, "x"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(missing);
    }

    @Test
    void whatWaitsForItsCodePrintsNoSecret() throws Exception {
        assertThat(begun().toString()).doesNotContain(SECRET).doesNotContain(REQUEST_SECRET);
    }

    /** Twitter4J would print requests and answers where a file in the folder asks for it. */
    @Test
    void noFileOfTheFolderOrTheMachineHasASay() throws Exception {
        begun();
        assertThat(ConfigurationContext.getInstance().getOAuthConsumerKey()).isNull();
        assertThat(ConfigurationContext.getInstance()
                        .getHttpClientConfiguration()
                        .getHttpRetryCount())
                .isZero();
        assertThat(Logger.getLogger(XPinSignInTest.class).getClass().getSimpleName())
                .isEqualTo("NullLogger");
        assertThat(System.getProperty("sun.net.http.retryPost")).isEqualTo("false");
    }

    private interface Step {
        void take() throws SignInFailed;
    }

    private static void assertFails(Step step) {
        Throwable failure = catchThrowable(step::take);
        assertThat(failure).isInstanceOf(SignInFailed.class).hasNoCause();
        assertThat(failure.getMessage())
                .startsWith("X ")
                .doesNotContain(SECRET, "consumer", REQUEST_SECRET, ACCESS_SECRET, "request-token", "1234567", "<");
    }
}
