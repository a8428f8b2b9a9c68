package org.vigil.network.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.image;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.HastyCall;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.Reading;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
import org.vigil.network.Upload;
import org.vigil.testing.BrokenServer;
import org.vigil.testing.BrokenServer.Way;

/** Each thing that can go wrong with a server, and what it means for each thing that Vigil asks of one. */
class MastodonFaultsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final MastodonServer server = new MastodonServer();

    private Session session;
    private String standing = "";

    @BeforeEach
    void open() {
        server.reset();
        session = open(URI.create("http://127.0.0.1:" + server.wire.port()), new HttpCall());
        standing = ((Outcome.Published) session.publish(part("stands"), null, key("k0"))).remoteId();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Session open(URI address, HttpCall http) {
        Credentials credentials = new Credentials(Map.of("access_token", MastodonServer.TOKEN));
        return new MastodonConnector(http, InstantSource.fixed(NOW), wait -> {})
                .open(new Login("ours", address, null, credentials), RateMeter.IGNORED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            403 about the scopes | 403 | {"error":"This action is outside the authorized scopes"} | signed_out | signed_out  | SignedOut   | SignedOut   | NotReached
            403 of a firewall    | 403 | <html>Blocked</html>                                     | unknown    | unreachable | NotAnswered | NotAnswered | NotReached
            401                  | 401 | {"error":"The access token is invalid"}                  | signed_out | signed_out  | SignedOut   | SignedOut   | NotReached
            404                  | 404 | {"error":"Record not found"}                             | refused    | refused     | NotPossible | NotPossible | Absent
            404 in HTML          | 404 | <h1>404 Not Found</h1>                                   | unknown    | unreachable | NotPossible | NotPossible | Absent
            408                  | 408 |                                                          | unknown    | unreachable | NotAnswered | NotAnswered | NotReached
            409                  | 409 | {"error":"Conflict"}                                     | refused    | refused     | Refused     | Refused     | NotReached
            413                  | 413 | <html>Too large</html>                                   | refused    | refused     | Refused     | Refused     | NotReached
            422 about the post   | 422 | {"error":"Validation failed: Text can't be blank"}       | refused    | refused     | Refused     | Refused     | NotReached
            422 about the token  | 422 | {"error":"invalid_token"}                                | signed_out | signed_out  | SignedOut   | SignedOut   | NotReached
            429                  | 429 | {"error":"Too many requests"}                            | throttled  | throttled   | Throttled   | Throttled   | NotReached
            500                  | 500 | {"error":"broken"}                                       | unknown    | unreachable | NotAnswered | NotAnswered | NotReached
            502                  | 502 | <html>Bad gateway</html>                                 | unknown    | unreachable | NotAnswered | NotAnswered | NotReached
            503                  | 503 | <html>Starting</html>                                    | unknown    | unreachable | NotAnswered | NotAnswered | NotReached
            HTML instead of JSON | 200 | <html>Welcome</html>                                     | unknown    | unreachable | NotAnswered | NotAnswered | NotReached
            truncated JSON       | 200 | {"id":"1","content":"<p>cut o                            | unknown    | unreachable | NotAnswered | NotAnswered | NotReached
            an empty body        | 200 |                                                          | unknown    | unreachable | NotAnswered | NotAnswered | NotReached
            no content           | 204 |                                                          | unknown    | unreachable | NotAnswered | NotAnswered | NotReached
            something else       | 200 | [1,2]                                                    | unknown    | unreachable | NotAnswered | NotAnswered | NotReached
            a redirect           | 302 | <html>Login</html>                                       | refused    | refused     | Refused     | Refused     | NotReached
            a lasting redirect   | 308 |                                                          | refused    | refused     | Refused     | Refused     | NotReached
            """)
    void anAnswerMeansOneThingForEachRequest(
            String name,
            int status,
            @Nullable String body,
            String publish,
            String image,
            String delete,
            String edit,
            String see) {
        ResponseDefinitionBuilder answer = aResponse()
                .withStatus(status)
                .withBody(body == null ? "" : body)
                .withHeader("Location", "/elsewhere");
        assertThat(published(answer).word()).as("publish").isEqualTo(publish);
        assertThat(uploaded(answer).word()).as("image").isEqualTo(image);
        assertThat(deleted(answer))
                .as("delete")
                .returns(delete, change -> change.getClass().getSimpleName());
        assertThat(edited(answer))
                .as("edit")
                .returns(edit, change -> change.getClass().getSimpleName());
        assertThat(seen(answer)).as("see").returns(see, seen -> seen.getClass().getSimpleName());
        assertThat(listed(answer)).as("posts").isInstanceOf(Reading.NotReached.class);
        assertThat(server.received()).hasSize(1);
        assertThat(server.posts())
                .as("requests to post, the first one included")
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "Retry-After: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            in seconds           | 420                                         | 2026-03-01T08:07:00Z
            as a date            | Sun, 01 Mar 2026 08:07:00 GMT               | 2026-03-01T08:07:00Z
            twice                | 30 & Sun, 01 Mar 2026 08:07:00 GMT          | 2026-03-01T08:07:00Z
            in the past          | Sun, 01 Mar 2026 07:00:00 GMT               | 2026-03-01T08:01:00Z
            unreadable           | soon                                        | 2026-03-01T08:01:00Z
            absent               |                                             | 2026-03-01T08:01:00Z
            """)
    void whoeverIsThrottledWaitsAsLongAsTheServerSays(String name, @Nullable String retryAfter, Instant until) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(429);
        if (retryAfter != null) {
            answer.withHeader("Retry-After", retryAfter.split(" & "));
        }
        assertThat(published(answer))
                .isInstanceOfSatisfying(
                        Outcome.Throttled.class, out -> assertThat(out.until()).isEqualTo(until));
        assertThat(uploaded(answer))
                .isInstanceOfSatisfying(
                        Outcome.Throttled.class, out -> assertThat(out.until()).isEqualTo(until));
        assertThat(deleted(answer))
                .isInstanceOfSatisfying(
                        Change.Throttled.class, out -> assertThat(out.until()).isEqualTo(until));
        assertThat(edited(answer))
                .isInstanceOfSatisfying(
                        Change.Throttled.class, out -> assertThat(out.until()).isEqualTo(until));
    }

    /** A starting Mastodon says when it will be there: whatever may be asked again waits so long. */
    @Test
    void aStartingServerIsLeftAloneExceptForAPostThatItMayHave() {
        ResponseDefinitionBuilder answer =
                aResponse().withStatus(503).withHeader("Retry-After", "30", "Sun, 01 Mar 2026 08:02:00 GMT");
        assertThat(published(answer)).isInstanceOf(Outcome.Unknown.class);
        assertThat(deleted(answer))
                .isInstanceOfSatisfying(
                        Change.Throttled.class,
                        out -> assertThat(out.until()).isEqualTo(Instant.parse("2026-03-01T08:02:00Z")));
        assertThat(edited(answer)).isInstanceOf(Change.Throttled.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int status) {
        published(aResponse().withStatus(status).withHeader("Location", "/api/v1/statuses"));
        assertThat(server.posts()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, mode = EnumSource.Mode.EXCLUDE, names = "CLOSES_AFTER_THE_ANSWER")
    void aConnectionThatEndsBadlyLeavesAPostUnknownAndTheRestToBeAskedAgain(Way way) throws IOException {
        try (BrokenServer broken = new BrokenServer(way)) {
            Session lost =
                    open(broken.uri(), way.isSilent() ? HastyCall.within(Duration.ofMillis(300)) : new HttpCall());
            Outcome outcome = lost.publish(part("hello"), null, key("k1"));
            // Nothing was read of a connection that was reset at once: sometimes this can be told, sometimes not.
            assertThat(outcome.word()).isIn("unknown", way == Way.RESETS_BEFORE_IT_READS ? "unreachable" : "unknown");
            assertThat(broken.requests()).isEqualTo(way.reads() ? 1 : 0);
            assertThat(lost.publish(part("hello", image("alt")), null, key("k1")))
                    .isInstanceOf(Outcome.Unreachable.class);
            assertNothingIsKnown(lost);
        }
    }

    @Test
    void aServerThatCannotProveWhoItIsGetsNothing() {
        Session strange = open(URI.create("https://127.0.0.1:" + server.wire.httpsPort()), new HttpCall());
        assertThat(strange.publish(part("hello"), null, key("k1"))).isInstanceOf(Outcome.Unreachable.class);
        assertNothingIsKnown(strange);
        assertThat(server.posts()).isEqualTo(1);
    }

    /** No name has a label of 64 characters, so that nobody has to be asked for it. */
    @Test
    void aNameThatDoesNotResolveIsUnreachable() {
        Session nowhere = open(URI.create("http://" + "a".repeat(64) + ".invalid"), new HttpCall());
        assertThat(nowhere.publish(part("hello"), null, key("k1")))
                .isInstanceOfSatisfying(
                        Outcome.Unreachable.class,
                        outcome -> assertThat(outcome.reason()).contains("not known to the name service"));
        assertNothingIsKnown(nowhere);
    }

    private void assertNothingIsKnown(Session lost) {
        assertThat(lost.delete(standing, key("d1"))).isInstanceOf(Change.NotAnswered.class);
        assertThat(lost.edit(standing, part("other"), key("e1"))).isInstanceOf(Change.NotAnswered.class);
        assertThat(lost.see(standing)).isInstanceOf(Sighting.NotReached.class);
        assertThat(lost.posts(Set.of(standing), 10)).isInstanceOf(Reading.NotReached.class);
        assertThat(lost.signIn()).isInstanceOf(SignIn.NotReached.class);
    }

    private Outcome published(ResponseDefinitionBuilder answer) {
        server.answer(post("/api/v1/statuses"), answer);
        return session.publish(part("hello"), null, key("k1"));
    }

    private Outcome uploaded(ResponseDefinitionBuilder answer) {
        server.answer(post("/api/v2/media"), answer);
        return ((Upload.Failed) session.upload(image("alt"), key("u1"))).outcome();
    }

    private Change deleted(ResponseDefinitionBuilder answer) {
        server.answer(delete("/api/v1/statuses/" + standing), answer);
        return session.delete(standing, key("d1"));
    }

    private Change edited(ResponseDefinitionBuilder answer) {
        server.answer(put("/api/v1/statuses/" + standing), answer);
        return session.edit(standing, part("other"), key("e1"));
    }

    private Sighting seen(ResponseDefinitionBuilder answer) {
        server.answer(get("/api/v1/statuses/" + standing), answer);
        return session.see(standing);
    }

    private Reading listed(ResponseDefinitionBuilder answer) {
        server.answer(get(urlPathEqualTo("/api/v1/accounts/77/statuses")), answer);
        return session.posts(Set.of(standing), 10);
    }
}
