package org.vigil.network.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.network.Change;
import org.vigil.network.CountsReading;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Image;
import org.vigil.network.Login;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.RateReading;
import org.vigil.network.Reading;
import org.vigil.network.Reply;
import org.vigil.network.ReplyTo;
import org.vigil.network.RepostSighting;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
import org.vigil.network.SignInStore;
import org.vigil.network.StandingPost;
import org.vigil.network.Upload;
import org.vigil.testing.LostAnswerProxy;
import org.vigil.testing.RealServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Bluesky adapter against a PDS as Bluesky runs it. Only with {@code mvn verify -Preal-servers}. */
class BlueskyIT {
    private static final HttpCall HTTP = new HttpCall();
    private static RealServer pds;
    private static JsonNode bob;
    private static int people;

    private final List<RateReading> rates = new ArrayList<>();
    private final Shelf shelf = new Shelf();

    /** Another one in each test. */
    private JsonNode alice;

    private String appPassword = "";
    private String appPasswordName = "";
    private LostAnswerProxy proxy;
    private Session session;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        pds = RealServer.start("bluesky", "/xrpc/_health", Integer.toString(RealServer.freePort()));
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
        alice = account("alice" + ++people);
        appPasswordName = UUID.randomUUID().toString();
        appPassword = call(
                        "com.atproto.server.createAppPassword",
                        alice.path("accessJwt").asString(),
                        "{\"name\":\"" + appPasswordName + "\"}")
                .path("password")
                .asString();
        session = open(appPassword, rates::add, SignInStore.NONE);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    private Session open(String password, RateMeter meter, SignInStore signIns) {
        Credentials credentials = new Credentials(Map.of("handle", handle(), "app_password", password));
        return new BlueskyConnector(HTTP, InstantSource.system())
                .open(new Login("ours", proxy.uri(), null, credentials), meter, signIns);
    }

    /** Vigil as it is after a start, or on another node: with what was kept. */
    private Session started() {
        return open(appPassword, rates::add, shelf);
    }

    private String handle() {
        return alice.path("handle").asString();
    }

    private String did() {
        return alice.path("did").asString();
    }

    /** What outlives a process. */
    private static final class Shelf implements SignInStore {
        private final AtomicReference<String> kept = new AtomicReference<>("");

        @Override
        public Optional<String> read() {
            return Optional.of(kept.get());
        }

        @Override
        public void write(String signIn) {
            kept.set(signIn);
        }
    }

    /** Does something as the account's owner does, with an app of hers. */
    private JsonNode asAlice(String method, String body) {
        return call(method, alice.path("accessJwt").asString(), body);
    }

    private long signInsAndRefreshes() {
        return rates.stream().filter(rate -> rate.bucket().equals("sign-in")).count();
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

    private List<String> texts() {
        return get("com.atproto.repo.listRecords?limit=100&collection=app.bsky.feed.post&repo=" + did())
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
                .isEqualTo(URI.create("https://bsky.app/profile/" + handle() + "/post/"
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
        Session wrong = open("wrong-pass-word-here", RateMeter.IGNORED, SignInStore.NONE);
        assertThat(wrong.signIn()).isInstanceOf(SignIn.Invalid.class);
        assertThat(wrong.publish(part("never"), null, fresh())).isInstanceOf(Outcome.SignedOut.class);
        assertThat(texts()).doesNotContain("never");
    }

    @Test
    void aRevokedAppPasswordIsNoticedAtTheNextCheck() {
        assertThat(session.signIn()).isEqualTo(new SignIn.Valid(handle(), did(), new SignIn.Face("", "")));
        Session kept = started();
        assertThat(kept.signIn()).isInstanceOf(SignIn.Valid.class);
        asAlice("com.atproto.server.revokeAppPassword", "{\"name\":\"" + appPasswordName + "\"}");
        assertThat(session.signIn()).isInstanceOf(SignIn.Invalid.class);
        assertThat(kept.signIn()).isInstanceOf(SignIn.Invalid.class);
        assertThat(started().signIn()).isInstanceOf(SignIn.Invalid.class);
    }

    /** More starts than the server lets anybody sign in within five minutes. */
    @Test
    void aSignInThatIsKeptOutlivesMoreStartsThanTheServerGrantsSignIns() {
        for (int start = 1; start <= 35; start++) {
            published(started().publish(part("start " + start), null, fresh()));
        }
        assertThat(signInsAndRefreshes()).isEqualTo(1);
        assertThat(texts()).hasSize(35);
        List<SignIn> without = IntStream.range(0, 35)
                .mapToObj(i ->
                        open(appPassword, RateMeter.IGNORED, SignInStore.NONE).signIn())
                .toList();
        assertThat(without.getLast())
                .as("without a kept one")
                .isInstanceOfSatisfying(
                        SignIn.NotReached.class,
                        throttled -> assertThat(throttled.reason()).contains("429"));
        assertThat(started().signIn()).as("refreshing is not limited so").isInstanceOf(SignIn.Valid.class);
    }

    @Test
    void twoNodesThatRefreshAtOnceBothGoOn() throws InterruptedException, ExecutionException {
        Session one = started();
        Session two = started();
        published(one.publish(part("one"), null, fresh()));
        published(two.publish(part("two"), null, fresh()));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<SignIn> first = threads.submit(one::signIn);
            Future<SignIn> second = threads.submit(two::signIn);
            assertThat(first.get()).isInstanceOf(SignIn.Valid.class);
            assertThat(second.get()).isInstanceOf(SignIn.Valid.class);
        }
        published(one.publish(part("three"), null, fresh()));
        published(two.publish(part("four"), null, fresh()));
        assertThat(started().signIn()).isInstanceOf(SignIn.Valid.class);
    }

    @Test
    void aDeactivatedAccountIsSignedOutAndNothingIsSaidOfItsPosts() {
        Session kept = started();
        SendKey key = fresh();
        Outcome.Published post = published(kept.publish(part("hello"), null, key));
        asAlice("com.atproto.server.deactivateAccount", "{}");
        assertThat(kept.publish(part("never"), null, fresh())).isInstanceOf(Outcome.SignedOut.class);
        assertThat(kept.delete(post.remoteId(), key("d"))).isInstanceOf(Change.SignedOut.class);
        assertThat(kept.see(post.remoteId())).isInstanceOf(Sighting.NotReached.class);
        assertThat(kept.publishedUnder(key.idempotencyKey())).isInstanceOf(Sighting.NotReached.class);
        assertThat(kept.posts(Set.of(), 10)).isInstanceOf(Reading.NotReached.class);
        assertThat(kept.signIn()).isInstanceOf(SignIn.Invalid.class);
        answer(HTTP.read(Request.post(pds.at("/xrpc/com.atproto.server.activateAccount"))
                .with("Authorization", "Bearer " + alice.path("accessJwt").asString())));
        assertThat(kept.signIn()).isInstanceOf(SignIn.Valid.class);
        assertThat(kept.see(post.remoteId())).isInstanceOf(Sighting.Stands.class);
    }

    @Test
    void anAccountThatWasTakenDownIsSignedOut() {
        Session kept = started();
        published(kept.publish(part("hello"), null, fresh()));
        String admin = Base64.getEncoder().encodeToString("admin:admin-pass".getBytes(StandardCharsets.US_ASCII));
        answer(HTTP.read(Request.json(
                        pds.at("/xrpc/com.atproto.admin.updateSubjectStatus"),
                        JsonMapper.shared().readTree("""
                                {"subject":{"$type":"com.atproto.admin.defs#repoRef","did":"%s"},"takedown":{"applied":true}}
                                """.formatted(did())))
                .with("Authorization", "Basic " + admin)));
        assertThat(kept.publish(part("never"), null, fresh())).isInstanceOf(Outcome.SignedOut.class);
        assertThat(kept.signIn()).isInstanceOf(SignIn.Invalid.class);
        assertThat(open(appPassword, RateMeter.IGNORED, SignInStore.NONE).signIn())
                .isInstanceOf(SignIn.Invalid.class);
    }

    @Test
    void theFaceIsWhatTheAccountSaysOfItself() {
        asAlice("com.atproto.repo.putRecord", """
                {"repo":"%s","collection":"app.bsky.actor.profile","rkey":"self",
                 "record":{"$type":"app.bsky.actor.profile","displayName":"The vigil","description":"A post a day"}}
                """.formatted(did()));
        assertThat(session.signIn())
                .isEqualTo(new SignIn.Valid(handle(), did(), new SignIn.Face("The vigil", "A post a day")));
    }

    @Test
    void fourImagesHandedOverBeforeAreReadBackWithTheirAltTexts() throws IOException {
        List<String> altTexts = List.of("A woman, smiling", "Ein Café – \"offen\"", "خدیجه", "🕯️");
        List<Image> images = new ArrayList<>();
        for (String altText : altTexts) {
            Image image = png(altText);
            images.add(image.handedOver(((Upload.Done) session.upload(image, key("u"))).mediaId()));
        }
        Outcome.Published post = published(session.publish(part("four", images.toArray(Image[]::new)), null, fresh()));
        assertThat(session.see(post.remoteId()))
                .isInstanceOfSatisfying(
                        Sighting.Stands.class,
                        seen -> assertThat(seen.post().altTexts()).isEqualTo(altTexts));
        JsonNode first =
                standing(post).path("value").path("embed").path("images").path(0);
        assertThat(first.path("aspectRatio")).isEqualTo(JsonMapper.shared().readTree("{\"width\":40,\"height\":30}"));
        Reply bytes = HTTP.read(Request.get(pds.at("/xrpc/com.atproto.sync.getBlob?did=" + did() + "&cid="
                + first.path("image").path("ref").path("$link").asString())));
        assertThat(((Reply.Answer) bytes).body()).contains("PNG").contains("IHDR");
    }

    /** As a blob is that nobody used in time: the server has thrown it away. */
    @Test
    void anImageThatTheServerDoesNotHaveIsHandedOverOnceMore() throws IOException {
        String gone = "{\"$type\":\"blob\",\"ref\":{\"$link\":"
                + "\"bafkreibme22gw2h7y2h7tg2fhqotaqjucnbc24deqo72b6mkl2egezxhvy\"},\"mimeType\":\"image/png\",\"size\":9}";
        Outcome.Published post =
                published(session.publish(part("late", png("alt").handedOver(gone)), null, fresh()));
        assertThat(session.see(post.remoteId()))
                .isInstanceOfSatisfying(
                        Sighting.Stands.class,
                        seen -> assertThat(seen.post().altTexts()).containsExactly("alt"));
    }

    @Test
    void deletingTwiceIsDoneTwiceAndSeenToBeGone() {
        SendKey key = fresh();
        Outcome.Published post = published(session.publish(part("hello"), null, key));
        Outcome.Published stays = published(session.publish(part("stays"), null, fresh()));
        proxy.loseNextAnswer();
        assertThat(session.delete(post.remoteId(), key("d1"))).isInstanceOf(Change.NotAnswered.class);
        assertThat(session.delete(post.remoteId(), key("d2"))).isInstanceOf(Change.Done.class);
        assertThat(session.delete(post.remoteId(), key("d3"))).isInstanceOf(Change.Done.class);
        assertThat(session.see(post.remoteId())).isInstanceOf(Sighting.Absent.class);
        assertThat(session.publishedUnder(key.idempotencyKey())).isInstanceOf(Sighting.Absent.class);
        assertThat(session.see(stays.remoteId())).isInstanceOf(Sighting.Stands.class);
        assertThat(texts()).containsExactly("stays");
    }

    @Test
    void afterALostAnswerTheKeyTellsWhetherThePostStands() {
        assertThat(session.signIn()).isInstanceOf(SignIn.Valid.class);
        SendKey lost = fresh();
        proxy.loseNextAnswer();
        assertThat(session.publish(part("lost"), null, lost)).isInstanceOf(Outcome.Unknown.class);
        assertThat(session.publishedUnder(lost.idempotencyKey()))
                .isInstanceOfSatisfying(
                        Sighting.Stands.class,
                        seen -> assertThat(seen.post().text()).isEqualTo("lost"));
        assertThat(session.publishedUnder("never sent")).isInstanceOf(Sighting.Absent.class);
    }

    @Test
    void theTimelineIsInOrderOfTimeWithThePostsOfOtherPrograms() {
        Outcome.Published one = published(session.publish(part("one"), null, fresh()));
        Outcome.Published two =
                published(session.publish(part("two"), new ReplyTo(one.remoteId(), one.remoteId()), fresh()));
        asAlice("com.atproto.repo.createRecord", """
                {"repo":"%s","collection":"app.bsky.feed.post",
                 "record":{"$type":"app.bsky.feed.post","text":"by hand","createdAt":"2019-01-01T00:00:00.000Z"}}
                """.formatted(did()));
        Outcome.Published three = published(session.publish(part("three"), null, fresh()));
        assertThat(session.posts(Set.of(), 10)).isInstanceOfSatisfying(Reading.Posts.class, read -> {
            assertThat(read.newestFirst())
                    .extracting(StandingPost::text)
                    .containsExactly("three", "by hand", "two", "one");
            assertThat(read.newestFirst().get(2).answers()).isEqualTo(one.remoteId());
            assertThat(read.newestFirst().getFirst().url()).isEqualTo(three.url());
            assertThat(read.complete()).isTrue();
        });
        assertThat(session.posts(Set.of(two.remoteId()), 10))
                .isInstanceOfSatisfying(
                        Reading.Posts.class,
                        read -> assertThat(read.newestFirst()).hasSize(3));
    }

    @Test
    void aLongTimelineIsReadToItsEnd() {
        published(session.publish(part("the first"), null, fresh()));
        for (int batch = 0; batch < 2; batch++) {
            String writes = IntStream.range(0, 130).mapToObj(i -> """
                            {"$type":"com.atproto.repo.applyWrites#create","collection":"app.bsky.feed.post",
                             "value":{"$type":"app.bsky.feed.post","text":"by hand","createdAt":"2026-03-01T08:00:00.000Z"}}
                            """).collect(Collectors.joining(","));
            asAlice("com.atproto.repo.applyWrites", "{\"repo\":\"" + did() + "\",\"writes\":[" + writes + "]}");
        }
        published(session.publish(part("the last"), null, fresh()));
        assertThat(session.posts(Set.of(), 1_000)).isInstanceOfSatisfying(Reading.Posts.class, read -> {
            assertThat(read.newestFirst()).hasSize(262);
            assertThat(read.newestFirst().getFirst().text()).isEqualTo("the last");
            assertThat(read.newestFirst().getLast().text()).isEqualTo("the first");
            assertThat(read.complete()).isTrue();
        });
    }

    /**
     * Likes are counted by Bluesky's AppView, which stands before no PDS of one's own machine. What can be seen there is
     * that somebody likes the very post that we published.
     */
    @Test
    void whereNobodyCountsALikeItIsNotZeroButUnavailable() {
        Outcome.Published post = published(session.publish(part("like me"), null, fresh()));
        JsonNode like =
                call("com.atproto.repo.createRecord", bob.path("accessJwt").asString(), """
                {"repo":"%s","collection":"app.bsky.feed.like","record":{"$type":"app.bsky.feed.like",
                 "createdAt":"2026-03-01T08:00:00.000Z","subject":%s}}
                """.formatted(
                                bob.path("did").asString(), reference(post)));
        String[] place = like.path("uri").asString().split("/", -1);
        assertThat(get("com.atproto.repo.getRecord?repo=" + place[2] + "&collection=" + place[3] + "&rkey=" + place[4])
                        .path("value")
                        .path("subject"))
                .isEqualTo(reference(post));
        CountsReading reading = session.counts(List.of(post.remoteId()));
        assertThat(reading.counts()).isEmpty();
        assertThat(reading.gone()).isEmpty();
        assertThat(reading.failure()).isNotBlank();
    }

    @Test
    void aRepostStandsOnceHoweverOftenItIsAskedAndIsFoundAndTakenBack() {
        JsonNode post =
                call("com.atproto.repo.createRecord", bob.path("accessJwt").asString(), """
                {"repo":"%s","collection":"app.bsky.feed.post","record":{"$type":"app.bsky.feed.post",
                 "text":"repost me","createdAt":"2026-03-01T08:00:00Z"}}
                """.formatted(
                                bob.path("did").asString()));
        Original original = new Original(post.path("uri").asString(), null);
        SendKey key = fresh();
        assertThat(session.reposted(original, key)).isInstanceOf(RepostSighting.Absent.class);
        assertThat(session.repost(original, key)).isInstanceOf(Change.Done.class);
        assertThat(session.repost(original, key)).isInstanceOf(Change.Done.class);
        assertThat(session.reposted(original, key)).isInstanceOf(RepostSighting.Stands.class);
        assertThat(reposts()).isEqualTo(1);
        assertThat(session.takeBack(original, key)).isInstanceOf(Change.Done.class);
        assertThat(session.reposted(original, key)).isInstanceOf(RepostSighting.Absent.class);
        assertThat(reposts()).isZero();
    }

    private int reposts() {
        Reply reply = HTTP.read(Request.get(pds.at("/xrpc/com.atproto.repo.listRecords?collection="
                + BlueskyReposts.COLLECTION + "&repo=" + Request.encoded(did()))));
        return ((Reply.Answer) reply).json().path("records").size();
    }
}
