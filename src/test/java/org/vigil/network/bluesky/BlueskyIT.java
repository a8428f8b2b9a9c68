package org.vigil.network.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Image;
import org.vigil.network.Login;
import org.vigil.network.NetworkUnavailable;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.RateReading;
import org.vigil.network.Reply;
import org.vigil.network.ReplyTo;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.SignIn;
import org.vigil.testing.LostAnswerProxy;
import org.vigil.testing.RealServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Bluesky adapter against a PDS as Bluesky runs it. Only with {@code mvn verify -Preal-servers}. */
class BlueskyIT {
    private static final HttpCall HTTP = new HttpCall();
    private static RealServer pds;
    private static JsonNode alice;
    private static JsonNode bob;

    private final List<RateReading> rates = new ArrayList<>();
    private String appPassword = "";
    private String appPasswordName = "";
    private LostAnswerProxy proxy;
    private Session session;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        pds = RealServer.start("bluesky", "/xrpc/_health", Integer.toString(RealServer.freePort()));
        alice = account("alice");
        bob = account("bob");
    }

    private static JsonNode account(String name) {
        return call("com.atproto.server.createAccount", "", """
                {"handle":"%s.test","email":"%s@example.org","password":"password of %s"}
                """.formatted(name, name, name));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        pds.close();
    }

    @BeforeEach
    void open() throws IOException {
        proxy = new LostAnswerProxy(pds.port());
        appPasswordName = UUID.randomUUID().toString();
        appPassword = call(
                        "com.atproto.server.createAppPassword",
                        alice.path("accessJwt").asString(),
                        "{\"name\":\"" + appPasswordName + "\"}")
                .path("password")
                .asString();
        session = open(appPassword, rates::add);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    private Session open(String password, RateMeter meter) {
        Credentials credentials = new Credentials(Map.of("handle", "alice.test", "app_password", password));
        return new BlueskyConnector(HTTP, InstantSource.system())
                .open(new Login("ours", proxy.uri(), null, credentials), meter);
    }

    private static JsonNode call(String method, String token, String body) {
        Request request =
                Request.json(pds.at("/xrpc/" + method), JsonMapper.shared().readTree(body));
        return answer(HTTP.read(token.isEmpty() ? request : request.with("Authorization", "Bearer " + token)));
    }

    private static JsonNode get(String query) {
        return answer(HTTP.read(Request.get(pds.at("/xrpc/" + query))));
    }

    private static JsonNode answer(Reply reply) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Answer.class,
                        answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(200));
        return ((Reply.Answer) reply).json();
    }

    private static JsonNode standing(Outcome.Published post) {
        String[] pieces = post.remoteId().split("/", -1);
        return get("com.atproto.repo.getRecord?repo=" + pieces[2] + "&collection=" + pieces[3] + "&rkey=" + pieces[4]);
    }

    private static List<String> texts() {
        return get("com.atproto.repo.listRecords?limit=100&collection=app.bsky.feed.post&repo="
                        + alice.path("did").asString())
                .path("records")
                .valueStream()
                .map(record -> record.path("value").path("text").asString())
                .toList();
    }

    private Outcome.Published published(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Published.class);
        return (Outcome.Published) outcome;
    }

    private static SendKey fresh() {
        return key(UUID.randomUUID() + "-1");
    }

    private static Image png(String altText) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return new Image("portrait.png", "image/png", bytes.toByteArray(), altText);
    }

    @Test
    void storesTextImageAndAltTextAsTheyAre() throws IOException {
        String text = "Day 12: Хадиджа 🕯️ خدیجه #FreeThem https://example.org/ä";
        Outcome.Published post = published(session.publish(part(text, png("A woman, smiling")), null, fresh()));
        JsonNode value = standing(post).path("value");
        assertThat(value.path("text").asString()).isEqualTo(text);
        assertThat(value.path("langs").path(0).asString()).isEqualTo("en");
        assertThat(value.path("facets").size()).isEqualTo(2);
        JsonNode image = value.path("embed").path("images").path(0);
        assertThat(image.path("alt").asString()).isEqualTo("A woman, smiling");
        assertThat(image.path("image").path("size").asLong()).isEqualTo(png("a").bytes().length);
        assertThat(post.url())
                .isEqualTo(URI.create("https://bsky.app/profile/alice.test/post/"
                        + post.remoteId().replaceFirst(".*/", "")));
        assertThat(rates).extracting(RateReading::bucket).contains("sign-in", "media", "posts");
    }

    @Test
    void aThreadHangsTogether() {
        Outcome.Published one = published(session.publish(part("one"), null, fresh()));
        Outcome.Published two =
                published(session.publish(part("two"), new ReplyTo(one.remoteId(), one.remoteId()), fresh()));
        Outcome.Published three =
                published(session.publish(part("three"), new ReplyTo(two.remoteId(), one.remoteId()), fresh()));
        JsonNode reply = standing(three).path("value").path("reply");
        assertThat(reply.path("root")).isEqualTo(reference(one));
        assertThat(reply.path("parent")).isEqualTo(reference(two));
    }

    private static JsonNode reference(Outcome.Published post) {
        String cid = standing(post).path("cid").asString();
        return JsonMapper.shared()
                .createObjectNode()
                .put("uri", post.remoteId())
                .put("cid", cid);
    }

    @Test
    void aLostAnswerIsUnknownThenOursAndStandsOnce() {
        String text = "lost " + UUID.randomUUID();
        SendKey key = fresh();
        assertThat(session.signIn()).isInstanceOf(SignIn.Valid.class);
        proxy.loseNextAnswer();
        assertThat(session.publish(part(text), null, key)).isInstanceOf(Outcome.Unknown.class);
        assertThat(texts()).containsOnlyOnce(text);
        Outcome.Published post = published(session.publish(part(text), null, key));
        assertThat(standing(post).path("value").path("text").asString()).isEqualTo(text);
        assertThat(texts()).containsOnlyOnce(text);
    }

    @Test
    void ofManyAtOnceUnderOneKeyOneStands() throws InterruptedException, ExecutionException {
        String text = "at once " + UUID.randomUUID();
        SendKey key = fresh();
        session.signIn();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> outcomes = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(() -> session.publish(part(text), null, key)))
                    .toList();
            for (Future<Outcome> outcome : outcomes) {
                published(outcome.get());
            }
        }
        assertThat(texts()).containsOnlyOnce(text);
    }

    @Test
    void nothingIsWrittenOverWhatStands() {
        SendKey key = fresh();
        Outcome.Published first = published(session.publish(part("first words"), null, key));
        assertThat(session.publish(part("other words"), null, key)).isInstanceOf(Outcome.Refused.class);
        assertThat(standing(first).path("value").path("text").asString()).isEqualTo("first words");
    }

    @Test
    void whatItTakesIsWhatWeThinkItTakes() {
        published(session.publish(part("囚".repeat(300)), null, fresh()));
        published(session.publish(part("👩‍👩‍👧‍👦".repeat(120)), null, fresh()));
    }

    @Test
    void aWrongPasswordIsSignedOut() {
        Session wrong = open("wrong-pass-word-here", RateMeter.IGNORED);
        assertThat(wrong.signIn()).isInstanceOf(SignIn.Invalid.class);
        assertThat(wrong.publish(part("never"), null, fresh())).isInstanceOf(Outcome.SignedOut.class);
        assertThat(texts()).doesNotContain("never");
    }

    @Test
    void aRevokedAppPasswordIsNoticedAtTheNextCheck() {
        assertThat(session.signIn())
                .isEqualTo(new SignIn.Valid("alice.test", alice.path("did").asString(), null));
        call(
                "com.atproto.server.revokeAppPassword",
                alice.path("accessJwt").asString(),
                "{\"name\":\"" + appPasswordName + "\"}");
        assertThat(session.signIn()).isInstanceOf(SignIn.Invalid.class);
    }

    /** Likes are counted by Bluesky's AppView, which stands before no PDS of one's own machine. */
    @Test
    void whereNobodyCountsALikeItIsNotZeroButUnavailable() {
        Outcome.Published post = published(session.publish(part("like me"), null, fresh()));
        call("com.atproto.repo.createRecord", bob.path("accessJwt").asString(), """
                {"repo":"%s","collection":"app.bsky.feed.like","record":{"$type":"app.bsky.feed.like",
                 "createdAt":"2026-03-01T08:00:00.000Z","subject":%s}}
                """.formatted(
                        bob.path("did").asString(), reference(post)));
        assertThatThrownBy(() -> session.counts(List.of(post.remoteId()))).isInstanceOf(NetworkUnavailable.class);
    }
}
