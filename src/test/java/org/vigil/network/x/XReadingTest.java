package org.vigil.network.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.HttpCall;
import org.vigil.network.RateMeter;
import org.vigil.network.Reading;
import org.vigil.network.Session;
import org.vigil.network.Sighting;
import org.vigil.network.StandingPost;

/** What stands on the account, as X tells it; each post that it tells is billed. */
class XReadingTest {
    private static final String TIMELINE = "/2/users/12345/tweets";
    private static final XServer server = new XServer();
    private final URI uri = URI.create("http://127.0.0.1:" + server.wire.port());
    private final Session session = OpenX.at(uri);

    @BeforeEach
    void reset() {
        server.reset();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> published(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> server.played.stands("Day " + i + " https://example.org/" + i, null))
                .toList();
    }

    private static Reading.Posts read(Session session, Set<String> backTo, int atMost) {
        return (Reading.Posts) session.posts(backTo, atMost);
    }

    private static List<String> ids(Reading.Posts reading) {
        return reading.newestFirst().stream().map(StandingPost::remoteId).toList();
    }

    @Test
    void asksForWhatAPostIsReadByAndNothingElse() {
        String id = server.played.stands("hello", null);
        session.see(id);
        session.posts(Set.of(id), 40);
        server.wire.verify(getRequestedFor(urlEqualTo(
                "/2/tweets?ids=" + id + "&tweet.fields=created_at%2Centities%2Cnote_tweet%2Creferenced_tweets")));
        server.wire.verify(getRequestedFor(urlEqualTo(TIMELINE + "?exclude=retweets&max_results=40&since_id="
                + (Long.parseLong(id) - 1)
                + "&tweet.fields=created_at%2Centities%2Cnote_tweet%2Creferenced_tweets")));
    }

    @Test
    void postsAreReadUnderTheNewNamesAsWell() {
        Session renamed = OpenX.at(uri, new HttpCall(), XNames.SPECIFIED, RateMeter.IGNORED);
        String first = server.played.stands("one", null);
        String answer = server.played.stands("two & three", first);
        assertThat(renamed.see(answer)).isInstanceOfSatisfying(Sighting.Stands.class, seen -> {
            assertThat(seen.post().text()).isEqualTo("two & three");
            assertThat(seen.post().answers()).isEqualTo(first);
        });
        assertThat(ids(read(renamed, Set.of(first), 10))).containsExactly(answer, first);
    }

    @Test
    void aPostComesWithItsAddressAndItsMoment() {
        String id = server.played.stands("hello", null);
        assertThat(session.see(id)).isInstanceOfSatisfying(Sighting.Stands.class, seen -> {
            assertThat(seen.post().url()).isEqualTo(URI.create("https://x.com/i/status/" + id));
            assertThat(seen.post().postedAt()).isEqualTo(PlayedX.at(Long.parseLong(id)));
            assertThat(seen.post().postedAt()).isAfter(Instant.EPOCH);
        });
    }

    @Test
    void readsNoFurtherBackThanTheNewestThatIsKnown() {
        List<String> ids = published(30);
        Reading.Posts read = read(session, Set.of(ids.get(27), ids.get(3)), 100);
        assertThat(ids(read)).containsExactly(ids.get(29), ids.get(28), ids.get(27));
        assertThat(read.complete()).isTrue();
        assertThat(server.played.billed()).isEqualTo(3);
    }

    @Test
    void whereTheNewestKnownIsGoneItGoesOnToTheNextInSmallSteps() {
        List<String> ids = published(60);
        server.played.vanishes(ids.get(57));
        Reading.Posts read = read(session, Set.of(ids.get(57), ids.get(50)), 100);
        assertThat(ids(read))
                .hasSize(9)
                .startsWith(ids.get(59), ids.get(58), ids.get(56))
                .endsWith(ids.get(50));
        assertThat(read.complete()).isTrue();
        assertThat(server.played.billed()).isLessThan(20);
    }

    @Test
    void whereNoneOfThoseKnownStandsTheWholeAccountIsRead() {
        List<String> ids = published(23);
        Reading.Posts read = read(session, Set.of("1899999999999999999"), 100);
        assertThat(ids(read)).hasSize(23).endsWith(ids.get(0));
        assertThat(read.complete()).isTrue();
    }

    @Test
    void pagesAreReadOneAfterTheOther() {
        List<String> ids = published(230);
        Reading.Posts read = read(session, Set.of(ids.get(0)), 1_000);
        assertThat(ids(read)).isEqualTo(ids.reversed());
        assertThat(read.complete()).isTrue();
        server.wire.verify(3, getRequestedFor(urlPathEqualTo(TIMELINE)));
    }

    @Test
    void aReadingThatEndsBeforeItsEndIsNotComplete() {
        published(30);
        assertThat(read(session, Set.of(), 12)).satisfies(read -> {
            assertThat(read.newestFirst()).hasSize(12);
            assertThat(read.complete()).isFalse();
        });
        assertThat(server.played.billed()).isEqualTo(12);
        assertThat(read(session, Set.of(), 30).complete())
                .as("the last is the account's first")
                .isTrue();
        assertThat(read(session, Set.of("1900000000000001000"), 30).complete())
                .as("met at last")
                .isTrue();
        assertThat(read(session, Set.of("1900000000000001000"), 29).complete()).isFalse();
        assertThat(read(session, Set.of(), 0).complete()).isFalse();
    }

    @Test
    void anAccountWithoutPostsHasNone() {
        assertThat(session.posts(Set.of(), 10)).isEqualTo(new Reading.Posts(List.of(), true));
        assertThat(session.posts(Set.of("19"), 10)).isEqualTo(new Reading.Posts(List.of(), true));
    }

    @Test
    void whoWeAreIsNotAskedWhereTheTokenNamesUs() {
        published(1);
        session.posts(Set.of(), 10);
        server.wire.verify(0, getRequestedFor(urlPathEqualTo("/2/users/me")));
    }

    @Test
    void whoWeAreIsAskedOnceWhereTheTokenDoesNotNameUs() {
        server.wire.stubFor(any(urlPathMatching("/2/.*"))
                .atPriority(2)
                .withHeader("Authorization", containing("oauth_token=\"nameless\""))
                .willReturn(aResponse().withTransformers("x")));
        Session nameless = OpenX.as("nameless", uri, new HttpCall(), XNames.DOCUMENTED, RateMeter.IGNORED);
        List<String> ids = published(1);
        assertThat(ids(read(nameless, Set.of(), 10))).isEqualTo(ids);
        assertThat(ids(read(nameless, Set.of(), 10))).isEqualTo(ids);
        server.wire.verify(1, getRequestedFor(urlPathEqualTo("/2/users/me")));
    }

    @Test
    void whereXDoesNotSayWhoWeAreNothingIsKnown() {
        Session wrong = OpenX.as("nameless", uri, new HttpCall(), XNames.DOCUMENTED, RateMeter.IGNORED);
        assertThat(wrong.posts(Set.of(), 10)).isInstanceOf(Reading.NotReached.class);
    }

    @Test
    void anEndlessRowOfEmptyPagesEnds() {
        server.wire.stubFor(get(urlPathEqualTo(TIMELINE))
                .atPriority(1)
                .willReturn(okJson("{\"meta\":{\"result_count\":0,\"next_token\":\"more\"}}")));
        assertThat(session.posts(Set.of(), 10)).isEqualTo(new Reading.Posts(List.of(), false));
    }

    /** What X says of the post 19. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    not found                | 200 | {"errors":[{"resource_id":"19","title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"}]} | Absent
                    not found, by value      | 200 | {"errors":[{"value":"19","title":"Not Found Error","type":"https://api.twitter.com/2/problems/resource-not-found"}]} | Absent
                    a 404 that names it      | 404 | {"resource_id":"19","title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"} | Absent
                    another is not found     | 200 | {"errors":[{"resource_id":"20","title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"}]} | NotReached
                    a 404 of the address     | 404 | {"title":"Not Found","type":"about:blank","status":404} | NotReached
                    an author who is gone    | 200 | {"errors":[{"resource_id":"19","title":"Forbidden","detail":"User has been suspended: [12345].","type":"https://api.x.com/2/problems/resource-not-found"}]} | CannotBeAsked
                    not authorized           | 200 | {"errors":[{"value":"19","title":"Authorization Error","type":"https://api.x.com/2/problems/not-authorized-for-resource"}]} | CannotBeAsked
                    withheld                 | 200 | {"errors":[{"resource_id":"19","title":"Withheld","type":"https://api.x.com/2/problems/resource-unavailable"}]} | CannotBeAsked
                    a field that failed      | 200 | {"errors":[{"resource_id":"19","title":"Field Hydration","type":"https://api.x.com/2/problems/field-hydration-failure"}]} | NotReached
                    not found, and a fault   | 200 | {"errors":[{"resource_id":"19","title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"},{"resource_id":"19","title":"Internal","type":"https://api.x.com/2/problems/internal-error"}]} | NotReached
                    another post             | 200 | {"data":[{"id":"20","text":"a","created_at":"2026-03-01T08:00:00.000Z"}]} | NotReached
                    without its moment       | 200 | {"data":[{"id":"19","text":"a"}]}                          | NotReached
                    no posts at all          | 200 | {"data":[]}                                                | NotReached
                    one, not in a list       | 200 | {"data":{"id":"19","text":"a","created_at":"2026-03-01T08:00:00.000Z"}} | Stands
                    """)
    void thatXDoesNotShowAPostDoesNotSayThatItIsGone(String name, int status, String body, String sighting) {
        server.wire.stubFor(get(urlPathEqualTo("/2/tweets"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(status).withBody(body)));
        assertThat(session.see("19").getClass().getSimpleName()).isEqualTo(sighting);
    }

    @Test
    void whatIsNoIdIsNotAskedFor() {
        assertThat(session.see("../users/me")).isInstanceOf(Sighting.CannotBeAsked.class);
        assertThat(server.wire.getAllServeEvents()).isEmpty();
    }

    /** A page of a timeline, and whether it is complete. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a post                   | {"data":[{"id":"19","text":"a","created_at":"2026-03-01T08:00:00.000Z"}],"meta":{"result_count":1}} | Posts | true
                    none                     | {"meta":{"result_count":0}}                                | Posts      | true
                    none, said twice         | {"data":[],"meta":{"result_count":0}}                      | Posts      | true
                    a post, and a fault      | {"data":[{"id":"19","text":"a","created_at":"2026-03-01T08:00:00.000Z"}],"meta":{"result_count":1},"errors":[{"title":"Internal"}]} | Posts | false
                    none, and a fault        | {"meta":{"result_count":0},"errors":[{"title":"Internal"}]} | NotReached |
                    only a fault             | {"errors":[{"title":"Service Unavailable"}]}               | NotReached |
                    no count                 | {"data":[{"id":"19","text":"a","created_at":"2026-03-01T08:00:00.000Z"}]} | NotReached |
                    nothing                  | {}                                                         | NotReached |
                    a list that is none      | {"data":{},"meta":{"result_count":1}}                      | NotReached |
                    another count            | {"data":[{"id":"19","text":"a","created_at":"2026-03-01T08:00:00.000Z"}],"meta":{"result_count":2}} | NotReached |
                    a post without an id     | {"data":[{"text":"a","created_at":"2026-03-01T08:00:00.000Z"}],"meta":{"result_count":1}} | NotReached |
                    """)
    void onlyAPageThatAddsUpIsOne(String name, String body, String reading, @Nullable Boolean complete) {
        server.wire.stubFor(get(urlPathEqualTo(TIMELINE)).atPriority(1).willReturn(okJson(body)));
        Reading read = session.posts(Set.of(), 10);
        assertThat(read.getClass().getSimpleName()).isEqualTo(reading);
        if (read instanceof Reading.Posts posts) {
            assertThat(posts.complete()).isEqualTo(complete);
        }
    }

    @Test
    void aSecondPageThatFailsFailsTheReading() {
        published(120);
        server.wire.stubFor(get(urlPathEqualTo(TIMELINE))
                .atPriority(1)
                .withQueryParam("pagination_token", containing("19"))
                .willReturn(aResponse().withStatus(503)));
        assertThat(session.posts(Set.of(), 1_000)).isInstanceOf(Reading.NotReached.class);
    }
}
