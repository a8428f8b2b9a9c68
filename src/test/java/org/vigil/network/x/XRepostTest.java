package org.vigil.network.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.network.PublisherContract.key;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.Change;
import org.vigil.network.Original;
import org.vigil.network.RepostContract;
import org.vigil.network.Session;

class XRepostTest extends RepostContract {
    private static final String RETWEETS = "/2/users/12345/retweets";
    private static final XServer server = new XServer();
    private final Session session = OpenX.at(URI.create("http://127.0.0.1:" + server.wire.port()));

    @BeforeEach
    void reset() {
        server.reset();
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
        return new Original("19", URI.create("https://x.com/i/status/19"));
    }

    @Override
    protected boolean canBeAsked() {
        return false;
    }

    @Override
    protected void repostUnanswered() {
        server.loseNextAnswerTo("POST");
        assertThat(session.repost(original(), key("r1"))).isInstanceOf(Change.NotAnswered.class);
    }

    @Override
    protected int reposts() {
        return server.played.reposts().size();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    reposted            | 200 | {"data":{"rest_id":"19","retweeted":true}}     | Done
                    not reposted        | 200 | {"data":{"retweeted":false}}                   | NotAnswered
                    not said            | 200 | {"data":{}}                                    | NotAnswered
                    another answer      | 200 | {"data":{"id":"20"}}                           | NotAnswered
                    a page              | 200 | <html></html>                                  | NotAnswered
                    the token           | 401 | {"title":"Unauthorized","status":401}          | SignedOut
                    the account         | 403 | {"detail":"user has been suspended"}           | SignedOut
                    a page that forbids | 403 | <html></html>                                  | NotAnswered
                    it is protected     | 403 | {"detail":"You cannot retweet a private post"} | Refused
                    it is not there     | 404 | {"title":"Not Found Error"}                    | Refused
                    too many            | 429 | {"title":"Too Many Requests"}                  | Throttled
                    a fault             | 503 | {"title":"Service Unavailable"}                | NotAnswered
                    """)
    void everyAnswerMeansSomething(String name, int status, String body, String change) {
        server.wire.stubFor(post(urlEqualTo(RETWEETS))
                .atPriority(1)
                .willReturn(aResponse().withStatus(status).withBody(body)));
        assertThat(session.repost(original(), key("r1")).getClass().getSimpleName())
                .isEqualTo(change);
        server.wire.verify(1, postRequestedFor(urlEqualTo(RETWEETS)));
    }
}
