package org.vigil.network.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.Original;
import org.vigil.network.RateMeter;
import org.vigil.network.RepostContract;
import org.vigil.network.RepostSighting;
import org.vigil.network.Session;

class MastodonRepostTest extends RepostContract {
    private static final String REBLOG = "/api/v1/statuses/7/reblog";
    private static final String UNREBLOG = "/api/v1/statuses/7/unreblog";
    private static final String BOOSTED = "boosted";
    private static final MastodonServer server = new MastodonServer();
    private final Session session = new MastodonConnector(
                    new HttpCall(), InstantSource.fixed(Instant.parse("2026-03-01T08:00:00Z")), pause -> {})
            .open(
                    new Login("ours", here(""), null, new Credentials(Map.of("access_token", MastodonServer.TOKEN))),
                    RateMeter.IGNORED);

    private static URI here(String path) {
        return URI.create("http://127.0.0.1:" + server.wire.port() + path);
    }

    /** A server that has one post, and gives the boost that is there to whoever asks again. */
    @BeforeEach
    void reset() {
        server.reset();
        server.wire.resetScenarios();
        server.answer(
                post(urlEqualTo(REBLOG)).inScenario("boost").willSetStateTo(BOOSTED),
                okJson("{\"id\":\"70\",\"reblog\":{\"id\":\"7\"}}"));
        server.answer(
                post(urlEqualTo(UNREBLOG)).inScenario("boost").willSetStateTo(Scenario.STARTED),
                okJson("{\"id\":\"7\"}"));
        server.answer(
                get(urlEqualTo("/api/v1/statuses/7")).inScenario("boost"),
                okJson("{\"id\":\"7\",\"reblogged\":false}"));
        server.answer(
                get(urlEqualTo("/api/v1/statuses/7")).inScenario("boost").whenScenarioStateIs(BOOSTED),
                okJson("{\"id\":\"7\",\"reblogged\":true}"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Session session() {
        return session;
    }

    @Override
    protected Original original() {
        return new Original("7", here("/@lead/7"));
    }

    @Override
    protected void repostUnanswered() {
        UUID lost = UUID.randomUUID();
        server.answer(
                post(urlEqualTo(REBLOG)).withId(lost).inScenario("boost").willSetStateTo(BOOSTED),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(session.repost(original(), key("r1"))).isInstanceOf(Change.NotAnswered.class);
        server.wire.removeStub(lost);
    }

    @Override
    protected int reposts() {
        return (int) server.wire.getAllScenarios().getScenarios().stream()
                .filter(scenario -> scenario.getState().equals(BOOSTED))
                .count();
    }

    @Test
    void aPostOfAnotherServerIsFoundByItsAddress() {
        server.answer(get(urlPathEqualTo("/api/v2/search")), okJson("{\"statuses\":[{\"id\":\"7\"}]}"));
        Original elsewhere = new Original("99", URI.create("https://other.example/@lead/99"));
        assertThat(session.repost(elsewhere, key("r1"))).isInstanceOf(Change.Done.class);
        assertThat(reposts()).isEqualTo(1);
    }

    @Test
    void whatTheServerDoesNotFindYetIsAskedForAgain() {
        server.answer(get(urlPathEqualTo("/api/v2/search")), okJson("{\"statuses\":[]}"));
        Original elsewhere = new Original("99", URI.create("https://other.example/@lead/99"));
        assertThat(session.repost(elsewhere, key("r1"))).isInstanceOf(Change.NotAnswered.class);
        assertThat(reposts()).isZero();
    }

    @Test
    void aServerThatDoesNotSayWhetherItBoostedCannotBeAsked() {
        server.answer(get(urlEqualTo("/api/v1/statuses/7")), okJson("{\"id\":\"7\"}"));
        assertThat(session.reposted(original(), key("r1"))).isInstanceOf(RepostSighting.CannotBeAsked.class);
        server.answer(get(urlEqualTo("/api/v1/statuses/7")), aResponse().withStatus(503));
        assertThat(session.reposted(original(), key("r1"))).isInstanceOf(RepostSighting.NotReached.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    boosted         | 200 | {"id":"70","reblog":{"id":"7"}}         | Done
                    another answer  | 200 | {"ok":true}                             | NotAnswered
                    a page          | 200 | <html></html>                           | NotAnswered
                    the token       | 401 | {"error":"The access token is invalid"} | SignedOut
                    it is private   | 422 | {"error":"Validation failed"}           | Refused
                    it is not there | 404 | {"error":"Record not found"}            | Refused
                    too many        | 429 | {"error":"Too many requests"}           | Throttled
                    a fault         | 503 | {"error":"down"}                        | NotAnswered
                    """)
    void everyAnswerMeansSomething(String name, int status, String body, String change) {
        server.answer(post(urlEqualTo(REBLOG)), aResponse().withStatus(status).withBody(body));
        assertThat(session.repost(original(), key("r1")).getClass().getSimpleName())
                .isEqualTo(change);
        server.wire.verify(1, postRequestedFor(urlEqualTo(REBLOG)));
    }
}
