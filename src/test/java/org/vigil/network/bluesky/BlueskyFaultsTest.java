package org.vigil.network.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.image;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.Faults;
import org.vigil.network.HastyCall;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.Reading;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignInStore;
import org.vigil.network.Upload;
import org.vigil.testing.LostAnswerProxy;

/** Every way in which Bluesky may answer or fail, and what it means for a post, an image, a deletion and a question. */
class BlueskyFaultsTest {
    private static final BlueskyServer server = new BlueskyServer();
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final String POST = "at://did:plc:ours/app.bsky.feed.post/k";

    /** What a session says of each thing that one may ask of it. */
    private record Said(String post, String image, String delete, String see) {}

    @BeforeEach
    void reset() {
        server.reset();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Signed in already, so that what fails is not the sign-in. */
    private static Session session(URI at, HttpCall http) {
        AtomicReference<@Nullable String> shelf = new AtomicReference<>();
        SignInStore store = new SignInStore() {
            @Override
            public Optional<String> read() {
                return Optional.ofNullable(shelf.get());
            }

            @Override
            public void write(String signIn) {
                shelf.set(signIn);
            }
        };
        new KeptSignIn(store, at.toString(), "ours.example", BlueskyServer.PASSWORD)
                .write(new Access.Granted("did:plc:ours", "ours.example", "access-0", "refresh-0"));
        Credentials credentials =
                new Credentials(Map.of("handle", "ours.example", "app_password", BlueskyServer.PASSWORD));
        return new BlueskyConnector(http, InstantSource.fixed(NOW))
                .open(new Login("ours", at, null, credentials), RateMeter.IGNORED, store);
    }

    private static Session session() {
        return session(URI.create("http://127.0.0.1:" + server.wire.port()), new HttpCall());
    }

    private static Said asked(Session session) {
        Outcome post = session.publish(part("hello"), null, key("k1"));
        Upload image = session.upload(image("alt"), key("u1"));
        Change delete = session.delete(POST, key("d1"));
        Sighting see = session.see(POST);
        assertThat(session.publishedUnder("k1")).hasSameClassAs(see);
        assertThat(session.posts(Set.of(), 10)).isInstanceOf(Reading.NotReached.class);
        assertThat(session.edit(POST, part("hi"), key("e1"))).isInstanceOf(Change.NotPossible.class);
        return new Said(
                Faults.word(post, NOW),
                image instanceof Upload.Failed failed
                        ? Faults.word(failed.outcome(), NOW)
                        : image.getClass().getSimpleName(),
                Faults.word(delete, NOW),
                see.getClass().getSimpleName());
    }

    /** Which answer, its status, headers and body; then post, image, deletion and question. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            401                            | 401 | | {"error":"AuthMissing"}          | SignedOut    | SignedOut    | SignedOut    | NotReached
            403 about the account          | 403 | | {"error":"AccountSuspended"}     | SignedOut    | SignedOut    | SignedOut    | NotReached
            403 about the request          | 403 | | {"error":"Forbidden"}            | Refused      | Refused      | Refused      | NotReached
            403 in HTML                    | 403 | | <html>Blocked</html>             | Unknown      | Unreachable  | NotAnswered  | NotReached
            404                            | 404 | | {"error":"XRPCNotSupported"}     | Refused      | Refused      | Refused      | NotReached
            401 without a body             | 401 | |                                  | Unknown      | Unreachable  | NotAnswered  | NotReached
            404 in HTML                    | 404 | | <html>Not here</html>            | Unknown      | Unreachable  | NotAnswered  | NotReached
            408                            | 408 | |                                  | Unknown      | Unreachable  | NotAnswered  | NotReached
            409                            | 409 | |                                  | Refused      | Refused      | Refused      | NotReached
            413                            | 413 | | {"error":"PayloadTooLarge"}      | Refused      | Refused      | Refused      | NotReached
            422                            | 422 | | {"message":"no"}                 | Refused      | Refused      | Refused      | NotReached
            429, Retry-After in seconds    | 429 | Retry-After: 30 | {}             | Throttled 30 | Throttled 30 | Throttled 30 | NotReached
            429, Retry-After as a date     | 429 | Retry-After: Sun, 01 Mar 2026 08:05:00 GMT | {} | Throttled 300 | Throttled 300 | Throttled 300 | NotReached
            429, Retry-After twice         | 429 | Retry-After: 30; Retry-After: Sun, 01 Mar 2026 08:05:00 GMT | | Throttled 300 | Throttled 300 | Throttled 300 | NotReached
            429, Retry-After absent        | 429 | | {"error":"RateLimitExceeded"}    | Throttled 60 | Throttled 60 | Throttled 60 | NotReached
            429, RateLimit-Reset           | 429 | RateLimit-Reset: 1772352090 | {} | Throttled 90 | Throttled 90 | Throttled 90 | NotReached
            429, RateLimit-Reset long past | 429 | RateLimit-Reset: 1 | {}          | Throttled 60 | Throttled 60 | Throttled 60 | NotReached
            429 in HTML                    | 429 | Retry-After: 30 | <html></html>  | Throttled 30 | Throttled 30 | Throttled 30 | NotReached
            500                            | 500 | | {"error":"InternalServerError"}  | Unknown      | Unreachable  | NotAnswered  | NotReached
            502                            | 502 | | {"error":"UpstreamFailure"}      | Unknown      | Unreachable  | NotAnswered  | NotReached
            502 in HTML                    | 502 | | <html>Bad gateway</html>         | Unknown      | Unreachable  | NotAnswered  | NotReached
            503                            | 503 | |                                  | Unknown      | Unreachable  | NotAnswered  | NotReached
            503 with Retry-After           | 503 | Retry-After: 30 | {}             | Unknown      | Throttled 30 | Throttled 30 | NotReached
            HTML instead of JSON           | 200 | | <html>Welcome</html>             | Unknown      | Unreachable  | NotAnswered  | NotReached
            truncated JSON                 | 200 | | {"uri":"at://did:plc:ours/app.bs | Unknown      | Unreachable  | NotAnswered  | NotReached
            an empty body                  | 200 | |                                  | Unknown      | Unreachable  | NotAnswered  | NotReached
            JSON that says nothing         | 200 | | {}                               | Unknown      | Unreachable  | Done         | NotReached
            a redirect                     | 302 | Location: https://example.org/ | | Refused      | Refused      | Refused      | NotReached
            a redirect that keeps the body | 307 | Location: https://example.org/ | | Refused      | Refused      | Refused      | NotReached
            reset after the request        | CONNECTION_RESET_BY_PEER  | |          | Unknown      | Unreachable  | NotAnswered  | NotReached
            closed without an answer       | EMPTY_RESPONSE            | |          | Unknown      | Unreachable  | NotAnswered  | NotReached
            reset in the middle            | MALFORMED_RESPONSE_CHUNK  | |          | Unknown      | Unreachable  | NotAnswered  | NotReached
            no HTTP at all                 | RANDOM_DATA_THEN_CLOSE    | |          | Unknown      | Unreachable  | NotAnswered  | NotReached
            ExpiredToken                   | 400 | | {"error":"ExpiredToken"}         | SignedOut    | SignedOut    | SignedOut    | NotReached
            InvalidToken                   | 400 | | {"error":"InvalidToken"}         | SignedOut    | SignedOut    | SignedOut    | NotReached
            InvalidToken with 401          | 401 | | {"error":"InvalidToken"}         | SignedOut    | SignedOut    | SignedOut    | NotReached
            InvalidSwap                    | 400 | | {"error":"InvalidSwap"}          | Unknown      | Unreachable  | NotAnswered  | NotReached
            RecordNotFound                 | 400 | | {"error":"RecordNotFound"}       | Refused      | Refused      | Done         | NotReached
            a repository that is not there | 400 | | {"error":"InvalidRequest","message":"Could not find repo: did:plc:ours"} | SignedOut | SignedOut | SignedOut | NotReached
            AccountTakedown                | 401 | | {"error":"AccountTakedown"}      | SignedOut    | SignedOut    | SignedOut    | NotReached
            AccountTakedown with 400       | 400 | | {"error":"AccountTakedown"}      | SignedOut    | SignedOut    | SignedOut    | NotReached
            AccountDeactivated             | 401 | | {"error":"AccountDeactivated"}   | SignedOut    | SignedOut    | SignedOut    | NotReached
            BlobNotFound                   | 400 | | {"error":"BlobNotFound"}         | Refused      | Refused      | Refused      | NotReached
            """)
    void anAnswer(
            String name,
            String status,
            @Nullable String headers,
            @Nullable String body,
            String post,
            String image,
            String delete,
            String see) {
        server.wire.stubFor(any(urlPathMatching("/xrpc/com.atproto.repo.*"))
                .atPriority(1)
                .willReturn(Faults.answer(status, headers, body)));
        assertThat(asked(session())).as(name).isEqualTo(new Said(post, image, delete, see));
        int each = name.contains("Token") ? 2 : 1;
        assertThat(server.posts()).as("requests to post").isEqualTo(each);
        assertThat(server.count(BlueskyServer.UPLOAD_BLOB)).isEqualTo(each);
        assertThat(server.count(BlueskyServer.DELETE_RECORD)).isEqualTo(each);
    }

    private static final Said NOBODY_HEARD = new Said("Unreachable", "Unreachable", "NotAnswered", "NotReached");
    private static final Said NOBODY_ANSWERED = new Said("Unknown", "Unreachable", "NotAnswered", "NotReached");

    @Test
    void noConnection() throws IOException {
        assertThat(asked(session(Faults.nobodyThere(), new HttpCall()))).isEqualTo(NOBODY_HEARD);
    }

    @Test
    void aNameThatDoesNotResolve() {
        assertThat(asked(session(Faults.nameThatDoesNotResolve(), new HttpCall())))
                .isEqualTo(NOBODY_HEARD);
    }

    @Test
    void aServerThatCannotProveWhoItIs() {
        WireMockServer secure = new WireMockServer(
                wireMockConfig().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
        secure.start();
        try {
            URI at = URI.create("https://127.0.0.1:" + secure.httpsPort());
            assertThat(asked(session(at, new HttpCall()))).isEqualTo(NOBODY_HEARD);
            assertThat(secure.getAllServeEvents()).isEmpty();
        } finally {
            secure.stop();
        }
    }

    @Test
    void aTimeOutBeforeTheRequestWasRead() throws IOException {
        try (ServerSocket deaf = Faults.deaf()) {
            assertThat(asked(session(Faults.at(deaf), HastyCall.within(Duration.ofMillis(300)))))
                    .isEqualTo(NOBODY_ANSWERED);
        }
    }

    @Test
    void aTimeOutAfterTheRequestWasRead() {
        server.wire.stubFor(any(urlPathMatching("/xrpc/com.atproto.repo.*"))
                .atPriority(1)
                .willReturn(Faults.answer("200", null, "{}").withFixedDelay(2_000)));
        URI at = URI.create("http://127.0.0.1:" + server.wire.port());
        assertThat(asked(session(at, HastyCall.within(Duration.ofMillis(300))))).isEqualTo(NOBODY_ANSWERED);
        assertThat(server.posts()).isEqualTo(1);
    }

    /** Java connects anew where a connection was reset before anything was sent over it: then it arrives, once. */
    @Test
    void aResetBeforeTheRequest() throws IOException {
        try (LostAnswerProxy proxy = new LostAnswerProxy(server.wire.port())) {
            proxy.resetNextConnection();
            Outcome outcome = session(proxy.uri(), new HttpCall()).publish(part("hello"), null, key("k1"));
            assertThat(outcome)
                    .isInstanceOfAny(Outcome.Unreachable.class, Outcome.Unknown.class, Outcome.Published.class);
            assertThat(server.posts()).isEqualTo(outcome instanceof Outcome.Published ? 1 : 0);
        }
    }

    /** The request is served, and the answer is lost: afterwards one asks. */
    @Test
    void aLostAnswerAboutADeletionIsAskedForAgain() throws IOException {
        server.post("k", "hello", "2026-03-01T07:00:00Z");
        try (LostAnswerProxy proxy = new LostAnswerProxy(server.wire.port())) {
            Session session = session(proxy.uri(), new HttpCall());
            proxy.loseNextAnswer();
            assertThat(session.delete(POST, key("d1"))).isInstanceOf(Change.NotAnswered.class);
            assertThat(server.received()).isEmpty();
            assertThat(session.delete(POST, key("d2"))).isInstanceOf(Change.Done.class);
            assertThat(session.see(POST)).isInstanceOf(Sighting.Absent.class);
        }
    }

    /** Older servers have nothing to say about a deletion; then the post itself is asked for. */
    @Test
    void aDeletionThatIsAnsweredWithNothingIsLookedAt() {
        server.post("k", "hello", "2026-03-01T07:00:00Z");
        server.wire.stubFor(any(urlPathMatching(BlueskyServer.DELETE_RECORD))
                .atPriority(1)
                .willReturn(Faults.answer("200", null, "")));
        assertThat(session().delete(POST, key("d1"))).as("it stands").isInstanceOf(Change.NotAnswered.class);
        assertThat(session().delete("at://did:plc:ours/app.bsky.feed.post/gone", key("d2")))
                .isInstanceOf(Change.Done.class);
    }

    @Test
    void anothersPostIsNotOursToDelete() {
        assertThat(session().delete("at://did:plc:another/app.bsky.feed.post/k", key("d1")))
                .isEqualTo(new Change.Refused("the post is another account's, who alone can delete it"));
        assertThat(session().delete("-1001234/7,8", key("d1")))
                .isEqualTo(new Change.Refused("\"-1001234/7,8\" is no address of a post on Bluesky"));
        assertThat(server.count(BlueskyServer.DELETE_RECORD)).isZero();
    }
}
