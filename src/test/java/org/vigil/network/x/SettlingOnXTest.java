package org.vigil.network.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.vigil.network.Connector;
import org.vigil.network.HttpCall;
import org.vigil.network.PublisherContract.Received;
import org.vigil.network.SettlingContract;

class SettlingOnXTest extends SettlingContract {
    private final XServer server = new XServer();

    SettlingOnXTest() {
        server.reset();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    protected Connector connector(InstantSource clock) {
        return new XConnector(new HttpCall(), clock, pause -> {}, XNames.DOCUMENTED);
    }

    @Override
    protected int port() {
        return server.wire.port();
    }

    @Override
    protected Map<String, String> secrets() {
        return Map.of(
                "consumer_key", "consumer",
                "consumer_secret", OpenX.CONSUMER_SECRET,
                "access_token", XServer.ACCESS_TOKEN,
                "access_token_secret", OpenX.TOKEN_SECRET);
    }

    @Override
    protected List<String> texts() {
        return server.received().stream().map(Received::text).toList();
    }

    @Override
    protected int requests() {
        return server.posts();
    }

    @Override
    protected void loseNextRequest() {
        server.wire.stubFor(post(urlEqualTo("/2/tweets"))
                .atPriority(1)
                .inScenario("lost")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("over"));
    }
}
