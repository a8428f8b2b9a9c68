package org.vigil.network.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
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
import org.vigil.network.Session;

class BlueskyRepostTest extends RepostContract {
    private static final BlueskyServer server = new BlueskyServer();
    private final Session session = new BlueskyConnector(
                    new HttpCall(), InstantSource.fixed(Instant.parse("2026-03-01T08:00:00Z")))
            .open(
                    new Login(
                            "ours",
                            URI.create("http://127.0.0.1:" + server.wire.port()),
                            null,
                            new Credentials(Map.of("handle", "@ours.example", "app_password", BlueskyServer.PASSWORD))),
                    RateMeter.IGNORED);

    @BeforeEach
    void reset() {
        server.reset();
        server.post("3lead", "Day 1", "2026-03-01T08:00:00Z");
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
        return new Original("at://did:plc:lead/app.bsky.feed.post/3lead", null);
    }

    @Override
    protected void repostUnanswered() {
        server.loseNextAnswerTo(BlueskyServer.PUT_RECORD);
        assertThat(session.repost(original(), key("r1"))).isInstanceOf(Change.NotAnswered.class);
    }

    @Override
    protected int reposts() {
        return server.records(BlueskyReposts.COLLECTION).size();
    }

    @Test
    void theRecordNamesThePostAndItsContent() {
        session.repost(original(), key("r1"));
        assertThat(server.records(BlueskyReposts.COLLECTION).getFirst().toString())
                .contains(
                        "\"$type\":\"app.bsky.feed.repost\"",
                        "\"subject\":{\"uri\":\"at://did:plc:lead/app.bsky.feed.post/3lead\",\"cid\":\"bafy-3lead\"}");
    }

    @Test
    void whatIsGoneIsNotReposted() {
        assertThat(session.repost(new Original("at://did:plc:lead/app.bsky.feed.post/3gone", null), key("r1")))
                .isInstanceOf(Change.Refused.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    reposted           | 200 | {"uri":"at://did:plc:ours/app.bsky.feed.repost/3k","cid":"bafy"} | Done
                    our key was served | 400 | {"error":"InvalidSwap"}       | Done
                    a page             | 200 | <html></html>                 | NotAnswered
                    a record it hates  | 400 | {"error":"InvalidRequest"}    | Refused
                    too many           | 429 | {"error":"RateLimitExceeded"} | Throttled
                    a fault            | 502 | {"error":"UpstreamFailure"}   | NotAnswered
                    """)
    void everyAnswerMeansSomething(String name, int status, String body, String change) {
        server.wire.stubFor(post(urlEqualTo(BlueskyServer.PUT_RECORD))
                .atPriority(1)
                .willReturn(aResponse().withStatus(status).withBody(body)));
        assertThat(session.repost(original(), key("r1")).getClass().getSimpleName())
                .isEqualTo(change);
    }
}
