package org.vigil.network.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.network.Change;
import org.vigil.network.CodeSignIn;
import org.vigil.network.Counts;
import org.vigil.network.CountsReading;
import org.vigil.network.Credentials;
import org.vigil.network.FollowersReading;
import org.vigil.network.HttpCall;
import org.vigil.network.Image;
import org.vigil.network.Login;
import org.vigil.network.Original;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Pause;
import org.vigil.network.RateMeter;
import org.vigil.network.Reading;
import org.vigil.network.Reply;
import org.vigil.network.ReplyTo;
import org.vigil.network.RepostSighting;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.SignIn;
import org.vigil.network.SignInFailed;
import org.vigil.network.StandingPost;
import org.vigil.network.Visibility;
import org.vigil.testing.LostAnswerProxy;
import org.vigil.testing.RealServer;
import tools.jackson.databind.JsonNode;

/**
 * The Mastodon adapter against snac, a real server that speaks Mastodon's API, ignores {@code Idempotency-Key}, and
 * answers some errors in HTML. Only with {@code mvn verify -Preal-servers}.
 */
class MastodonIT {
    private static RealServer snac;
    private static String alice = "";
    private static String bob = "";

    private LostAnswerProxy proxy;
    private Session session;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        snac = RealServer.start("snac", "/api/v1/instance");
        alice = token("alice");
        bob = token("bob");
    }

    private static String token(String user) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("login", user);
        form.put("passwd", password(user));
        Reply reply = new HttpCall().read(Request.form(snac.at("/oauth/x-snac-get-token"), form));
        return ((Reply.Answer) reply).body().strip();
    }

    private static String password(String user) throws IOException {
        Matcher password = Pattern.compile("User password is (\\S+)")
                .matcher(Files.readString(snac.folder().resolve(user + ".txt")));
        assertThat(password.find()).isTrue();
        return password.group(1);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        snac.close();
    }

    @BeforeEach
    void open() throws IOException {
        proxy = new LostAnswerProxy(snac.port());
        session = open(alice);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    /**
     * With connections of its own: snac closes each after its answer without saying so, and who is quick gets hold of one
     * that is closed already.
     */
    private Session open(String token) {
        Credentials credentials = new Credentials(Map.of("access_token", token));
        return new MastodonConnector(new HttpCall(), InstantSource.system(), Pause.SLEEP)
                .open(new Login("ours", proxy.uri(), null, credentials), RateMeter.IGNORED);
    }

    private static Reply asked(Request request, String token) {
        return new HttpCall().read(request.with("Authorization", "Bearer " + token));
    }

    private static JsonNode read(String path) {
        return ((Reply.Answer) asked(Request.get(snac.at(path)), alice)).json();
    }

    /** As Vigil does: where it is unknown whether the post arrived, a look tells, and only then it is sent again. */
    private Outcome.Published published(Part part, @Nullable ReplyTo previous) {
        SendKey key = fresh();
        Outcome outcome = session.publish(part, previous, key);
        for (int again = 0; again < 5 && !(outcome instanceof Outcome.Published); again++) {
            assertThat(outcome).isInstanceOfAny(Outcome.Unknown.class, Outcome.Unreachable.class);
            assertThat(posts(Set.of()).newestFirst().stream().limit(1))
                    .extracting(StandingPost::text)
                    .doesNotContain(part.text());
            outcome = session.publish(part, previous, key);
        }
        assertThat(outcome).isInstanceOf(Outcome.Published.class);
        return (Outcome.Published) outcome;
    }

    private Outcome.Published published(String text) {
        return published(part(text), null);
    }

    /** What may be asked twice is asked again where nobody answered. */
    private static <T> T answered(Class<? extends T> silence, Supplier<T> asking) {
        T answer = asking.get();
        for (int again = 0; again < 5 && silence.isInstance(answer); again++) {
            answer = asking.get();
        }
        return answer;
    }

    private static Change changed(Supplier<Change> change) {
        return answered(Change.NotAnswered.class, change);
    }

    private static SendKey fresh() {
        return key(UUID.randomUUID() + "-1");
    }

    private static Image png(String altText) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return new Image("portrait.png", "image/png", bytes.toByteArray(), altText);
    }

    private Sighting look(String id) {
        return answered(Sighting.NotReached.class, () -> session.see(id));
    }

    private StandingPost seen(String id) {
        Sighting sighting = look(id);
        assertThat(sighting).isInstanceOf(Sighting.Stands.class);
        return ((Sighting.Stands) sighting).post();
    }

    private Reading.Posts posts(Set<String> backTo) {
        Reading reading = answered(Reading.NotReached.class, () -> session.posts(backTo, 1_000));
        assertThat(reading).isInstanceOf(Reading.Posts.class);
        return (Reading.Posts) reading;
    }

    @Test
    void storesTextImagesAndAltTextsAndShowsThemAgain() throws IOException {
        String text = "Day 12: Хадиджа 🕯️ خدیجه R&D\nhttps://example.org/a?b=c&d #FreeThe20";
        Part part = part(text, png("A woman, smiling"), png("Ein Café – \"offen\""), png("Three"), png("Four"));
        Outcome.Published post = published(part, null);
        assertThat(post.url()).hasHost("127.0.0.1");
        StandingPost seen = seen(post.remoteId());
        assertThat(seen.text()).isEqualTo(text);
        assertThat(seen.altTexts()).containsExactly("A woman, smiling", "Ein Café – \"offen\"", "Three", "Four");
        assertThat(seen.url()).isEqualTo(post.url());
        assertThat(seen.answers()).isNull();
        assertThat(PlainText.of(read("/api/v1/statuses/" + post.remoteId())
                        .path("content")
                        .asString()))
                .as("what it makes of the HTML beside it")
                .isEqualTo(text);
    }

    @Test
    void aThreadHangsTogether() {
        Outcome.Published one = published("one");
        Outcome.Published two = published(part("two"), new ReplyTo(one.remoteId(), one.remoteId()));
        assertThat(seen(two.remoteId()).answers()).isEqualTo(one.remoteId());
    }

    @Test
    void aLostAnswerIsUnknownAndItsPostFoundOnceAmongWhatStands() {
        String before = published("before").remoteId();
        String text = "lost " + UUID.randomUUID();
        session = open(alice);
        proxy.loseNextAnswer();
        assertThat(session.publish(part(text), null, fresh())).isInstanceOf(Outcome.Unknown.class);
        Reading.Posts read = posts(Set.of(before));
        assertThat(read.complete()).isTrue();
        assertThat(read.newestFirst()).extracting(StandingPost::text).containsExactly(text, "before");
    }

    @Test
    void aLostPartOfAThreadIsFoundWithWhatItAnswers() {
        String first = published("first part").remoteId();
        session = open(alice);
        proxy.loseNextAnswer();
        assertThat(session.publish(part("second part"), new ReplyTo(first, first), fresh()))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(posts(Set.of(first)).newestFirst().getFirst())
                .returns("second part", StandingPost::text)
                .returns(first, StandingPost::answers);
    }

    /** What this server does with a key that came before, as long as anybody remembers: it posts again. */
    @Test
    void aRepeatedKeyIsASecondPostHere() {
        SendKey key = fresh();
        assertThat(session.publish(part("again"), null, key)).isInstanceOf(Outcome.Published.class);
        session = open(alice);
        assertThat(session.publish(part("again"), null, key)).isInstanceOf(Outcome.Published.class);
        assertThat(posts(Set.of()).newestFirst().subList(0, 2))
                .extracting(StandingPost::text)
                .containsExactly("again", "again");
    }

    @Test
    void listsWhatStandsPageByPageBackToAPostAndToTheBeginning() {
        List<String> ids = IntStream.rangeClosed(1, 25)
                .mapToObj(n -> {
                    Part part = new Part(
                            "post " + n, List.of(), "en", null, n == 3 ? Visibility.UNLISTED : Visibility.PUBLIC);
                    return published(part, null).remoteId();
                })
                .toList();
        Reading.Posts read = posts(Set.of(ids.getFirst()));
        assertThat(read.complete()).isTrue();
        assertThat(read.newestFirst()).extracting(StandingPost::remoteId).isEqualTo(ids.reversed());
        Reading.Posts all = posts(Set.of());
        assertThat(all.complete()).isTrue();
        assertThat(all.newestFirst())
                .extracting(StandingPost::remoteId)
                .startsWith(ids.reversed().toArray(String[]::new));
        assertThat(answered(Reading.NotReached.class, () -> session.posts(Set.of(), 3)))
                .isInstanceOfSatisfying(Reading.Posts.class, few -> {
                    assertThat(few.newestFirst()).hasSize(3);
                    assertThat(few.complete()).isFalse();
                });
    }

    @Test
    void anEditChangesTheWordsAndKeepsTheRest() throws IOException {
        Part part = new Part("wrong", List.of(png("A woman, smiling")), "en", "hunger strike", Visibility.PUBLIC);
        String id = published(part, null).remoteId();
        assertThat(changed(() -> session.edit(id, part("right خدیجه"), fresh())))
                .isInstanceOf(Change.Done.class);
        assertThat(changed(() -> session.edit(id, part("right خدیجه"), fresh())))
                .isInstanceOf(Change.Done.class);
        assertThat(seen(id))
                .returns("right خدیجه", StandingPost::text)
                .returns(List.of("A woman, smiling"), StandingPost::altTexts)
                .returns(id, StandingPost::remoteId);
        assertThat(read("/api/v1/statuses/" + id).path("spoiler_text").asString())
                .isEqualTo("hunger strike");
        assertThat(changed(() -> session.delete(id, fresh()))).isInstanceOf(Change.Done.class);
        assertThat(look(id)).isInstanceOf(Sighting.Absent.class);
    }

    @Test
    void deletesOnceAndIsDoneTwice() {
        String stays = published("stays").remoteId();
        String id = published("goes").remoteId();
        assertThat(changed(() -> session.delete(id, fresh()))).isInstanceOf(Change.Done.class);
        assertThat(changed(() -> session.delete(id, fresh()))).isInstanceOf(Change.Done.class);
        assertThat(look(id)).isInstanceOf(Sighting.Absent.class);
        assertThat(posts(Set.of(stays)).newestFirst())
                .extracting(StandingPost::remoteId)
                .containsExactly(stays);
    }

    @Test
    void aDeletionWhoseAnswerIsLostIsAskedForAgain() {
        String id = published("goes").remoteId();
        session = open(alice);
        proxy.loseNextAnswer();
        assertThat(session.delete(id, fresh())).isInstanceOf(Change.NotAnswered.class);
        assertThat(changed(() -> session.delete(id, fresh()))).isInstanceOf(Change.Done.class);
        assertThat(look(id)).isInstanceOf(Sighting.Absent.class);
    }

    @Test
    void whatAnotherAccountPostedIsNotCalledDeleted() {
        session = open(bob);
        String id = published("bob's").remoteId();
        session = open(alice);
        assertThat(changed(() -> session.delete(id, fresh()))).isInstanceOf(Change.Refused.class);
        session = open(bob);
        assertThat(look(id)).isInstanceOf(Sighting.Stands.class);
    }

    /** As a person does it: agrees on the server's page, and copies the code that the page shows. */
    @Test
    void signsInByACode() throws SignInFailed, IOException {
        CodeSignIn signIn = new MastodonConnector(new HttpCall(), InstantSource.system(), Pause.SLEEP)
                .codeSignIn()
                .orElseThrow();
        CodeSignIn.Begun begun = signIn.begin(snac.at(""), Credentials.none());
        String page = ((Reply.Answer) new HttpCall().read(Request.get(begun.page()))).body();
        Map<String, String> form = new LinkedHashMap<>();
        Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .forEach(field -> form.put(field.group(1), field.group(2)));
        form.put("login", "alice");
        form.put("passwd", password("alice"));
        String code = ((Reply.Answer) new HttpCall().read(Request.form(snac.at("/oauth/x-snac-login"), form))).body();
        Session signedIn = open(signIn.finish(snac.at(""), begun, code).getOrDefault("access_token", ""));
        assertThat(signedIn.signIn()).isInstanceOfSatisfying(SignIn.Valid.class, us -> {
            assertThat(us.handle()).isEqualTo("alice@127.0.0.1");
            assertThat(us.face()).isEqualTo(new SignIn.Face("alice", ""));
        });
        session = signedIn;
        published("signed in by a code");
    }

    @Test
    void seesThatAFollowerLikedIt() throws InterruptedException {
        String us = read("/api/v1/accounts/verify_credentials").path("id").asString();
        Request follow = Request.post(snac.at("/api/v1/accounts/" + us + "/follow"));
        snac.await(Duration.ofSeconds(60), () -> succeeds(follow, bob));
        // snac shows nobody's followers, so its log has to say it.
        snac.await(Duration.ofSeconds(60), () -> snac.printed().contains("[bob] confirmed follow from"));
        String post = published("like me").remoteId();
        Request like = Request.post(snac.at("/api/v1/statuses/" + post + "/favourite"));
        snac.await(Duration.ofSeconds(60), () -> succeeds(like, bob));
        snac.await(
                Duration.ofSeconds(60),
                () -> read("/api/v1/statuses/" + post).path("favourites_count").asInt() > 0);
        session = open(alice);
        Counts counts = session.counts(List.of(post)).counts().get(post);
        assertThat(counts).isEqualTo(new Counts(1L, 0L, 0L, null, null, null));
        assertThat(session.followers()).isInstanceOf(FollowersReading.Counted.class);
    }

    @Test
    void tellsWhatTheOtherUserDidAndSaidAndWhichPostIsGone() throws InterruptedException {
        String post = published("boost me, answer me").remoteId();
        String other = published("leave me alone").remoteId();
        String gone = published("delete me").remoteId();
        Request boost = Request.post(snac.at("/api/v1/statuses/" + post + "/reblog"));
        snac.await(Duration.ofSeconds(60), () -> succeeds(boost, bob));
        Session theirs = open(bob);
        answered(
                Outcome.Unreachable.class,
                () -> theirs.publish(part("@alice We are with you & <yours>"), new ReplyTo(post, post), fresh()));
        session = open(alice);
        assertThat(changed(() -> session.delete(gone, fresh()))).isInstanceOf(Change.Done.class);
        snac.await(
                Duration.ofSeconds(60),
                () -> new Counts(0L, 1L, 1L, null, null, null)
                        .equals(reading(List.of(post)).counts().get(post)));
        CountsReading all = reading(List.of(post, other, gone));
        assertThat(all.counts())
                .isEqualTo(Map.of(
                        post, new Counts(0L, 1L, 1L, null, null, null),
                        other, new Counts(0L, 0L, 0L, null, null, null)));
        assertThat(all.gone()).containsExactly(gone);
        // It counts an answer at once, and tells it once it is delivered.
        snac.await(Duration.ofSeconds(180), () -> !session.replies(post).said().isEmpty());
        assertThat(session.replies(post).said())
                .singleElement()
                .satisfies(said -> assertThat(said.text()).isEqualTo("We are with you & <yours>"));
        assertThat(session.replies(other).said()).isEmpty();
    }

    private CountsReading reading(List<String> ids) {
        CountsReading reading = session.counts(ids);
        for (int again = 0; again < 5 && reading.failure() != null; again++) {
            reading = session.counts(ids);
        }
        return reading;
    }

    private static boolean succeeds(Request request, String token) {
        return asked(request, token) instanceof Reply.Answer answer && answer.isSuccess();
    }

    @Test
    void aWrongTokenIsSignedOut() {
        assertThat(session.signIn()).isInstanceOf(SignIn.Valid.class);
        String id = published("stays").remoteId();
        assertThat(open("wrong-token").publish(part("hello"), null, fresh())).isInstanceOf(Outcome.SignedOut.class);
        Session wrong = open("wrong-token");
        assertThat(wrong.signIn()).isInstanceOf(SignIn.Invalid.class);
        assertThat(changed(() -> wrong.delete(id, fresh()))).isInstanceOf(Change.SignedOut.class);
        assertThat(changed(() -> wrong.edit(id, part("hello"), fresh()))).isInstanceOf(Change.SignedOut.class);
        assertThat(wrong.see(id)).isInstanceOf(Sighting.NotReached.class);
        assertThat(wrong.posts(Set.of(id), 10)).isInstanceOf(Reading.NotReached.class);
    }

    /** As Vigil does: after a lost answer it is looked for, and asked for again only where it does not stand. */
    @Test
    void aBoostWhoseAnswerIsLostIsFoundAndStandsOnce() {
        Session lead = open(bob);
        Outcome.Published post = (Outcome.Published) answered(
                Outcome.Unreachable.class, () -> lead.publish(part("boost me " + UUID.randomUUID()), null, fresh()));
        Original original = new Original(post.remoteId(), post.url());
        SendKey key = fresh();
        assertThat(boosted(original, key)).isInstanceOf(RepostSighting.Absent.class);
        proxy.loseNextAnswer();
        assertThat(session.repost(original, key)).isInstanceOf(Change.NotAnswered.class);
        if (boosted(original, key) instanceof RepostSighting.Absent) {
            assertThat(changed(() -> session.repost(original, key))).isInstanceOf(Change.Done.class);
        }
        assertThat(boosted(original, key)).isInstanceOf(RepostSighting.Stands.class);
        assertThat(boosts(post)).isEqualTo(1);
        assertThat(changed(() -> session.repost(original, key))).isInstanceOf(Change.Done.class);
        assertThat(boosts(post)).as("to ask twice makes it once").isEqualTo(1);
        assertThat(changed(() -> session.takeBack(original, key))).isInstanceOf(Change.Done.class);
        assertThat(boosted(original, key)).isInstanceOf(RepostSighting.Absent.class);
        assertThat(boosts(post)).isZero();
    }

    private RepostSighting boosted(Original original, SendKey key) {
        return answered(RepostSighting.NotReached.class, () -> session.reposted(original, key));
    }

    private static int boosts(Outcome.Published post) {
        return read("/api/v1/statuses/" + post.remoteId()).path("reblogs_count").asInt();
    }
}
