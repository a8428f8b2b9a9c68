package org.vigil.network.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vigil.network.PublisherContract.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** X's API played by WireMock, for one access token. What a test stubs besides comes first. */
final class XServer implements AutoCloseable {
    static final String ACCESS_TOKEN = "12345-right";

    private final Set<String> loses = ConcurrentHashMap.newKeySet();
    final PlayedX played = new PlayedX();
    final WireMockServer wire = new WireMockServer(wireMockConfig()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .dynamicHttpsPort()
            .extensions(new Playing()));

    XServer() {
        wire.start();
    }

    private final class Playing implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            ResponseDefinition answer = played.answer(event.getRequest()).build();
            return loses.remove(event.getRequest().getMethod().value())
                    ? aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build()
                    : answer;
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public String getName() {
            return "x";
        }
    }

    /** As on the first day. */
    void reset() {
        wire.resetAll();
        played.forget();
        wire.stubFor(any(anyUrl())
                .atPriority(9)
                .willReturn(aResponse().withStatus(401).withBody("{\"title\":\"Unauthorized\",\"status\":401}")));
        wire.stubFor(any(urlPathMatching("/2/.*"))
                .atPriority(8)
                .withHeader("Authorization", containing("oauth_token=\"" + ACCESS_TOKEN + "\""))
                .willReturn(aResponse().withTransformers("x")));
    }

    /** The next request of that method is carried out, and its answer is lost. */
    void loseNextAnswerTo(String method) {
        loses.add(method);
    }

    /** What stands there, oldest first. */
    List<Received> received() {
        return played.received();
    }

    int posts() {
        return wire.findAll(postRequestedFor(urlEqualTo("/2/tweets"))).size();
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public void close() {
        wire.stop();
    }
}
