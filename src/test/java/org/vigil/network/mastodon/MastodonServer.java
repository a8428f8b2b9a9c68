package org.vigil.network.mastodon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request.Part;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.network.PublisherContract.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Mastodon server played by WireMock: takes posts and images with the right token. */
final class MastodonServer implements AutoCloseable {
    static final String TOKEN = "right-token-123456";

    final WireMockServer wire = new WireMockServer(
            wireMockConfig().bindAddress("127.0.0.1").dynamicPort().globalTemplating(true));

    MastodonServer() {
        wire.start();
    }

    /** As on the first day. */
    void reset() {
        wire.resetAll();
        wire.stubFor(any(anyUrl())
                .atPriority(9)
                .willReturn(aResponse().withStatus(401).withBody("{\"error\":\"The access token is invalid\"}")));
        var right = equalTo("Bearer " + TOKEN);
        String id = "{{randomInt lower=100000 upper=2000000000}}";
        wire.stubFor(post("/api/v1/statuses")
                .withHeader("Authorization", right)
                .willReturn(okJson("{\"id\":\"" + id + "\",\"url\":\"https://mastodon.example/@us/1\"}")));
        wire.stubFor(post("/api/v2/media")
                .withHeader("Authorization", right)
                .willReturn(okJson("{\"id\":\"" + id + "\",\"url\":\"https://files.example/1.png\"}")));
        wire.stubFor(get("/api/v1/accounts/verify_credentials")
                .withHeader("Authorization", right)
                .willReturn(okJson("{\"id\":\"77\",\"username\":\"us\",\"acct\":\"us\",\"unheard_of\":[1]}")));
        wire.stubFor(get("/api/v2/instance")
                .willReturn(okJson("{\"domain\":\"mastodon.example\",\"configuration\":{\"statuses\":"
                        + "{\"max_characters\":500,\"characters_reserved_per_url\":23}}}")));
    }

    /** What stands there, oldest first. */
    List<Received> received() {
        Map<String, String> altTexts = new HashMap<>();
        accepted("/api/v2/media").forEach(event -> altTexts.put(idIn(event), description(event)));
        return accepted("/api/v1/statuses")
                .map(event -> received(event, altTexts))
                .toList();
    }

    int posts() {
        return wire.findAll(postRequestedFor(urlEqualTo("/api/v1/statuses"))).size();
    }

    private java.util.stream.Stream<ServeEvent> accepted(String path) {
        return wire.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().equals(path))
                .filter(event -> event.getRequest().getMethod().getName().equals("POST"))
                .filter(event -> event.getResponse().getStatus() == 200)
                .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()));
    }

    private static Received received(ServeEvent event, Map<String, String> altTexts) {
        JsonNode body = json(event.getRequest().getBodyAsString());
        return new Received(
                body.path("status").asString(),
                Optional.of(body.path("in_reply_to_id"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .orElse(null),
                body.path("media_ids")
                        .valueStream()
                        .map(id -> altTexts.getOrDefault(id.asString(), "?"))
                        .toList());
    }

    private static String description(ServeEvent event) {
        Part part = event.getRequest().getPart("description");
        return part.getBody().asString();
    }

    private static String idIn(ServeEvent event) {
        return json(event.getResponse().getBodyAsString()).path("id").asString();
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public void close() {
        wire.stop();
    }
}
