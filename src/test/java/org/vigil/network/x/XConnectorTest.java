package org.vigil.network.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.Credentials;
import org.vigil.network.FaultyPublisherContract;
import org.vigil.network.HttpCall;
import org.vigil.network.Image;
import org.vigil.network.Login;
import org.vigil.network.Outcome;
import org.vigil.network.RateReading;
import org.vigil.network.ReplyTo;
import org.vigil.network.Session;
import org.vigil.network.SignIn;
import org.vigil.network.Upload;
import org.vigil.testing.LostAnswerProxy;

class XConnectorTest extends FaultyPublisherContract {
    private static final XServer server = new XServer();
    private static final String CONSUMER_SECRET = "consumer secret/+=";
    private static final String TOKEN_SECRET = "token secret&%";

    private final List<RateReading> rates = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private LostAnswerProxy proxy;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        server.reset();
        proxy = new LostAnswerProxy(server.wire.port());
        session = open(XServer.ACCESS_TOKEN, XNames.DOCUMENTED);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private XConnector connector(XNames names) {
        return new XConnector(new HttpCall(), InstantSource.fixed(NOW), pauses::add, names);
    }

    private Session open(String accessToken, XNames names) {
        Credentials credentials = new Credentials(Map.of(
                "consumer_key", "consumer",
                "consumer_secret", CONSUMER_SECRET,
                "access_token", accessToken,
                "access_token_secret", TOKEN_SECRET));
        return connector(names).open(new Login("ours", proxy.uri(), null, credentials), rates::add);
    }

    @Override
    protected boolean canBeAsked() {
        return true;
    }

    @Override
    protected boolean findsByKey() {
        return false;
    }

    @Override
    protected boolean canEdit() {
        return false;
    }

    @Override
    protected Session session() {
        return session;
    }

    @Override
    protected Session withWrongSecret() {
        return open("no-number-at-all", XNames.DOCUMENTED);
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
        answerPosts(aResponse()
                .withStatus(429)
                .withHeader("x-rate-limit-limit", "100")
                .withHeader("x-rate-limit-remaining", "0")
                .withHeader(
                        "x-rate-limit-reset", Long.toString(NOW.plus(duration).getEpochSecond())));
    }

    @Override
    protected void goDown() throws IOException {
        proxy.close();
    }

    @Override
    protected int requests() {
        return server.posts();
    }

    @Override
    protected int requestsOfAllKinds() {
        return server.wire.getAllServeEvents().size();
    }

    private static void answerPosts(ResponseDefinitionBuilder answer) {
        server.wire.stubFor(post("/2/tweets").atPriority(1).willReturn(answer));
    }

    private static List<LoggedRequest> sent(String path) {
        return server.wire.findAll(postRequestedFor(urlEqualTo(path)));
    }

    @Test
    void sendsWhatTheApiAsksForAndNothingElse() {
        Outcome.Published published = published(part("Täglich"), new ReplyTo("41", "40"), "k1");
        assertThat(published.url()).isEqualTo(URI.create("https://x.com/i/status/" + published.remoteId()));
        LoggedRequest request = sent("/2/tweets").getFirst();
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(XServer.json(request.getBodyAsString()))
                .isEqualTo(XServer.json("{\"text\":\"Täglich\",\"reply\":{\"in_reply_to_tweet_id\":\"41\"}}"));
    }

    @Test
    void namesOfTheNewSpecificationAreASetting() {
        server.wire.stubFor(get(urlPathEqualTo("/2/tweets")).atPriority(1).willReturn(okJson("{}")));
        Session renamed = open(XServer.ACCESS_TOKEN, new XNames("post.fields", "in_reply_to_post_id", Map.of()));
        renamed.publish(part("hello"), new ReplyTo("41", "40"), key("k1"));
        renamed.counts(List.of("1"));
        assertThat(XServer.json(sent("/2/tweets").getFirst().getBodyAsString()))
                .isEqualTo(XServer.json("{\"text\":\"hello\",\"reply\":{\"in_reply_to_post_id\":\"41\"}}"));
        server.wire.verify(getRequestedFor(urlEqualTo("/2/tweets?ids=1&post.fields=public_metrics")));
    }

    @Test
    void everyRequestIsSignedAsAServerWouldCheckIt() throws Exception {
        published(part("picture", image("alt")), null, "k1");
        session.signIn();
        server.wire.stubFor(get(urlPathEqualTo("/2/tweets")).atPriority(1).willReturn(okJson("{}")));
        session.counts(List.of("1", "2"));
        List<LoggedRequest> all = new ArrayList<>(server.wire.findAll(postRequestedFor(urlMatching(".*"))));
        all.addAll(server.wire.findAll(getRequestedFor(urlMatching(".*"))));
        assertThat(all).hasSize(7);
        for (LoggedRequest request : all) {
            assertSigned(request);
        }
    }

    private void assertSigned(LoggedRequest request) throws GeneralSecurityException {
        Map<String, String> fields = OAuthCheck.fields(request);
        assertThat(fields)
                .containsEntry("oauth_consumer_key", "consumer")
                .containsEntry("oauth_token", XServer.ACCESS_TOKEN)
                .containsEntry("oauth_signature_method", "HMAC-SHA1")
                .containsEntry("oauth_version", "1.0")
                .containsKeys("oauth_timestamp", "oauth_nonce");
        assertThat(fields.get("oauth_signature"))
                .as(request.getUrl())
                .isEqualTo(OAuthCheck.signature(request, proxy.uri(), CONSUMER_SECRET, TOKEN_SECRET));
    }

    @Test
    void handsOverAnImageInThreeStepsThenItsAltText() {
        published(part("picture", image("A woman")), null, "k1");
        LoggedRequest begun = sent("/2/media/upload/initialize").getFirst();
        int bytes = image("A woman").bytes().length;
        assertThat(XServer.json(begun.getBodyAsString()))
                .isEqualTo(XServer.json("{\"media_type\":\"image/png\",\"total_bytes\":" + bytes
                        + ",\"media_category\":\"tweet_image\"}"));
        LoggedRequest appended = server.wire
                .findAll(postRequestedFor(urlMatching("/2/media/upload/[0-9]+/append")))
                .getFirst();
        assertThat(appended.getPart("media").getBody().asBytes())
                .isEqualTo(image("A woman").bytes());
        assertThat(appended.getPart("segment_index").getBody().asString()).isEqualTo("0");
        assertThat(server.wire.findAll(postRequestedFor(urlMatching("/2/media/upload/[0-9]+/finalize"))))
                .hasSize(1);
        String id = XServer.json(sent("/2/media/metadata").getFirst().getBodyAsString())
                .path("id")
                .asString();
        assertThat(XServer.json(sent("/2/tweets").getFirst().getBodyAsString()))
                .isEqualTo(XServer.json("{\"text\":\"picture\",\"media\":{\"media_ids\":[\"" + id + "\"]}}"));
    }

    @Test
    void anImageThatWasHandedOverIsNotHandedOverAgain() {
        Upload.Done early = (Upload.Done) session.upload(image("early"), key("u1"));
        published(part("picture", image("early").handedOver(early.mediaId())), null, "k1");
        assertThat(received()).containsExactly(new Received("picture", null, List.of("early")));
        assertThat(sent("/2/media/upload/initialize")).hasSize(1);
    }

    @Test
    void aPostWhoseImageIsGoneIsRefused() {
        assertThat(session.publish(part("picture", image("early").handedOver("17")), null, key("k1")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("media IDs are invalid"));
        assertThat(received()).isEmpty();
    }

    @Test
    void takesFourImagesWithAltTextsOfAThousandAndNoMore() {
        Image longest = image("ä".repeat(1_000));
        published(part("four", longest, longest, longest, longest), null, "k1");
        assertThat(received().getFirst().altTexts())
                .hasSize(4)
                .allSatisfy(alt -> assertThat(alt).hasSize(1_000));
        assertThat(session.publish(part("five", longest, longest, longest, longest, longest), null, key("k2")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(session.publish(part("too long", image("ä".repeat(1_001))), null, key("k3")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(received()).hasSize(1);
    }

    @Test
    void waitsAsLongAsXAsks() {
        finalized("{\"data\":{\"id\":\"5\",\"processing_info\":{\"state\":\"pending\",\"check_after_secs\":2}}}");
        server.wire.stubFor(get("/2/media/upload?command=STATUS&media_id=5")
                .atPriority(1)
                .willReturn(okJson("{\"data\":{\"id\":\"5\",\"processing_info\":{\"state\":\"succeeded\"}}}")));
        server.wire.stubFor(
                post("/2/media/upload/initialize").atPriority(1).willReturn(okJson("{\"data\":{\"id\":\"5\"}}")));
        published(part("picture", image("A woman")), null, "k1");
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void anImageThatXCannotReadIsRefused() {
        finalized("{\"data\":{\"id\":\"5\",\"processing_info\":{\"state\":\"failed\"}}}");
        assertThat(session.publish(part("picture", image("A woman")), null, key("k1")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(requests()).isZero();
    }

    private static void finalized(String answer) {
        server.wire.stubFor(post(urlMatching("/2/media/upload/[0-9]+/finalize"))
                .atPriority(1)
                .willReturn(okJson(answer)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2/media/upload/initialize",
                "/2/media/upload/[0-9]+/append",
                "/2/media/upload/[0-9]+/finalize",
                "/2/media/metadata"
            })
    void aStepThatFailsLeavesNothingUnknownAndNothingPosted(String step) {
        server.wire.stubFor(post(urlMatching(step))
                .atPriority(1)
                .willReturn(aResponse().withStatus(503).withBody("busy")));
        assertThat(session.publish(part("picture", image("A woman")), null, key("k1")))
                .isInstanceOf(Outcome.Unreachable.class);
        server.wire.stubFor(
                post(urlMatching(step)).atPriority(1).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(session.publish(part("picture", image("A woman")), null, key("k1")))
                .isInstanceOf(Outcome.Unreachable.class);
        assertThat(requests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenAnswersAreUnknownAndSentOnce(Fault fault) {
        answerPosts(aResponse().withStatus(201).withFault(fault));
        assertThat(session.publish(part("hello"), null, key("k1"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void countsWeightedCharacters() {
        assertThat(session.publish(part("囚".repeat(141)), null, key("k1"))).isInstanceOf(Outcome.Refused.class);
        published(part("囚".repeat(140)), null, "k2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retweet_count", "repost_count"})
    void readsCountsWithOldNamesAndNew(String reposts) {
        server.wire.stubFor(get(urlPathEqualTo("/2/tweets"))
                .atPriority(1)
                .willReturn(okJson("{\"data\":[{\"id\":\"1\",\"public_metrics\":{\"" + reposts
                        + "\":2,\"reply_count\":0,\"like_count\":5,\"quote_count\":1,\"impression_count\":900}},"
                        + "{\"id\":\"2\",\"public_metrics\":{\"like_count\":7}}],"
                        + "\"errors\":[{\"title\":\"Not Found Error\",\"resource_id\":\"3\"}]}")));
        CountsReading reading = session.counts(List.of("1", "2", "3"));
        assertThat(reading.counts())
                .isEqualTo(Map.of(
                        "1", new Counts(5L, 2L, 0L, 1L, 900L, null),
                        "2", new Counts(7L, null, null, null, null, null)));
        assertThat(reading.gone()).as("that is not how X says so").isEmpty();
        server.wire.verify(getRequestedFor(urlEqualTo("/2/tweets?ids=3%2C2%2C1&tweet.fields=public_metrics")));
    }

    @Test
    void whenTheCreditsAreUsedUpItSaysUntilWhenItWaits() {
        server.wire.stubFor(get(urlPathEqualTo("/2/tweets"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(402).withBody("{\"title\":\"CreditsDepleted\",\"status\":402}")));
        assertThat(session.counts(List.of("1")).failure()).contains("CreditsDepleted", "2026-03-01T08:05:00Z");
    }

    @Test
    void hearsRateLimits() {
        throttle(Duration.ofMinutes(15));
        session.publish(part("hello"), null, key("k1"));
        assertThat(rates).containsExactly(new RateReading("posts", 100, 0, Instant.parse("2026-03-01T08:15:00Z")));
    }

    @Test
    void tellsWhoWeAre() {
        assertThat(session.signIn())
                .isEqualTo(new SignIn.Valid("ours", "12345", new SignIn.Face("Ours & theirs", "We <count>")));
    }

    @Test
    void signsInByACodeOrByKeysThatArePasted() {
        assertThat(connector(XNames.DOCUMENTED).codeSignIn())
                .hasValueSatisfying(code ->
                        assertThat(connector(XNames.DOCUMENTED).secrets()).containsAll(code.needs()));
    }

    @Test
    void namesTheSecretThatIsMissing() {
        assertThatThrownBy(() ->
                        connector(XNames.DOCUMENTED).open(new Login("a", null, null, Credentials.none()), rates::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("consumer_key");
    }
}
