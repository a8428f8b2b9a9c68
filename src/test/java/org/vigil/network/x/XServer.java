package org.vigil.network.x;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.network.PublisherContract.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** X's API played by WireMock: takes posts and images of one access token. */
final class XServer implements AutoCloseable {
    static final String ACCESS_TOKEN = "12345-right";

    final WireMockServer wire = new WireMockServer(
            wireMockConfig().bindAddress("127.0.0.1").dynamicPort().globalTemplating(true));

    XServer() {
        wire.start();
    }

    /** As on the first day. */
    void reset() {
        wire.resetAll();
        wire.stubFor(any(anyUrl())
                .atPriority(9)
                .willReturn(aResponse().withStatus(401).withBody("{\"title\":\"Unauthorized\",\"status\":401}")));
        var ours = containing("oauth_token=\"" + ACCESS_TOKEN + "\"");
        String id = "{{randomInt lower=100000 upper=2000000000}}";
        wire.stubFor(post("/2/tweets")
                .withHeader("Authorization", ours)
                .willReturn(aResponse().withStatus(201).withBody("{\"data\":{\"id\":\"" + id + "\",\"text\":\"…\"}}")));
        wire.stubFor(post("/2/media/upload/initialize")
                .withHeader("Authorization", ours)
                .willReturn(okJson("{\"data\":{\"id\":\"" + id + "\",\"expires_after_secs\":86400}}")));
        wire.stubFor(post(urlPathMatching("/2/media/upload/[0-9]+/append"))
                .withHeader("Authorization", ours)
                .willReturn(aResponse().withStatus(204)));
        wire.stubFor(post(urlPathMatching("/2/media/upload/[0-9]+/finalize"))
                .withHeader("Authorization", ours)
                .willReturn(okJson("{\"data\":{\"id\":\"{{request.pathSegments.[3]}}\"}}")));
        wire.stubFor(post("/2/media/metadata")
                .withHeader("Authorization", ours)
                .willReturn(okJson("{\"data\":{\"id\":\"1\"}}")));
        wire.stubFor(get(urlPathEqualTo("/2/users/me"))
                .withHeader("Authorization", ours)
                .willReturn(okJson("{\"data\":{\"id\":\"12345\",\"name\":\"Ours\",\"username\":\"ours\"}}")));
    }

    /** What stands there, oldest first. */
    List<Received> received() {
        Map<String, String> altTexts = accepted("/2/media/metadata")
                .map(event -> json(event.getRequest().getBodyAsString()))
                .collect(Collectors.toMap(
                        body -> body.path("id").asString(),
                        body -> body.path("metadata")
                                .path("alt_text")
                                .path("text")
                                .asString()));
        return accepted("/2/tweets").map(event -> received(event, altTexts)).toList();
    }

    int posts() {
        return wire.findAll(postRequestedFor(urlEqualTo("/2/tweets"))).size();
    }

    private Stream<ServeEvent> accepted(String path) {
        return wire.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().equals(path))
                .filter(event -> event.getResponse().getStatus() < 300)
                .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()));
    }

    private static Received received(ServeEvent event, Map<String, String> altTexts) {
        JsonNode body = json(event.getRequest().getBodyAsString());
        return new Received(
                body.path("text").asString(),
                Optional.of(body.path("reply").path("in_reply_to_tweet_id"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .orElse(null),
                body.path("media")
                        .path("media_ids")
                        .valueStream()
                        .map(id -> altTexts.getOrDefault(id.asString(), "?"))
                        .toList());
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public void close() {
        wire.stop();
    }
}
