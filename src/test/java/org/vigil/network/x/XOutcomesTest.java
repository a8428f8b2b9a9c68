package org.vigil.network.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.Change;
import org.vigil.network.HastyCalls;
import org.vigil.network.Outcome;
import org.vigil.network.PublisherContract;
import org.vigil.network.RateMeter;
import org.vigil.network.Reading;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.testing.BrokenServer;
import org.vigil.testing.BrokenServer.Way;

/** What each answer of X, each silence and each fault means for a post, a deletion, a look at a post and a timeline. */
class XOutcomesTest {
    private static final Duration SOON = Duration.ofMillis(600);
    private static final XServer server = new XServer();
    private final Session session = OpenX.at(URI.create("http://127.0.0.1:" + server.wire.port()));

    @BeforeEach
    void reset() {
        server.reset();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a redirect                   | 307 |                                                | refused    | Refused     | NotReached    | NotReached
                    an invalid request           | 400 | {"title":"Invalid Request"}                    | refused    | Refused     | NotReached    | NotReached
                    signed out                   | 401 | {"title":"Unauthorized","status":401}          | signed_out | SignedOut   | NotReached    | NotReached
                    no credits                   | 402 | {"title":"CreditsDepleted"}                    | throttled  | Throttled   | NotReached    | NotReached
                    a gateway's 401              | 401 | <html>Sign in to this hotel</html>             | unknown    | NotAnswered | NotReached    | NotReached
                    a duplicate                  | 403 | {"detail":"You are not allowed to create a Tweet with duplicate content.","title":"Forbidden","status":403} | unknown | NotAnswered | NotReached | NotReached
                    a suspended account          | 403 | {"errors":[{"code":64,"message":"Your account is suspended and is not permitted to access this feature."}]} | signed_out | SignedOut | NotReached | NotReached
                    a locked account             | 403 | {"errors":[{"code":326,"message":"To protect our users from spam, this account is temporarily locked."}]} | signed_out | SignedOut | NotReached | NotReached
                    an app that may only read    | 403 | {"title":"Forbidden","detail":"Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.","type":"https://api.twitter.com/2/problems/oauth1-permissions"} | signed_out | SignedOut | NotReached | NotReached
                    an app that is not enrolled  | 403 | {"title":"Client Forbidden","reason":"client-not-enrolled","type":"https://api.twitter.com/2/problems/client-forbidden"} | signed_out | SignedOut | CannotBeAsked | CannotBeAsked
                    not permitted                | 403 | {"title":"Forbidden","detail":"You are not permitted to perform this action.","status":403} | refused | Refused | NotReached | NotReached
                    a post of somebody else      | 403 | {"title":"Forbidden","detail":"You are not authorized to delete this Tweet.","status":403} | refused | Refused | NotReached | NotReached
                    a gateway's 403              | 403 | <html>Just a moment</html>                     | unknown    | NotAnswered | NotReached    | NotReached
                    no such address              | 404 | {"title":"Not Found","type":"about:blank","status":404} | refused | Refused | NotReached  | NotReached
                    a gateway's 404              | 404 | <html>404</html>                               | unknown    | NotAnswered | NotReached    | NotReached
                    a 404 without a body         | 404 |                                                | unknown    | NotAnswered | NotReached    | NotReached
                    a conflict                   | 409 | {"title":"Conflict"}                           | refused    | Refused     | NotReached    | NotReached
                    too large                    | 413 | <html>413</html>                               | refused    | Refused     | NotReached    | NotReached
                    not to be processed          | 422 | {"title":"Unprocessable"}                      | refused    | Refused     | NotReached    | NotReached
                    too many                     | 429 | {"title":"Too Many Requests","status":429}     | throttled  | Throttled   | NotReached    | NotReached
                    a month's cap                | 429 | {"title":"UsageCapExceeded","period":"Monthly","type":"https://api.twitter.com/2/problems/usage-capped"} | throttled | Throttled | NotReached | NotReached
                    a fault of the server        | 500 | {"title":"Internal Server Error"}              | unknown    | NotAnswered | NotReached    | NotReached
                    a bad gateway                | 502 | <html>bad gateway</html>                       | unknown    | NotAnswered | NotReached    | NotReached
                    unavailable                  | 503 | {"title":"Service Unavailable"}                | unknown    | NotAnswered | NotReached    | NotReached
                    HTML instead of JSON         | 200 | <html>welcome</html>                           | unknown    | NotAnswered | NotReached    | NotReached
                    truncated JSON               | 200 | {"data":[{"id":"19","text":"hel                | unknown    | NotAnswered | NotReached    | NotReached
                    an empty body                | 200 |                                                | unknown    | NotAnswered | NotReached    | NotReached
                    an empty object              | 200 | {}                                             | unknown    | NotAnswered | NotReached    | NotReached
                    errors instead of data       | 200 | {"errors":[{"title":"Service Unavailable","detail":"over capacity"}]} | unknown | NotAnswered | NotReached | NotReached
                    """)
    void anAnswerMeansOneThingForEachRequest(
            String name,
            int status,
            @Nullable String body,
            String post,
            String deletion,
            String look,
            String timeline) {
        server.wire.stubFor(any(anyUrl())
                .atPriority(1)
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Location", "/elsewhere")
                        .withBody(body == null ? "" : body)));
        assertThat(publish(session).word()).isEqualTo(post);
        assertThat(delete(session)).extracting(XOutcomesTest::word).isEqualTo(deletion);
        assertThat(session.see("19")).extracting(XOutcomesTest::word).isEqualTo(look);
        assertThat(read(session)).extracting(XOutcomesTest::word).isEqualTo(timeline);
        assertThat(server.posts()).isEqualTo(1);
        assertThat(server.wire.findAll(anyRequestedFor(urlEqualTo("/elsewhere"))))
                .isEmpty();
    }

    /** What the headers say, and how long X is left alone: from eight o'clock. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    in seconds          | Retry-After: 30                                                   | 2026-03-01T08:00:30Z
                    as a date           | Retry-After: Sun, 01 Mar 2026 08:05:00 GMT                        | 2026-03-01T08:05:00Z
                    twice               | Retry-After: 30; Retry-After: Sun, 01 Mar 2026 08:05:00 GMT       | 2026-03-01T08:05:00Z
                    absent              | x-else: 1                                                         | 2026-03-01T08:01:00Z
                    of the 15 minutes   | x-rate-limit-limit: 100; x-rate-limit-remaining: 0; x-rate-limit-reset: 1772352900 | 2026-03-01T08:15:00Z
                    of the user's day   | x-rate-limit-limit: 100; x-rate-limit-remaining: 90; x-rate-limit-reset: 1772352900; x-user-limit-24hour-limit: 100; x-user-limit-24hour-remaining: 0; x-user-limit-24hour-reset: 1772424000 | 2026-03-02T04:00:00Z
                    of the app's day    | x-rate-limit-limit: 100; x-rate-limit-remaining: 90; x-rate-limit-reset: 1772352900; x-app-limit-24hour-limit: 10000; x-app-limit-24hour-remaining: 0; x-app-limit-24hour-reset: 1772424000 | 2026-03-02T04:00:00Z
                    a day not used up   | x-rate-limit-limit: 100; x-rate-limit-remaining: 0; x-rate-limit-reset: 1772352900; x-app-limit-24hour-limit: 10000; x-app-limit-24hour-remaining: 5; x-app-limit-24hour-reset: 1772424000 | 2026-03-01T08:15:00Z
                    the later of two    | Retry-After: 30; x-app-limit-24hour-limit: 10000; x-app-limit-24hour-remaining: 0; x-app-limit-24hour-reset: 1772424000 | 2026-03-02T04:00:00Z
                    beyond all reason   | x-app-limit-24hour-limit: 10000; x-app-limit-24hour-remaining: 0; x-app-limit-24hour-reset: 4102444800 | 2026-03-02T08:00:00Z
                    no number           | x-rate-limit-reset: soon                                          | 2026-03-01T08:01:00Z
                    """)
    void tooManyRequestsWaitAsLongAsXSays(String name, String headers, Instant until) {
        var answer = aResponse().withStatus(429).withBody("{\"title\":\"Too Many Requests\"}");
        for (String header : headers.split(";")) {
            String[] nameAndValue = header.strip().split(": ", 2);
            answer.withHeader(nameAndValue[0], nameAndValue[1]);
        }
        server.wire.stubFor(any(anyUrl()).atPriority(1).willReturn(answer));
        assertThat(publish(session)).isEqualTo(new Outcome.Throttled(until, "X answered 429: Too Many Requests"));
        assertThat(delete(session)).isEqualTo(new Change.Throttled(until, "X answered 429: Too Many Requests"));
    }

    @Test
    void whereTheCreditsAreUsedUpItIsTriedAgainAfterFiveMinutes() {
        server.wire.stubFor(any(anyUrl()).atPriority(1).willReturn(aResponse().withStatus(402)));
        assertThat(publish(session))
                .isInstanceOfSatisfying(
                        Outcome.Throttled.class,
                        throttled -> assertThat(throttled.until()).isEqualTo(OpenX.NOW.plus(Duration.ofMinutes(5))));
    }

    /** The request may be on its way already when the reset comes: then it may have arrived. */
    @Test
    void aResetBeforeTheRequest() throws IOException {
        try (BrokenServer broken = new BrokenServer(Way.RESETS_BEFORE_IT_READS)) {
            assertThat(publish(hasty(broken.uri()))).isInstanceOfAny(Outcome.Unknown.class, Outcome.Unreachable.class);
            assertUnanswered(hasty(broken.uri()));
            assertThat(broken.requests()).isZero();
        }
    }

    @Test
    void aResetAfterTheRequest() throws IOException, InterruptedException {
        assertUnknownAndReadOnce(Way.RESETS_AFTER_THE_REQUEST);
    }

    @Test
    void aResetInTheMiddleOfTheAnswer() throws IOException, InterruptedException {
        assertUnknownAndReadOnce(Way.RESETS_WITHIN_THE_ANSWER);
    }

    @Test
    void aTimeOutAfterTheRequestWasRead() throws IOException, InterruptedException {
        assertUnknownAndReadOnce(Way.NEVER_ANSWERS);
    }

    @Test
    void aTimeOutBeforeTheRequestWasRead() throws IOException {
        try (BrokenServer broken = new BrokenServer(Way.NEVER_READS)) {
            assertThat(publish(hasty(broken.uri()))).isInstanceOf(Outcome.Unknown.class);
            assertUnanswered(hasty(broken.uri()));
        }
    }

    @Test
    void aServerThatCannotProveWhoItIs() {
        Session doubtful = OpenX.at(URI.create("https://127.0.0.1:" + server.wire.httpsPort()));
        assertThat(publish(doubtful)).isInstanceOf(Outcome.Unreachable.class);
        assertUnanswered(doubtful);
        assertThat(server.wire.findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    /** No name has a piece so long, so no name service has to be asked. */
    @Test
    void aNameThatDoesNotResolve() {
        Session nowhere = hasty(URI.create("http://" + "x".repeat(64) + ".invalid"));
        assertThat(publish(nowhere))
                .isInstanceOfSatisfying(
                        Outcome.Unreachable.class,
                        never -> assertThat(never.reason()).contains("not known to the name service"));
        assertUnanswered(nowhere);
    }

    private static void assertUnknownAndReadOnce(Way way) throws IOException, InterruptedException {
        try (BrokenServer broken = new BrokenServer(way)) {
            assertThat(publish(hasty(broken.uri()))).isInstanceOf(Outcome.Unknown.class);
            assertThat(broken.hasReadOne()).isTrue();
            assertThat(broken.requests()).isEqualTo(1);
            assertUnanswered(hasty(broken.uri()));
        }
    }

    private static void assertUnanswered(Session session) {
        assertThat(delete(session)).isInstanceOf(Change.NotAnswered.class);
        assertThat(session.see("19")).isInstanceOf(Sighting.NotReached.class);
        assertThat(read(session)).isInstanceOf(Reading.NotReached.class);
    }

    private static Session hasty(URI uri) {
        return OpenX.at(uri, HastyCalls.within(SOON), XNames.DOCUMENTED, RateMeter.IGNORED);
    }

    private static Outcome publish(Session session) {
        return session.publish(PublisherContract.part("hello"), null, PublisherContract.key("k1"));
    }

    private static Change delete(Session session) {
        return session.delete("19", PublisherContract.key("d1"));
    }

    private static Reading read(Session session) {
        return session.posts(Set.of("19"), 10);
    }

    private static String word(Object alternative) {
        return alternative.getClass().getSimpleName();
    }
}
