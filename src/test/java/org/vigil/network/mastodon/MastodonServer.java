package org.vigil.network.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;
import org.vigil.network.PublisherContract.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Mastodon server played by WireMock: keeps what it is given with the right token, until a test says otherwise. */
final class MastodonServer implements AutoCloseable {
    static final String TOKEN = "right-token-123456";

    private final PlayedStatuses statuses = new PlayedStatuses();

    final WireMockServer wire = new WireMockServer(wireMockConfig()
            .bindAddress("127.0.0.1")
            .dynamicPort()
            .dynamicHttpsPort()
            .extensions(statuses));

    MastodonServer() {
        wire.start();
    }

    /** As on the first day. */
    void reset() {
        statuses.clear();
        wire.resetAll();
        wire.stubFor(any(anyUrl())
                .atPriority(9)
                .willReturn(aResponse().withStatus(401).withBody("{\"error\":\"The access token is invalid\"}")));
        wire.stubFor(any(anyUrl())
                .atPriority(8)
                .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                .willReturn(aResponse().withTransformers(PlayedStatuses.NAME)));
        wire.stubFor(get("/api/v2/instance")
                .willReturn(okJson("{\"domain\":\"mastodon.example\",\"configuration\":{\"statuses\":"
                        + "{\"max_characters\":500,\"characters_reserved_per_url\":23}}}")));
    }

    /** From now on these requests get this answer, and change nothing. */
    void answer(MappingBuilder requests, ResponseDefinitionBuilder answer) {
        wire.stubFor(requests.atPriority(1).willReturn(answer));
    }

    /** It has thrown away the pictures that no post shows. */
    void forgetMedia() {
        statuses.forgetMedia();
    }

    /** What stands there, oldest first. */
    List<Received> received() {
        return statuses.received();
    }

    int posts() {
        return wire.findAll(postRequestedFor(urlEqualTo("/api/v1/statuses"))).size();
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public void close() {
        wire.stop();
    }
}
