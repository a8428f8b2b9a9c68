package org.vigil.network.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
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
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.FaultyPublisherContract;
import org.vigil.network.HttpCall;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.network.Login;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.RateReading;
import org.vigil.network.Reading;
import org.vigil.network.ReplyTo;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
import org.vigil.network.StandingPost;
import org.vigil.network.Upload;
import org.vigil.network.Visibility;
import org.vigil.testing.LostAnswerProxy;
import tools.jackson.databind.JsonNode;

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
    protected boolean canBeAsked() {
        return true;
    }

    @Override
    protected boolean findsByKey() {
        return false;
    }

    @Override
    protected boolean canEdit() {
        return true;
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

    @Override
    protected int requestsOfAllKinds() {
        return server.wire.getAllServeEvents().size();
    }

    private void answerPosts(ResponseDefinitionBuilder answer) {
        server.answer(post("/api/v1/statuses"), answer);
    }

    private void answerMedia(ResponseDefinitionBuilder answer) {
        server.answer(post("/api/v2/media"), answer);
    }

    @Test
    void sendsWhatTheApiAsksForAndNothingElse() {
        Part part = new Part("Täglich", List.of(), "zh-Hans", "hunger strike", Visibility.UNLISTED);
        Outcome.Published published = published(part, new ReplyTo("41", "40"), "delivery-9-1");
        assertThat(published.url()).isEqualTo(URI.create("https://mastodon.example/@us/" + published.remoteId()));
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

    private Image handedOver(Image image) {
        return image.handedOver(((Upload.Done) session.upload(image, key("u1"))).mediaId());
    }

    /** How often an image was handed over. */
    private int uploads() {
        return server.wire
                .findAll(postRequestedFor(urlEqualTo("/api/v2/media")))
                .size();
    }

    @Test
    void anImageThatWasHandedOverIsNotHandedOverAgain() {
        published(part("pictures", handedOver(image("early")), image("late")), null, "k1");
        assertThat(received()).containsExactly(new Received("pictures", null, List.of("early", "late")));
        assertThat(uploads()).isEqualTo(2);
    }

    /** Mastodon before 4.3 would publish the post without it, and say nothing. */
    @Test
    void anImageThatTheServerHasThrownAwayIsHandedOverOnceMore() {
        Image early = handedOver(image("early"));
        server.forgetMedia();
        published(part("picture", early), null, "k1");
        assertThat(received()).containsExactly(new Received("picture", null, List.of("early")));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void anImageThatAnotherPostShowsIsHandedOverOnceMore() {
        Image early = handedOver(image("early"));
        published(part("one", early), null, "k1");
        published(part("two", early), null, "k2");
        assertThat(received()).extracting(Received::altTexts).containsExactly(List.of("early"), List.of("early"));
        assertThat(uploads()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"206, '{\"id\":\"55\"}'", "500, ''", "401, ''", "200, '<html>'", "200, '{\"id\":\"56\"}'", "404, ''"})
    void whatDoesNotProveThatTheServerHasAnImageServesNoPost(int status, String body) {
        server.answer(get("/api/v1/media/55"), aResponse().withStatus(status).withBody(body));
        published(part("picture", image("early").handedOver("55")), null, "k1");
        assertThat(received()).containsExactly(new Received("picture", null, List.of("early")));
    }

    /** Mastodon since 4.3, where the image goes between the question and the post. */
    @Test
    void aPostWhoseImageIsGoneIsRefused() {
        Image early = handedOver(image("early"));
        answerPosts(aResponse()
                .withStatus(422)
                .withBody("{\"error\":\"Media 55 not found or already attached to another post\"}"));
        assertThat(session.publish(part("picture", early), null, key("k1")))
                .isEqualTo(new Outcome.Refused(
                        "Mastodon answered 422: Media 55 not found or already attached to another post"));
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
        assertThat(session.signIn())
                .isEqualTo(new SignIn.Valid("us@127.0.0.1", "77", new SignIn.Face("The vigil", "A post\na day")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
                    "display_name":"","note":"<p>x</p>","source":{"note":"as typed"} | us | as typed
                    "display_name":"Ours 🕯️","note":""                                | Ours 🕯️ | ``
                    "display_name":"Ours"                                            | - | -
                    "note":"<p>x</p>"                                                | - | -
                    """)
    void tellsWhatFollowersSeeOfTheAccountWhereTheServerDoes(
            String fields, @Nullable String name, @Nullable String words) {
        server.answer(
                get("/api/v1/accounts/verify_credentials"),
                okJson("{\"id\":\"77\",\"username\":\"us\"," + fields + "}"));
        assertThat(session.signIn())
                .isInstanceOfSatisfying(
                        SignIn.Valid.class,
                        us -> assertThat(us.face())
                                .isEqualTo(name == null || words == null ? null : new SignIn.Face(name, words)));
    }

    @Test
    void handsOverFourImagesInTheirOrderAndNoFifth() {
        Image[] four =
                IntStream.rangeClosed(1, 4).mapToObj(n -> image("Image " + n)).toArray(Image[]::new);
        published(part("pictures", four), null, "k1");
        assertThat(received())
                .containsExactly(new Received("pictures", null, List.of("Image 1", "Image 2", "Image 3", "Image 4")));
        Image[] five =
                IntStream.rangeClosed(1, 5).mapToObj(n -> image("Image " + n)).toArray(Image[]::new);
        assertThat(session.publish(part("pictures", five), null, key("k2"))).isInstanceOf(Outcome.Refused.class);
        server.wire.verify(4, postRequestedFor(urlEqualTo("/api/v2/media")));
    }

    @Test
    void anEditKeepsWhatItDoesNotChange() {
        Part part = new Part("wrong", List.of(image("One"), image("Two")), "fa", "hunger strike", Visibility.UNLISTED);
        String id = published(part, null, "k1").remoteId();
        assertThat(session.edit(id, part("right"), key("e1"))).isInstanceOf(Change.Done.class);
        var sent = server.wire.findAll(putRequestedFor(urlEqualTo("/api/v1/statuses/" + id)));
        assertThat(sent).hasSize(1);
        JsonNode body = MastodonServer.json(sent.getFirst().getBodyAsString());
        assertThat(body.path("spoiler_text").asString()).isEqualTo("hunger strike");
        assertThat(body.path("language").asString()).isEqualTo("fa");
        assertThat(body.path("media_attributes")
                        .valueStream()
                        .map(media -> media.path("id").asString()))
                .isEqualTo(body.path("media_ids")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        assertThat(body.has("visibility")).isFalse();
        assertThat(received()).containsExactly(new Received("right", null, List.of("One", "Two")));
    }

    @Test
    void anEditIsMeasuredTogetherWithTheWarningThatStays() {
        Part part = new Part("wrong", List.of(), "en", "hunger strike", Visibility.PUBLIC);
        String id = published(part, null, "k1").remoteId();
        assertThat(session.edit(id, part("a".repeat(495)), key("e1"))).isInstanceOf(Change.Refused.class);
        assertThat(received()).containsExactly(new Received("wrong", null, List.of()));
    }

    @Test
    void whatIsNotThereCannotBeEdited() {
        assertThat(session.edit("4711", part("right"), key("e1"))).isInstanceOf(Change.Refused.class);
        server.wire.verify(0, putRequestedFor(urlEqualTo("/api/v1/statuses/4711")));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405, 410, 501})
    void aServerThatKnowsNoEditsSaysSo(int status) {
        String id = published(part("wrong"), null, "k1").remoteId();
        server.answer(put("/api/v1/statuses/" + id), aResponse().withStatus(status));
        assertThat(session.edit(id, part("right"), key("e1"))).isInstanceOf(Change.NotPossible.class);
    }

    /** snac before 2.84 answers 404 to every deletion, and goes on showing the post. */
    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void a404ToADeletionIsNotBelievedWhereThePostStands(int status) {
        String id = published(part("stays"), null, "k1").remoteId();
        server.answer(delete("/api/v1/statuses/" + id), aResponse().withStatus(status));
        assertThat(session.delete(id, key("d1"))).isInstanceOf(Change.NotPossible.class);
    }

    /** Mastodon says 404 to whoever deletes what another account posted. */
    @Test
    void whatStandsOnAnotherAccountIsNotCalledDeleted() {
        server.answer(
                delete("/api/v1/statuses/5"), aResponse().withStatus(404).withBody("{\"error\":\"Record not found\"}"));
        server.answer(
                get("/api/v1/statuses/5"),
                okJson("{\"id\":\"5\",\"content\":\"<p>theirs</p>\",\"created_at\":\"2026-03-01T08:00:00.000Z\","
                        + "\"account\":{\"id\":\"78\"}}"));
        assertThat(session.delete("5", key("d1"))).isInstanceOf(Change.Refused.class);
    }

    /** As on snac, whose deletions say 404 to a bad token as well. */
    @Test
    void withoutASignInA404SaysNothing() {
        String id = published(part("stays"), null, "k1").remoteId();
        server.answer(any(urlPathEqualTo("/api/v1/statuses/" + id)), aResponse().withStatus(404));
        server.answer(
                get("/api/v1/accounts/verify_credentials"),
                aResponse().withStatus(422).withBody("<h1>422 Unprocessable Content</h1>"));
        assertThat(session.delete(id, key("d1"))).isInstanceOf(Change.SignedOut.class);
        assertThat(session.edit(id, part("right"), key("e1"))).isInstanceOf(Change.SignedOut.class);
        assertThat(session.see(id)).isInstanceOf(Sighting.NotReached.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aProxyWhoseServerIsAwayMakesNothingAbsent(int status) {
        String id = published(part("stays"), null, "k1").remoteId();
        server.answer(any(anyUrl()), aResponse().withStatus(status).withBody("<h1>Not Found</h1>"));
        assertThat(session.see(id)).isInstanceOf(Sighting.NotReached.class);
        assertThat(session.delete(id, key("d1"))).isInstanceOf(Change.NotAnswered.class);
        assertThat(session.edit(id, part("right"), key("e1"))).isInstanceOf(Change.NotAnswered.class);
    }

    @Test
    void aDeletionThatAnswersWithBracesOnlyIsDone() {
        String id = published(part("goes"), null, "k1").remoteId();
        server.answer(delete("/api/v1/statuses/" + id), okJson("{}"));
        assertThat(session.delete(id, key("d1"))).isInstanceOf(Change.Done.class);
        server.answer(delete("/api/v1/statuses/" + id), okJson("{\"error\":\"no\"}"));
        assertThat(session.delete(id, key("d1"))).isInstanceOf(Change.NotAnswered.class);
    }

    @Test
    void deletionsHaveALimitOfTheirOwn() {
        String id = published(part("goes"), null, "k1").remoteId();
        server.answer(
                delete("/api/v1/statuses/" + id),
                okJson("{}")
                        .withHeader("X-RateLimit-Limit", "30")
                        .withHeader("X-RateLimit-Remaining", "0")
                        .withHeader("X-RateLimit-Reset", "2026-03-01T08:30:00.000000Z"));
        session.delete(id, key("d1"));
        assertThat(rates).containsExactly(new RateReading("deletes", 30, 0, Instant.parse("2026-03-01T08:30:00Z")));
    }

    @Test
    void seesWhoIsAnsweredAndWhatImagesSay() {
        String first = published(part("one"), null, "k1").remoteId();
        String second = published(part("two", image("A woman"), image("A door")), new ReplyTo(first, first), "k2")
                .remoteId();
        assertThat(session.see(second))
                .isEqualTo(new Sighting.Stands(new StandingPost(
                        second,
                        URI.create("https://mastodon.example/@us/" + second),
                        "two",
                        first,
                        List.of("A woman", "A door"),
                        NOW)));
    }

    @Test
    void turnsPagesUntilItComesToAPostThatIsKnown() {
        List<String> ids = IntStream.rangeClosed(1, 45)
                .mapToObj(n -> published(part("post " + n), null, "k" + n).remoteId())
                .toList();
        Reading.Posts read = (Reading.Posts) session.posts(Set.of(ids.get(2)), 100);
        assertThat(read.newestFirst())
                .extracting(StandingPost::remoteId)
                .isEqualTo(ids.subList(2, 45).reversed());
        assertThat(read.complete()).isTrue();
        server.wire.verify(
                1,
                getRequestedFor(urlEqualTo(
                        "/api/v1/accounts/77/statuses?limit=20&exclude_reblogs=true&max_id=" + ids.get(25))));
        session.posts(Set.of(ids.get(44)), 100);
        server.wire.verify(1, getRequestedFor(urlEqualTo("/api/v1/accounts/verify_credentials")));
        assertThat(((Reading.Posts) session.posts(Set.of(), 100)).newestFirst()).hasSize(45);
    }

    @Test
    void whatFollowsAPageThatFailsIsNotKnown() {
        List<String> ids = IntStream.rangeClosed(1, 25)
                .mapToObj(n -> published(part("post " + n), null, "k" + n).remoteId())
                .toList();
        server.answer(
                get(urlPathEqualTo("/api/v1/accounts/77/statuses")).withQueryParam("max_id", equalTo(ids.get(5))),
                aResponse().withStatus(503));
        Reading.Posts read = (Reading.Posts) session.posts(Set.of(ids.get(0)), 100);
        assertThat(read.newestFirst()).hasSize(20);
        assertThat(read.complete()).isFalse();
    }

    @Test
    void anEmptyListIsBelievedOnlyWhereTheAccountCountsNoPosts() {
        assertThat(session.posts(Set.of(), 100)).isEqualTo(new Reading.Posts(List.of(), true));
        published(part("one"), null, "k1");
        server.answer(get(urlPathEqualTo("/api/v1/accounts/77/statuses")), okJson("[]"));
        assertThat(session.posts(Set.of(), 100)).isEqualTo(new Reading.Posts(List.of(), false));
        server.answer(
                get("/api/v1/accounts/verify_credentials"),
                aResponse().withStatus(200).withBody("<html>"));
        assertThat(session.posts(Set.of(), 100)).isEqualTo(new Reading.Posts(List.of(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"error\":\"x\"}",
                "[{}]",
                "[null]",
                "[{\"id\":\"1\",\"content\":\"x\"}]",
                "[{\"id\":\"1\",\"content\":\"x\",\"created_at\":\"soon\"}]",
                "[{\"id\":\"1\",\"content\":null,\"created_at\":\"2026-03-01T08:00:00Z\"}]",
                "[{\"content\":\"x\",\"created_at\":\"2026-03-01T08:00:00Z\"}]",
                "[] trailing",
                "[{\"id\":\"1\""
            })
    void aListThatCannotBeReadToItsEndIsNoList(String body) {
        server.answer(get(urlPathEqualTo("/api/v1/accounts/77/statuses")), okJson(body));
        assertThat(session.posts(Set.of(), 100)).isInstanceOf(Reading.NotReached.class);
    }

    /** snac tells what its author typed beside the HTML, and calls an edited post by another id than before. */
    @Test
    void readsThePostsOfOtherServers() {
        server.answer(
                get("/api/v1/statuses/179530474465cb6e"),
                okJson(
                        "{\"id\":\"179530474965cb6e\",\"created_at\":\"2026-03-01T08:00:00Z\",\"content\":\"<b>as</b> shown<br>\","
                                + "\"text\":\"<b>as</b> typed\",\"in_reply_to_id\":null,\"media_attachments\":[{\"id\":\"1\",\"description\":null}]}"));
        assertThat(session.see("179530474465cb6e"))
                .isEqualTo(new Sighting.Stands(
                        new StandingPost("179530474465cb6e", null, "<b>as</b> typed", null, List.of(), NOW)));
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
