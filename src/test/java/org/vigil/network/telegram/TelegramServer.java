package org.vigil.network.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.PublisherContract.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Telegram's Bot API played by WireMock: one bot that may post in one channel. */
final class TelegramServer implements AutoCloseable {
    static final String TOKEN = "1234567:AAF-right_token";
    static final String BOT = "/bot" + TOKEN + "/";
    private static final String CHAT =
            "{\"id\":-1001234,\"type\":\"channel\",\"title\":\"Ours\",\"username\":\"ours\"}";

    final WireMockServer wire = new WireMockServer(
            wireMockConfig().bindAddress("127.0.0.1").dynamicPort().globalTemplating(true));

    TelegramServer() {
        wire.start();
    }

    /** As on the first day. */
    void reset() {
        wire.resetAll();
        wire.stubFor(any(anyUrl()).atPriority(9).willReturn(error(401, "Unauthorized")));
        wire.stubFor(post(BOT + "sendMessage").willReturn(okJson("{\"ok\":true,\"result\":" + message() + "}")));
        wire.stubFor(post(BOT + "sendPhoto").willReturn(okJson("{\"ok\":true,\"result\":" + message() + "}")));
        wire.stubFor(post(BOT + "sendMediaGroup")
                .willReturn(okJson("{\"ok\":true,\"result\":[" + message() + "," + message() + "]}")));
        wire.stubFor(get(BOT + "getMe")
                .willReturn(
                        okJson("{\"ok\":true,\"result\":{\"id\":1234567,\"is_bot\":true,\"username\":\"our_bot\"}}")));
        wire.stubFor(get(urlPathEqualTo(BOT + "getChat"))
                .withQueryParam("chat_id", equalTo("@ours"))
                .willReturn(okJson("{\"ok\":true,\"result\":" + CHAT + "}")));
    }

    private static String message() {
        return "{\"message_id\":{{randomInt lower=1000 upper=2000000000}},\"date\":1772352000,\"chat\":" + CHAT + "}";
    }

    static ResponseDefinitionBuilder error(int status, String description) {
        return aResponse()
                .withStatus(status)
                .withBody("{\"ok\":false,\"error_code\":" + status + ",\"description\":\"" + description + "\"}");
    }

    /** What stands there, oldest first. */
    List<Received> received() {
        return wire.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getUrl().startsWith(BOT + "send"))
                .filter(event -> event.getResponse().getStatus() == 200)
                .sorted(Comparator.comparing(event -> event.getRequest().getLoggedDate()))
                .map(TelegramServer::received)
                .toList();
    }

    int posts() {
        return wire.findAll(postRequestedFor(urlMatching("/bot.*/send.*"))).size();
    }

    private static Received received(ServeEvent event) {
        Request request = event.getRequest();
        return switch (request.getUrl().substring(BOT.length())) {
            case "sendMessage" -> {
                JsonNode body = json(request.getBodyAsString());
                yield new Received(body.path("text").asString(), replied(body.path("reply_parameters")), List.of());
            }
            case "sendPhoto" -> new Received(field(request, "caption"), replied(json(reply(request))), List.of(""));
            case String album -> {
                JsonNode media = json(field(request, "media"));
                yield new Received(
                        media.path(0).path("caption").asString(),
                        replied(json(reply(request))),
                        Collections.nCopies(media.size(), ""));
            }
        };
    }

    private static String reply(Request request) {
        return request.getPart("reply_parameters") == null ? "{}" : field(request, "reply_parameters");
    }

    /** As the adapter names the message. */
    private static @Nullable String replied(JsonNode parameters) {
        return Optional.of(parameters.path("message_id"))
                .filter(JsonNode::isIntegralNumber)
                .map(id -> "-1001234/" + id.asString())
                .orElse(null);
    }

    static String field(Request request, String name) {
        return request.getPart(name).getBody().asString();
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Override
    public void close() {
        wire.stop();
    }
}
