package org.vigil.network.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;
import static org.vigil.network.PublisherContract.part;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.Change;
import org.vigil.network.HttpCall;
import org.vigil.network.RateReading;
import org.vigil.network.Session;

/** Deletions, and what X tells of its limits beside them. */
class XDeletingTest {
    private static final XServer server = new XServer();
    private final List<RateReading> rates = new ArrayList<>();
    private final Session session = OpenX.at(
            URI.create("http://127.0.0.1:" + server.wire.port()), new HttpCall(), XNames.DOCUMENTED, rates::add);

    @BeforeEach
    void reset() {
        server.reset();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    deleted                  | 200 | {"data":{"deleted":true}}                                  | Done
                    not deleted              | 200 | {"data":{"deleted":false}}                                 | NotAnswered
                    not said                 | 200 | {"data":{}}                                                | NotAnswered
                    another answer           | 200 | {"data":{"id":"19"}}                                       | NotAnswered
                    gone already             | 404 | {"resource_id":"19","title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"} | Done
                    gone already, in a 200   | 200 | {"errors":[{"value":"19","title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"}]} | Done
                    another is gone          | 404 | {"resource_id":"20","title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"} | Refused
                    a refusal that says so   | 403 | {"errors":[{"value":"19","title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"}]} | Refused
                    somebody else's          | 403 | {"detail":"You are not authorized to delete this Tweet.","title":"Forbidden"} | Refused
                    a fault that says so     | 500 | {"data":{"deleted":true}}                                  | NotAnswered
                    """)
    void onlyWhatSaysThatAPostIsGoneIsDone(String name, int status, String body, String change) {
        server.wire.stubFor(delete(urlEqualTo("/2/tweets/19"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(status).withBody(body)));
        assertThat(session.delete("19", key("d1")).getClass().getSimpleName()).isEqualTo(change);
        server.wire.verify(1, deleteRequestedFor(urlEqualTo("/2/tweets/19")));
    }

    @Test
    void whatIsNoIdIsNotDeleted() {
        assertThat(session.delete("19/../../users/me", key("d1"))).isInstanceOf(Change.Refused.class);
        assertThat(server.wire.getAllServeEvents()).isEmpty();
    }

    @Test
    void deletingHasALimitOfItsOwn() {
        server.wire.stubFor(delete(urlEqualTo("/2/tweets/19"))
                .atPriority(1)
                .willReturn(aResponse()
                        .withStatus(429)
                        .withHeader("x-rate-limit-limit", "50")
                        .withHeader("x-rate-limit-remaining", "0")
                        .withHeader("x-rate-limit-reset", "1772352900")));
        session.delete("19", key("d1"));
        assertThat(rates).containsExactly(new RateReading("deletes", 50, 0, OpenX.NOW.plusSeconds(900)));
    }

    @Test
    void aPostCountsForTheUserAndForTheApp() {
        server.wire.stubFor(post("/2/tweets")
                .atPriority(1)
                .willReturn(aResponse()
                        .withStatus(201)
                        .withBody("{\"data\":{\"id\":\"19\"}}")
                        .withHeader("x-rate-limit-limit", "100")
                        .withHeader("x-rate-limit-remaining", "99")
                        .withHeader("x-rate-limit-reset", "1772352900")
                        .withHeader("x-user-limit-24hour-limit", "100")
                        .withHeader("x-user-limit-24hour-remaining", "98")
                        .withHeader("x-user-limit-24hour-reset", "1772424000")
                        .withHeader("x-app-limit-24hour-limit", "10000")
                        .withHeader("x-app-limit-24hour-remaining", "0")
                        .withHeader("x-app-limit-24hour-reset", "1772424000")));
        session.publish(part("hello"), null, key("k1"));
        assertThat(rates)
                .extracting(RateReading::bucket, RateReading::remaining)
                .satisfiesExactly(
                        posts -> assertThat(posts.toList()).isEqualTo(List.of("posts", 99)),
                        day -> assertThat(day.toList()).isEqualTo(List.of("posts-day", 98)),
                        app -> assertThat(app.toList().getFirst().toString())
                                .matches("app:[0-9a-f]{16}:posts")
                                .doesNotContain("consumer"));
    }

    @Test
    void anEditIsNotPossibleAndSaysWhatIs() {
        assertThat(session.edit("19", part("other words"), key("e1")))
                .isInstanceOfSatisfying(
                        Change.NotPossible.class,
                        change -> assertThat(change.reason()).contains("Answer the post, or delete it"));
        assertThat(server.wire.getAllServeEvents()).isEmpty();
    }
}
