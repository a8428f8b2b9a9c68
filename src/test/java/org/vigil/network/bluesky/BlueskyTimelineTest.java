package org.vigil.network.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.Outcome;
import org.vigil.network.RateMeter;
import org.vigil.network.Reading;
import org.vigil.network.ReplyTo;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.StandingPost;
import org.vigil.testing.MutableClock;

class BlueskyTimelineTest {
    private static final BlueskyServer server = new BlueskyServer();
    private static final String POSTS = "at://did:plc:ours/app.bsky.feed.post/";

    /** A key as other programs choose them: of 2026-03-01T09:30:00Z. */
    private static final String KEY_OF_HALF_PAST_NINE = "3mfyginvxk222";

    private final MutableClock clock = MutableClock.at("2026-03-01T08:00:00Z");
    private Session session;

    @BeforeEach
    void open() {
        server.reset();
        Credentials credentials =
                new Credentials(Map.of("handle", "ours.example", "app_password", BlueskyServer.PASSWORD));
        session = new BlueskyConnector(new HttpCall(), clock)
                .open(new Login("ours", URI.create(server.wire.baseUrl()), null, credentials), RateMeter.IGNORED);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Each an hour after the one before. */
    private String published(String text) {
        Outcome outcome = session.publish(part(text), null, key(text));
        clock.advance(Duration.ofHours(1));
        return ((Outcome.Published) outcome).remoteId();
    }

    private Reading.Posts read(Set<String> backTo, int atMost) {
        return (Reading.Posts) session.posts(backTo, atMost);
    }

    private static List<String> texts(Reading.Posts read) {
        return read.newestFirst().stream().map(StandingPost::text).toList();
    }

    private void pages(String body) {
        server.wire.stubFor(
                get(urlPathEqualTo(BlueskyServer.LIST_RECORDS)).atPriority(1).willReturn(okJson(body)));
    }

    @Test
    void ofAnEmptyAccountNothingIsMissing() {
        assertThat(read(Set.of(), 10)).isEqualTo(new Reading.Posts(List.of(), true));
        assertThat(server.reads(BlueskyServer.LIST_RECORDS)).isEqualTo(1);
    }

    /** Our keys say nothing of the time, so the server's order is by chance. */
    @Test
    void putsInOrderOfTimeWhatTheServerGivesInOrderOfKeys() {
        List<String> texts =
                IntStream.range(0, 12).mapToObj(i -> "post " + (char) ('a' + i)).toList();
        texts.forEach(this::published);
        assertThat(texts(read(Set.of(), 100))).isEqualTo(texts.reversed());
    }

    @Test
    void readsAllPagesHoweverManyAndTwiceSinceTheyAreNotOfOneMoment() {
        IntStream.range(0, 25).forEach(i -> published("post " + i));
        server.pageSize(10);
        Reading.Posts read = read(Set.of(), 100);
        assertThat(read.newestFirst()).hasSize(25);
        assertThat(read.complete()).isTrue();
        assertThat(server.reads(BlueskyServer.LIST_RECORDS))
                .as("two readings of four pages")
                .isEqualTo(8);
    }

    /** The post lands on a page that was read already, the one after it on a page that was not. */
    @Test
    void whatCameWhileItReadIsNotMissed() {
        IntStream.range(0, 4).forEach(i -> published("post " + i));
        server.pageSize(3);
        server.afterPage(() -> {
            server.afterPage(() -> {});
            server.post("3mfyouuy62222", "came early", "2026-03-01T12:00:00Z");
            server.post("2222222222222", "came late", "2026-03-01T12:01:00Z");
        });
        Reading.Posts read = read(Set.of(), 100);
        assertThat(texts(read)).startsWith("came late", "came early", "post 3");
        assertThat(read.complete()).isTrue();
    }

    @Test
    void anAccountThatNeverStandsStillIsNotReadCompletely() {
        IntStream.range(0, 4).forEach(i -> published("post " + i));
        server.pageSize(3);
        var more = IntStream.iterate(0, i -> i + 1).iterator();
        server.afterPage(() -> server.post("7zzzz" + more.nextInt(), "one more", "2026-03-01T12:00:00Z"));
        assertThat(read(Set.of(), 100).complete()).isFalse();
    }

    @Test
    void aServerWhosePagesNeverEndIsLeft() {
        pages("{\"records\":[{\"uri\":\"" + POSTS + "a\",\"cid\":\"b\",\"value\":{\"text\":\"a\"}}],\"cursor\":\"a\"}");
        assertThat(read(Set.of(), 10).complete()).isFalse();
        assertThat(server.reads(BlueskyServer.LIST_RECORDS)).isEqualTo(200);
    }

    @Test
    void anotherProgramsPostStandsWhereItsTimeIs() {
        published("eight");
        published("nine");
        server.post(KEY_OF_HALF_PAST_NINE, "half past nine", "2026-03-01T09:30:00Z");
        published("ten");
        assertThat(texts(read(Set.of(), 100))).containsExactly("ten", "half past nine", "nine", "eight");
    }

    /** Otherwise whoever has taken the account could post unseen by saying that it was long ago. */
    @Test
    void aPostThatSaysItIsOldStandsWhereItsKeySays() {
        String eight = published("eight");
        published("nine");
        server.post(KEY_OF_HALF_PAST_NINE, "as if of 2019", "2019-01-01T00:00:00.000Z");
        assertThat(texts(read(Set.of(eight), 100))).containsExactly("as if of 2019", "nine", "eight");
        assertThat(read(Set.of(), 100).newestFirst().getFirst().postedAt()).isEqualTo("2026-03-01T09:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30T00:00:00Z"})
    void aTimeThatIsNoneCountsAsNoTime(String createdAt) {
        server.post(KEY_OF_HALF_PAST_NINE, "odd", createdAt);
        assertThat(read(Set.of(), 100).newestFirst().getFirst().postedAt()).isEqualTo("2026-03-01T09:30:00Z");
    }

    @Test
    void aRecordWithoutWordsStandsThereAllTheSame() {
        server.store(BlueskyPost.COLLECTION, "self", "{\"$type\":\"app.bsky.feed.post\"}");
        assertThat(read(Set.of(), 100).newestFirst())
                .containsExactly(new StandingPost(
                        POSTS + "self",
                        URI.create("https://bsky.app/profile/ours.example/post/self"),
                        "",
                        null,
                        List.of(),
                        Instant.EPOCH));
    }

    @Test
    void endsAtAPostOfWhichAPersonGaveTheKey() {
        published("eight");
        server.post("3abc", "nine", "2026-03-01T08:59:00Z");
        published("nine again");
        assertThat(texts(read(Set.of("3abc"), 100))).containsExactly("nine again", "nine");
    }

    @Test
    void tellsAltTextsAlsoBesideAQuote() {
        server.store(BlueskyPost.COLLECTION, "a", """
                {"text":"hello","embed":{"$type":"app.bsky.embed.recordWithMedia",
                 "media":{"images":[{"alt":"A woman, smiling"},{}]}}}
                """);
        assertThat(session.see(POSTS + "a"))
                .isInstanceOfSatisfying(
                        Sighting.Stands.class,
                        seen -> assertThat(seen.post().altTexts()).containsExactly("A woman, smiling", ""));
    }

    @Test
    void seesAPostOfWhichAPersonGaveTheKey() {
        server.post("3abc", "hello", "2026-03-01T08:00:00Z");
        assertThat(session.see("3abc")).isInstanceOf(Sighting.Stands.class);
        assertThat(session.see("3abd")).isInstanceOf(Sighting.Absent.class);
        assertThat(session.see("-100/7,8")).isInstanceOf(Sighting.NotReached.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bsky.app/profile/ours.example/post/3abc",
                "https://bsky.app/profile/Ours.Example/post/3abc/",
                "https://bsky.app/profile/did:plc:ours/post/3abc?ref=x",
                "at://did:plc:ours/app.bsky.feed.post/3abc"
            })
    void knowsItsPostByItsAddress(String address) {
        assertThat(session.idAt(URI.create(address))).hasValue(POSTS + "3abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bsky.app/profile/another.example/post/3abc",
                "https://bsky.app/profile/ours.example",
                "https://bsky.app/profile/ours.example/lists/3abc",
                "at://did:plc:another/app.bsky.feed.post/3abc",
                "https://example.org/",
                "mailto:a@example.org"
            })
    void anotherAddressIsNoPostOfOurs(String address) {
        assertThat(session.idAt(URI.create(address))).isEmpty();
    }

    /** A server hides what a closed account has, and then it looks as if there was nothing. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 500, 502, 200})
    void nothingIsAbsentFromAnAccountThatIsNotTold(int status) {
        server.wire.stubFor(get(urlPathEqualTo(BlueskyServer.LIST_RECORDS))
                .atPriority(1)
                .willReturn(BlueskyServer.error(status, "InvalidRequest")));
        assertThat(session.see(POSTS + "a")).isInstanceOf(Sighting.NotReached.class);
        assertThat(session.publishedUnder("k1")).isInstanceOf(Sighting.NotReached.class);
        assertThat(session.see("at://did:plc:another/app.bsky.feed.post/a"))
                .as("of another account nobody else tells")
                .isInstanceOf(Sighting.Absent.class);
    }

    @Test
    void aThreadOfAnAccountThatWasClosedIsSignedOutAndNotGone() {
        server.wire.stubFor(get(urlPathEqualTo(BlueskyServer.LIST_RECORDS))
                .atPriority(1)
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":\"InvalidRequest\",\"message\":\"Could not find repo: did:plc:ours\"}")));
        assertThat(session.publish(part("two"), new ReplyTo(POSTS + "a", POSTS + "a"), key("k2")))
                .isInstanceOf(Outcome.SignedOut.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Welcome</html>",
                "{",
                "{}",
                "[]",
                "null",
                "{\"records\":{}}",
                "{\"records\":[{\"uri\":\"https://example.org/\",\"value\":{\"text\":\"a\"}}]}",
                "{\"records\":[{\"uri\":\"" + POSTS + "a\"}]}",
                "{\"records\":[{\"uri\":\"" + POSTS + "a\",\"value\":{\"te"
            })
    void anAnswerThatIsNoneProvesNothing(String body) {
        pages(body);
        assertThat(session.posts(Set.of(), 10)).isInstanceOf(Reading.NotReached.class);
        server.wire.stubFor(get(urlPathEqualTo(BlueskyServer.GET_RECORD))
                .atPriority(1)
                .willReturn(aResponse().withBody(body)));
        assertThat(session.see(POSTS + "a")).isInstanceOf(Sighting.NotReached.class);
        assertThat(session.publishedUnder("k1")).isInstanceOf(Sighting.NotReached.class);
    }

    @Test
    void aPageThatFailsInTheMiddleProvesNothing() {
        IntStream.range(0, 4).forEach(i -> published("post " + i));
        server.pageSize(3);
        server.afterPage(() -> pages("<html>Oh</html>"));
        assertThat(session.posts(Set.of(), 10)).isInstanceOf(Reading.NotReached.class);
    }
}
