package org.vigil.network.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigil.network.Credentials;
import org.vigil.network.FaultyPublisherContract;
import org.vigil.network.HttpCall;
import org.vigil.network.Image;
import org.vigil.network.Login;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.RateReading;
import org.vigil.network.ReplyTo;
import org.vigil.network.Session;
import org.vigil.network.Upload;
import org.vigil.network.Visibility;
import org.vigil.testing.LostAnswerProxy;
import org.vigil.testing.MutableClock;
import tools.jackson.databind.JsonNode;

class BlueskyConnectorTest extends FaultyPublisherContract {
    private static final BlueskyServer server = new BlueskyServer();

    private final List<RateReading> rates = new ArrayList<>();
    private final MutableClock clock = MutableClock.at(NOW);
    private final BlueskyConnector connector = new BlueskyConnector(new HttpCall(), clock);
    private LostAnswerProxy proxy;
    private Session session;

    @BeforeEach
    void open() throws IOException {
        server.reset();
        proxy = new LostAnswerProxy(server.wire.port());
        session = open(BlueskyServer.PASSWORD);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Session open(String appPassword) {
        Credentials credentials = new Credentials(Map.of("handle", "@ours.example", "app_password", appPassword));
        return connector.open(new Login("ours", proxy.uri(), null, credentials), rates::add);
    }

    @Override
    protected boolean canBeAsked() {
        return true;
    }

    @Override
    protected boolean findsByKey() {
        return true;
    }

    @Override
    protected boolean canEdit() {
        return false;
    }

    /** Vigil's clock shows when a post was made, so it goes on between two. */
    @Override
    protected Outcome.Published published(Part part, @Nullable ReplyTo previous, String key) {
        Outcome.Published post = super.published(part, previous, key);
        clock.advance(Duration.ofSeconds(1));
        return post;
    }

    @Override
    protected Session session() {
        return session;
    }

    @Override
    protected Session withWrongSecret() {
        return open("wrong-password");
    }

    @Override
    protected List<Received> received() {
        return server.received();
    }

    /** Of the next post, so we are signed in before it. */
    @Override
    protected void loseTheNextAnswer() {
        session.signIn();
        proxy.loseNextAnswer();
    }

    @Override
    protected void throttle(Duration duration) {
        answer(
                BlueskyServer.PUT_RECORD,
                BlueskyServer.error(429, "RateLimitExceeded")
                        .withHeader("RateLimit-Limit", "5000")
                        .withHeader("RateLimit-Remaining", "0")
                        .withHeader(
                                "RateLimit-Reset",
                                Long.toString(NOW.plus(duration).getEpochSecond())));
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

    private static void answer(String path, ResponseDefinitionBuilder answer) {
        server.wire.stubFor(post(path).atPriority(1).willReturn(answer));
    }

    private static void record(ResponseDefinitionBuilder answer) {
        server.wire.stubFor(
                get(urlPathEqualTo(BlueskyServer.GET_RECORD)).atPriority(1).willReturn(answer));
    }

    @Test
    void storesThePostUnderItsOwnKeyAndCreatesOnly() {
        Part part = new Part("Täglich #FreeThem https://example.org/ä", List.of(), "zh-Hans", null, Visibility.PUBLIC);
        String key = RecordKey.of("delivery-9-1");
        assertThat(session.publish(part, null, key("delivery-9-1")))
                .isEqualTo(new Outcome.Published(
                        "at://did:plc:ours/app.bsky.feed.post/" + key,
                        URI.create("https://bsky.app/profile/ours.example/post/" + key)));
        var sent = server.wire.findAll(postRequestedFor(urlEqualTo(BlueskyServer.PUT_RECORD)));
        assertThat(sent).hasSize(1);
        assertThat(BlueskyServer.json(sent.getFirst().getBodyAsString()))
                .isEqualTo(BlueskyServer.json("""
                {"repo":"did:plc:ours","collection":"app.bsky.feed.post","rkey":"%s","swapRecord":null,
                 "record":{"$type":"app.bsky.feed.post","text":"Täglich #FreeThem https://example.org/ä",
                  "createdAt":"2026-03-01T08:00:00.000Z","langs":["zh-Hans"],
                  "facets":[
                   {"index":{"byteStart":19,"byteEnd":41},
                    "features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://example.org/ä"}]},
                   {"index":{"byteStart":9,"byteEnd":18},
                    "features":[{"$type":"app.bsky.richtext.facet#tag","tag":"FreeThem"}]}]}}
                """.formatted(key)));
    }

    @Test
    void whatStandsUnderOurKeyWithOurTextIsOurs() {
        answer(BlueskyServer.PUT_RECORD, BlueskyServer.error(400, "InvalidSwap"));
        record(okJson(
                "{\"uri\":\"at://did:plc:ours/app.bsky.feed.post/k\",\"cid\":\"b\",\"value\":{\"text\":\"one\"}}"));
        assertThat(session.publish(part("one"), null, key("k1")))
                .isInstanceOfSatisfying(
                        Outcome.Published.class,
                        published ->
                                assertThat(published.remoteId()).isEqualTo("at://did:plc:ours/app.bsky.feed.post/k"));
        server.wire.verify(
                1,
                getRequestedFor(urlPathEqualTo(BlueskyServer.GET_RECORD))
                        .withQueryParam("rkey", equalTo(RecordKey.of("k1"))));
    }

    @Test
    void whatStandsUnderOurKeyWithOtherWordsIsRefused() {
        answer(BlueskyServer.PUT_RECORD, BlueskyServer.error(400, "InvalidSwap"));
        record(okJson("{\"uri\":\"at://did:plc:ours/app.bsky.feed.post/k\",\"value\":{\"text\":\"another\"}}"));
        assertThat(session.publish(part("one"), null, key("k1"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void whatStandsUnderOurKeyAndCannotBeReadIsUnknown() {
        answer(BlueskyServer.PUT_RECORD, BlueskyServer.error(400, "InvalidSwap"));
        record(BlueskyServer.error(502, "UpstreamFailure"));
        assertThat(session.publish(part("one"), null, key("k1"))).isInstanceOf(Outcome.Unknown.class);
        record(BlueskyServer.error(400, "RecordNotFound"));
        assertThat(session.publish(part("one"), null, key("k1"))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void aReplyNamesTheThreadsFirstPartAndTheOneBefore() {
        String root = "at://did:plc:ours/app.bsky.feed.post/one";
        String parent = "at://did:plc:ours/app.bsky.feed.post/two";
        server.post("one", "one", "2026-03-01T07:00:00Z");
        server.post("two", "two", "2026-03-01T07:00:01Z");
        published(part("three"), new ReplyTo(parent, root), "k3");
        assertThat(sent("reply"))
                .isEqualTo(BlueskyServer.json("{\"root\":{\"uri\":\"" + root + "\",\"cid\":\"bafy-one\"},"
                        + "\"parent\":{\"uri\":\"" + parent + "\",\"cid\":\"bafy-two\"}}"));
    }

    /** What a person finds in the address of a post's page is its key only. */
    @Test
    void aReplyMayBeToAPostOfWhichAPersonGaveTheKey() {
        server.post("3abc", "one", "2026-03-01T07:00:00Z");
        published(part("two"), new ReplyTo("3abc", "3abc"), "k2");
        assertThat(sent("reply").path("parent").path("uri").asString())
                .isEqualTo("at://did:plc:ours/app.bsky.feed.post/3abc");
    }

    /** A field of the record in the only request to post. */
    private static JsonNode sent(String field) {
        var sent = server.wire.findAll(postRequestedFor(urlEqualTo(BlueskyServer.PUT_RECORD)));
        assertThat(sent).hasSize(1);
        return BlueskyServer.json(sent.getFirst().getBodyAsString())
                .path("record")
                .path(field);
    }

    @Test
    void aThreadWhoseLastPartIsGoneIsNotContinued() {
        record(BlueskyServer.error(400, "RecordNotFound"));
        ReplyTo gone = new ReplyTo("at://did:plc:ours/app.bsky.feed.post/a", "at://did:plc:ours/app.bsky.feed.post/a");
        assertThat(session.publish(part("two"), gone, key("k1"))).isInstanceOf(Outcome.Refused.class);
        record(aResponse().withStatus(503));
        assertThat(session.publish(part("two"), gone, key("k1"))).isInstanceOf(Outcome.Unreachable.class);
        assertThat(session.publish(part("two"), new ReplyTo("-100/41", "-100/41"), key("k1")))
                .isEqualTo(new Outcome.Refused("\"-100/41\" is no post on Bluesky that one could answer"));
        assertThat(requests()).isZero();
    }

    @Test
    void sendsAnImageAsItIs() {
        published(part("picture", image("alt")), null, "k1");
        var blobs = server.wire.findAll(postRequestedFor(urlEqualTo(BlueskyServer.UPLOAD_BLOB)));
        assertThat(blobs).hasSize(1);
        assertThat(blobs.getFirst().getBody()).isEqualTo(image("alt").bytes());
        assertThat(blobs.getFirst().getHeader("Content-Type")).isEqualTo("image/png");
        assertThat(sent("embed")).isEqualTo(BlueskyServer.json("""
                {"$type":"app.bsky.embed.images","images":[{"alt":"alt",
                 "image":{"$type":"blob","ref":{"$link":"bafkimage1"},"mimeType":"image/png","size":29}}]}
                """));
    }

    @Test
    void sendsFourImagesInTheirOrderWithTheirShape() {
        Image wide = new Image("wide.png", "image/png", AspectRatioTest.png(640, 360), "wide");
        published(part("four", image("1"), wide, image("3"), image("4")), null, "k1");
        assertThat(received()).containsExactly(new Received("four", null, List.of("1", "wide", "3", "4")));
        assertThat(sent("embed").path("images").path(1).path("aspectRatio"))
                .isEqualTo(BlueskyServer.json("{\"width\":640,\"height\":360}"));
    }

    @Test
    void anImageThatWasHandedOverIsNotSentAgain() {
        published(part("picture", handedOver(image("alt"))), null, "k1");
        assertThat(server.count(BlueskyServer.UPLOAD_BLOB)).isEqualTo(1);
    }

    @Test
    void anImageThatTheServerHasThrownAwayIsHandedOverOnceMore() {
        Image early = handedOver(image("alt"));
        server.throwBlobsAway();
        published(part("picture", early, image("late")), null, "k1");
        assertThat(received()).containsExactly(new Received("picture", null, List.of("alt", "late")));
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void anImageThatAnotherNetworkNamedIsHandedOver() {
        published(part("picture", image("alt").handedOver("1234567")), null, "k1");
        assertThat(server.count(BlueskyServer.UPLOAD_BLOB)).isEqualTo(1);
    }

    private Image handedOver(Image image) {
        return image.handedOver(((Upload.Done) session.upload(image, key("u1"))).mediaId());
    }

    @Test
    void refusesAnImageThatBlueskyDoesNotTake() {
        Image large = new Image("large.png", "image/png", new byte[1_000_001], "alt");
        assertThat(session.publish(part("picture", large), null, key("k1"))).isInstanceOf(Outcome.Refused.class);
        assertThat(session.upload(large, key("u1")))
                .isInstanceOfSatisfying(
                        Upload.Failed.class,
                        failed -> assertThat(failed.outcome()).isInstanceOf(Outcome.Refused.class));
        assertThat(server.count(BlueskyServer.UPLOAD_BLOB)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void afterALostAnswerAboutAnImageNothingIsUnknown(Fault fault) {
        answer(BlueskyServer.UPLOAD_BLOB, aResponse().withFault(fault));
        assertThat(session.publish(part("picture", image("alt")), null, key("k1")))
                .isInstanceOf(Outcome.Unreachable.class);
        assertThat(requests()).isZero();
    }

    @Test
    void aRefusedImageRefusesThePart() {
        answer(BlueskyServer.UPLOAD_BLOB, BlueskyServer.error(413, "PayloadTooLarge"));
        assertThat(session.publish(part("picture", image("alt")), null, key("k1")))
                .isEqualTo(new Outcome.Refused("Bluesky answered 413: PayloadTooLarge: It is PayloadTooLarge"));
        assertThat(requests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void brokenAnswersAreUnknownAndSentOnce(Fault fault) {
        answer(BlueskyServer.PUT_RECORD, aResponse().withStatus(200).withFault(fault));
        assertThat(session.publish(part("hello"), null, key("k1"))).isInstanceOf(Outcome.Unknown.class);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void hearsRateLimits() {
        answer(
                BlueskyServer.PUT_RECORD,
                okJson("{\"uri\":\"at://did:plc:ours/app.bsky.feed.post/k\"}")
                        .withHeader("RateLimit-Limit", "5000")
                        .withHeader("RateLimit-Remaining", "4998")
                        .withHeader("RateLimit-Reset", "1772355600"));
        published(part("hello"), null, "k1");
        assertThat(rates).containsExactly(new RateReading("posts", 5000, 4998, Instant.ofEpochSecond(1_772_355_600)));
    }

    @Test
    void noReasonShowsThePassword() {
        answer(
                BlueskyServer.CREATE_SESSION,
                aResponse().withStatus(401).withBody("{\"message\":\"not " + BlueskyServer.PASSWORD + "\"}"));
        assertThat(session.publish(part("hello"), null, key("k1")))
                .isEqualTo(new Outcome.SignedOut("Bluesky answered 401: not …"));
    }

    @Test
    void needsAHandleAndAnAppPasswordButNoServer() {
        assertThatThrownBy(() -> connector.open(new Login("a", null, null, Credentials.none()), rates::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("handle");
        Credentials both = new Credentials(Map.of("handle", "a.example", "app_password", "p"));
        assertThat(connector.open(new Login("a", null, null, both), rates::add)).isNotNull();
    }
}
