package org.vigil.network.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Counts;
import org.vigil.network.Credentials;
import org.vigil.network.FaultyPublisherContract;
import org.vigil.network.HttpCall;
import org.vigil.network.Limits;
import org.vigil.network.Login;
import org.vigil.network.NetworkUnavailable;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.RateReading;
import org.vigil.network.ReplyTo;
import org.vigil.network.Session;
import org.vigil.network.SignIn;
import org.vigil.network.Visibility;
import org.vigil.testing.LostAnswerProxy;

class MastodonConnectorTest extends FaultyPublisherContract {
    private static final MastodonServer server = new MastodonServer();

    private final List<RateReading> rates = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final MastodonConnector connector =
            new MastodonConnector(new HttpCall(), InstantSource.fixed(NOW), pauses::add);
    private LostAnswerProxy proxy;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        server.reset();
        proxy = new LostAnswerProxy(server.wire.port());
        session = open(MastodonServer.TOKEN);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Session open(String token) {
        Credentials credentials = new Credentials(Map.of("access_token", token));
        return connector.open(new Login("ours", proxy.uri(), null, credentials), rates::add);
    }

    @Override
    protected Session session() {
        return session;
    }

    @Override
    protected Session withWrongSecret() {
        return open("wrong-token");
    }

    @Override
    protected List<Received> received() {
        return server.received();
    }

    @Override
    protected void loseTheNextAnswer() {
        proxy.loseNextAnswer();
    }

    @Override
    protected void throttle(Duration duration) {
        answerPosts(aResponse().withStatus(429).withHeader("Retry-After", Long.toString(duration.toSeconds())));
    }

    @Override
    protected void goDown() throws IOException {
        proxy.close();
    }

    @Override
    protected int requests() {
        return server.posts();
    }

    private void answerPosts(ResponseDefinitionBuilder answer) {
        server.wire.stubFor(post("/api/v1/statuses").atPriority(1).willReturn(answer));
    }

    private void answerMedia(ResponseDefinitionBuilder answer) {
        server.wire.stubFor(post("/api/v2/media").atPriority(1).willReturn(answer));
    }

    @Test
    void sendsWhatTheApiAsksForAndNothingElse() {
        Part part = new Part("Täglich", List.of(), "zh-Hans", "hunger strike", Visibility.UNLISTED);
        Outcome outcome = session.publish(part, new ReplyTo("41", "40"), key("delivery-9-1"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Published.class,
                        published ->
                                assertThat(published.url()).isEqualTo(URI.create("https://mastodon.example/@us/1")));
        var sent = server.wire.findAll(postRequestedFor(urlEqualTo("/api/v1/statuses")));
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().getHeader("Idempotency-Key")).isEqualTo("delivery-9-1");
        assertThat(sent.getFirst().getHeader("Authorization")).isEqualTo("Bearer " + MastodonServer.TOKEN);
        assertThat(sent.getFirst().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(MastodonServer.json(sent.getFirst().getBodyAsString())).isEqualTo(MastodonServer.json("""
                                {"status":"Täglich","visibility":"unlisted","language":"zh","spoiler_text":"hunger strike","in_reply_to_id":"41"}
                                """));
    }

    @Test
    void sendsAnImageAsItIs() {
        published(part("picture", image("alt")), null, "k1");
        var media = server.wire.findAll(postRequestedFor(urlEqualTo("/api/v2/media")));
        assertThat(media).hasSize(1);
        var file = media.getFirst().getPart("file");
        assertThat(file.getBody().asBytes()).isEqualTo(image("alt").bytes());
        assertThat(file.getHeader("Content-Type").firstValue()).isEqualTo("image/png");
        assertThat(file.getHeader("Content-Disposition").firstValue())
                .isEqualTo("form-data; name=\"file\"; filename=\"a %22picture%22.png\"");
        assertThat(pauses).isEmpty();
    }

    @Test
    void waitsUntilAnImageIsReady() {
        answerMedia(aResponse().withStatus(202).withBody("{\"id\":\"55\",\"url\":null}"));
        server.wire.stubFor(get("/api/v1/media/55")
                .inScenario("image")
                .willReturn(aResponse().withStatus(206).withBody("{\"id\":\"55\"}"))
                .willSetStateTo("done"));
        server.wire.stubFor(get("/api/v1/media/55")
                .inScenario("image")
                .whenScenarioStateIs("done")
                .willReturn(okJson("{\"id\":\"55\",\"url\":\"https://files.example/55.png\"}")));
        published(part("picture", image("alt")), null, "k1");
        server.wire.verify(2, getRequestedFor(urlEqualTo("/api/v1/media/55")));
        assertThat(pauses).hasSize(2);
    }

    @Test
    void doesNotWaitForAnImageForEver() {
        answerMedia(aResponse().withStatus(202).withBody("{\"id\":\"55\"}"));
        server.wire.stubFor(get("/api/v1/media/55").willReturn(aResponse().withStatus(206)));
        assertThat(session.publish(part("picture", image("alt")), null, key("k1")))
                .isInstanceOf(Outcome.Unreachable.class);
        assertThat(requests()).isZero();
        assertThat(pauses).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void afterAFailedImageNothingIsUnknown(int status) {
        answerMedia(aResponse().withStatus(status));
        assertThat(session.publish(part("picture", image("alt")), null, key("k1")))
                .isInstanceOf(Outcome.Unreachable.class);
        assertThat(requests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void afterALostAnswerAboutAnImageNothingIsUnknown(Fault fault) {
        answerMedia(aResponse().withFault(fault));
        assertThat(session.publish(part("picture", image("alt")), null, key("k1")))
                .isInstanceOf(Outcome.Unreachable.class);
        assertThat(requests()).isZero();
    }

    @Test
    void aRefusedImageRefusesThePart() {
        answerMedia(aResponse().withStatus(422).withBody("{\"error\":\"Validation failed: File is invalid\"}"));
        assertThat(session.publish(part("picture", image("alt")), null, key("k1")))
                .isEqualTo(new Outcome.Refused("Mastodon answered 422: Validation failed: File is invalid"));
        assertThat(requests()).isZero();
    }

    @Test
    void aThrottledImageThrottlesThePart() {
        answerMedia(aResponse().withStatus(429).withHeader("Retry-After", "30"));
        assertThat(session.publish(part("picture", image("alt")), null, key("k1")))
                .isInstanceOfSatisfying(
                        Outcome.Throttled.class,
                        throttled -> assertThat(throttled.until()).isEqualTo(NOW.plusSeconds(30)));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenAnswersAreUnknownAndSentOnce(Fault fault) {
        answerPosts(aResponse().withStatus(200).withFault(fault));
        assertThat(session.publish(part("hello"), null, key("k1"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(requests()).isEqualTo(1);
    }

    /** Java connects anew where a connection was refused before anything was sent over it: then the post arrives, once. */
    @Test
    void aConnectionThatIsResetAtOncePostsOnceAtMost() {
        proxy.resetNextConnection();
        Outcome outcome = session.publish(part("hello"), null, key("k1"));
        assertThat(outcome).isNotInstanceOf(Outcome.Refused.class);
        assertThat(requests()).isEqualTo(outcome instanceof Outcome.Published ? 1 : 0);
    }

    @Test
    void asksForTheServersLimitsOnceAndGoesByThem() {
        instance("{\"max_characters\":5,\"max_media_attachments\":1,\"characters_reserved_per_url\":5}");
        assertThat(session.publish(part("aaaaaa"), null, key("k1"))).isInstanceOf(Outcome.Published.class);
        assertThat(session.limits().maxLength()).isEqualTo(5);
        assertThat(session.limits().maxImages()).isEqualTo(1);
        assertThat(session.limits().length("https://example.org/")).isEqualTo(5);
        assertThat(session.limits().imageTypes()).containsExactly("image/png");
        assertThat(session.limits().maxImageBytes()).isEqualTo(1000);
        assertThat(session.publish(part("aaaaaa"), null, key("k2"))).isInstanceOf(Outcome.Refused.class);
        server.wire.verify(1, getRequestedFor(urlEqualTo("/api/v2/instance")));
    }

    @Test
    void aServerThatBearsMoreGetsMore() {
        instance("{\"max_characters\":5000}");
        published(part("a".repeat(5000)), null, "k1");
    }

    @Test
    void theContentWarningCountsToo() {
        Part part = new Part("a".repeat(495), List.of(), "en", "strike", Visibility.PUBLIC);
        assertThat(session.publish(part, null, key("k1"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void documentedLimitsStandInForASilentServer() {
        server.wire.stubFor(
                get("/api/v2/instance").atPriority(1).willReturn(aResponse().withStatus(503)));
        assertThat(session.limits()).isEqualTo(connector.documentedLimits(null));
        Limits again = session.limits();
        assertThat(again.maxLength()).isEqualTo(500);
        server.wire.verify(1, getRequestedFor(urlEqualTo("/api/v2/instance")));
    }

    @Test
    void readsManyCountsAtOnce() throws NetworkUnavailable {
        server.wire.stubFor(get(urlPathEqualTo("/api/v1/statuses"))
                .atPriority(1)
                .willReturn(okJson("[{\"id\":\"1\",\"favourites_count\":3,\"reblogs_count\":2,\"replies_count\":0},"
                        + "{\"id\":\"2\",\"favourites_count\":4},"
                        + "{\"id\":\"3\",\"created_at\":\"no date at all\",\"favourites_count\":4}]")));
        assertThat(session.counts(List.of("1", "2", "3", "4")))
                .isEqualTo(Map.of(
                        "1", new Counts(3L, 2L, 0L, null, null),
                        "2", new Counts(4L, null, null, null, null)));
        server.wire.verify(
                1, getRequestedFor(urlEqualTo("/api/v1/statuses?id%5B%5D=1&id%5B%5D=2&id%5B%5D=3&id%5B%5D=4")));
    }

    @Test
    void readsTwentyAtOnceAtMost() throws NetworkUnavailable {
        server.wire.stubFor(
                get(urlPathEqualTo("/api/v1/statuses")).atPriority(1).willReturn(okJson("[]")));
        session.counts(IntStream.range(0, 41).mapToObj(Integer::toString).toList());
        server.wire.verify(3, getRequestedFor(urlPathEqualTo("/api/v1/statuses")));
    }

    @Test
    void readsOneByOneWhereTheServerIsOlder() throws NetworkUnavailable {
        server.wire.stubFor(get(urlPathEqualTo("/api/v1/statuses"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(404).withBody("<html>no</html>")));
        server.wire.stubFor(get("/api/v1/statuses/1").willReturn(okJson("{\"id\":\"1\",\"favourites_count\":3}")));
        server.wire.stubFor(
                get("/api/v1/statuses/2").willReturn(aResponse().withStatus(404).withBody("{\"error\":\"gone\"}")));
        for (int round = 0; round < 2; round++) {
            assertThat(session.counts(List.of("1", "2")))
                    .isEqualTo(Map.of("1", new Counts(3L, null, null, null, null)));
        }
        server.wire.verify(1, getRequestedFor(urlPathEqualTo("/api/v1/statuses")));
    }

    @Test
    void countsThatCannotBeReadAreNoZeros() {
        server.wire.stubFor(get(urlPathEqualTo("/api/v1/statuses"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(503)));
        assertThatThrownBy(() -> session.counts(List.of("1"))).isInstanceOf(NetworkUnavailable.class);
    }

    @Test
    void hearsRateLimits() {
        answerPosts(okJson("{\"id\":\"1\"}")
                .withHeader("X-RateLimit-Limit", "300")
                .withHeader("X-RateLimit-Remaining", "299")
                .withHeader("X-RateLimit-Reset", "2026-03-01T08:05:00.123456Z"));
        published(part("hello"), null, "k1");
        assertThat(rates)
                .containsExactly(new RateReading("posts", 300, 299, Instant.parse("2026-03-01T08:05:00.123456Z")));
    }

    @Test
    void tellsWhoWeAre() {
        assertThat(session.signIn()).isEqualTo(new SignIn.Valid("us@127.0.0.1", "77", null));
    }

    @Test
    void a422AboutTheSignInIsInvalidAsOnSnac() {
        server.wire.stubFor(get("/api/v1/accounts/verify_credentials")
                .atPriority(1)
                .willReturn(aResponse().withStatus(422).withBody("<h1>422 Unprocessable Content</h1>")));
        assertThat(session.signIn()).isInstanceOf(SignIn.Invalid.class);
    }

    @Test
    void aWrongAddressIsNotSignedOut() {
        server.wire.stubFor(get("/api/v1/accounts/verify_credentials")
                .atPriority(1)
                .willReturn(aResponse().withStatus(200).withBody("<html>A blog</html>")));
        assertThat(session.signIn()).isInstanceOf(SignIn.NotReached.class);
    }

    @Test
    void noReasonShowsTheToken() {
        answerPosts(
                aResponse().withStatus(400).withBody("{\"error\":\"no such token: " + MastodonServer.TOKEN + "\"}"));
        assertThat(session.publish(part("hello"), null, key("k1")))
                .isEqualTo(new Outcome.Refused("Mastodon answered 400: no such token: …"));
    }

    @Test
    void needsAServerAndAToken() {
        assertThatThrownBy(() -> connector.open(new Login("a", proxy.uri(), null, Credentials.none()), rates::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("access_token");
        Credentials token = new Credentials(Map.of("access_token", "t"));
        assertThatThrownBy(() -> connector.open(new Login("a", null, null, token), rates::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("server");
    }

    private void instance(String statuses) {
        server.wire.stubFor(get("/api/v2/instance")
                .atPriority(1)
                .willReturn(okJson("{\"domain\":\"m.example\",\"configuration\":{\"statuses\":" + statuses
                        + ",\"media_attachments\":{\"supported_mime_types\":[\"image/png\",\"video/mp4\"],"
                        + "\"image_size_limit\":1000}}}")));
    }
}
