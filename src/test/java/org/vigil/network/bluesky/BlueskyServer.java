package org.vigil.network.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vigil.network.PublisherContract.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A PDS played by WireMock: signs in with one password, takes posts and images with the tokens that it gave. */
final class BlueskyServer implements AutoCloseable {
    static final String PASSWORD = "abcd-efgh-ijkl-mnop";
    static final String DID = "did:plc:ours";
    static final String CREATE_SESSION = "/xrpc/com.atproto.server.createSession";
    static final String REFRESH_SESSION = "/xrpc/com.atproto.server.refreshSession";
    static final String PUT_RECORD = "/xrpc/com.atproto.repo.putRecord";
    static final String GET_RECORD = "/xrpc/com.atproto.repo.getRecord";
    static final String UPLOAD_BLOB = "/xrpc/com.atproto.repo.uploadBlob";
    static final String GET_POSTS = "/xrpc/app.bsky.feed.getPosts";

    final WireMockServer wire = new WireMockServer(
            wireMockConfig().bindAddress("127.0.0.1").dynamicPort().globalTemplating(true));

    BlueskyServer() {
        wire.start();
    }

    /** As on the first day. */
    void reset() {
        wire.resetAll();
        wire.stubFor(any(anyUrl()).atPriority(9).willReturn(error(401, "AuthenticationRequired")));
        wire.stubFor(post(CREATE_SESSION)
                .withRequestBody(matchingJsonPath("$.identifier", equalTo("ours.example")))
                .withRequestBody(matchingJsonPath("$.password", equalTo(PASSWORD)))
                .willReturn(session(1)));
        wire.stubFor(signed(post(REFRESH_SESSION), "refresh-[0-9]+").willReturn(session(2)));
        wire.stubFor(signed(post(PUT_RECORD), "access-[0-9]+")
                .willReturn(okJson("{\"uri\":\"at://" + DID
                        + "/app.bsky.feed.post/{{jsonPath request.body '$.rkey'}}\"," + "\"cid\":\"bafynew\"}")));
        wire.stubFor(signed(get(urlPathEqualTo(GET_RECORD)), "access-[0-9]+")
                .willReturn(okJson("{\"uri\":\"at://{{request.query.repo}}/app.bsky.feed.post/{{request.query.rkey}}\","
                        + "\"cid\":\"bafy-{{request.query.rkey}}\",\"value\":{\"text\":\"?\"}}")));
        wire.stubFor(signed(post(UPLOAD_BLOB), "access-[0-9]+")
                .willReturn(okJson("{\"blob\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkimage\"},"
                        + "\"mimeType\":\"image/png\",\"size\":29}}")));
    }

    static ResponseDefinitionBuilder error(int status, String name) {
        return aResponse()
                .withStatus(status)
                .withBody("{\"error\":\"" + name + "\",\"message\":\"It is " + name + "\"}");
    }

    private static MappingBuilder signed(MappingBuilder request, String token) {
        return request.withHeader("Authorization", matching("Bearer " + token));
    }

    private static ResponseDefinitionBuilder session(int number) {
        return okJson("{\"did\":\"" + DID + "\",\"handle\":\"ours.example\",\"accessJwt\":\"access-" + number
                + "\",\"refreshJwt\":\"refresh-" + number + "\",\"active\":true}");
    }

    /** What stands there, oldest first. */
    List<Received> received() {
        return wire.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().equals(PUT_RECORD))
                .filter(event -> event.getResponse().getStatus() == 200)
                .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()))
                .map(BlueskyServer::received)
                .toList();
    }

    int posts() {
        return count(PUT_RECORD);
    }

    int count(String path) {
        return wire.findAll(postRequestedFor(urlEqualTo(path))).size();
    }

    private static Received received(ServeEvent event) {
        JsonNode record = json(event.getRequest().getBodyAsString()).path("record");
        return new Received(
                record.path("text").asString(),
                Optional.of(record.path("reply").path("parent").path("uri"))
                        .filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .orElse(null),
                record.path("embed")
                        .path("images")
                        .valueStream()
                        .map(image -> image.path("alt").asString())
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
