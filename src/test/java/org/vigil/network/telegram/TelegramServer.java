package org.vigil.network.telegram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigil.network.PublisherContract.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Telegram's Bot API played by WireMock: one bot that may post in one channel, and changes and deletes what it posted. What a
 * test stubs comes before it.
 */
final class TelegramServer implements AutoCloseable {
    static final String TOKEN = "1234567:AAF-right_token";
    static final String BOT = "/bot" + TOKEN + "/";
    static final String CHAT = "{\"id\":-1001234,\"type\":\"channel\",\"title\":\"Ours\",\"username\":\"ours\","
            + "\"description\":\"A post a day\"}";

    final WireMockServer wire = new WireMockServer(
            wireMockConfig().bindAddress("127.0.0.1").dynamicPort().extensions(new BotApi()));

    private final Map<Long, Message> messages = new LinkedHashMap<>();
    private long ids;

    /** @param post the first message of the post that it belongs to */
    private record Message(
            String words, boolean picture, @Nullable Long answers, long post) {}

    TelegramServer() {
        wire.start();
    }

    /** As on the first day. */
    synchronized void reset() {
        wire.resetAll();
        wire.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withTransformers("bot")));
        messages.clear();
        ids = 1000;
    }

    static ResponseDefinitionBuilder error(int status, String description) {
        return aResponse()
                .withStatus(status)
                .withBody("{\"ok\":false,\"error_code\":" + status + ",\"description\":\"" + description + "\"}");
    }

    /** What stands there, oldest first. */
    synchronized List<Received> received() {
        return messages.values().stream()
                .collect(Collectors.groupingBy(Message::post, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(TelegramServer::received)
                .toList();
    }

    /** As the adapter names the message that it answers. */
    private static Received received(List<Message> post) {
        Message first = post.getFirst();
        long pictures = post.stream().filter(Message::picture).count();
        return new Received(
                first.words(),
                first.answers() == null ? null : "-1001234/" + first.answers(),
                Collections.nCopies((int) pictures, ""));
    }

    int posts() {
        return wire.findAll(postRequestedFor(urlMatching("/bot.*/send.*"))).size();
    }

    int count(String method) {
        return wire.findAll(postRequestedFor(urlEqualTo(BOT + method))).size();
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

    private synchronized ResponseDefinitionBuilder answer(Request request) {
        String path = request.getUrl().split("\\?", 2)[0];
        if (!path.startsWith(BOT)) {
            return error(401, "Unauthorized");
        }
        return switch (path.substring(BOT.length())) {
            case "getMe" -> ok("{\"id\":1234567,\"is_bot\":true,\"username\":\"our_bot\"}");
            case "getChat" ->
                request.queryParameter("chat_id").firstValue().equals("@ours")
                        ? ok(CHAT)
                        : error(400, "Bad Request: chat not found");
            case "getChatMember" ->
                ok("{\"status\":\"administrator\",\"can_post_messages\":true,\"user\":{\"id\":1234567}}");
            case "sendMessage" -> text(json(request.getBodyAsString()));
            case "sendPhoto" ->
                ok(sent(1, field(request, "caption"), answers(request)).getFirst());
            case "sendMediaGroup" -> album(request);
            case "editMessageText" -> edited(json(request.getBodyAsString()), "text", false);
            case "editMessageCaption" -> edited(json(request.getBodyAsString()), "caption", true);
            case "deleteMessage" ->
                messages.remove(id(json(request.getBodyAsString()))) == null
                        ? error(400, "Bad Request: message to delete not found")
                        : ok("true");
            default -> error(404, "Not Found");
        };
    }

    private static ResponseDefinitionBuilder ok(String result) {
        return okJson("{\"ok\":true,\"result\":" + result + "}");
    }

    private ResponseDefinitionBuilder text(JsonNode asked) {
        return ok(sent(0, asked.path("text").asString(), answers(asked.path("reply_parameters")))
                .getFirst());
    }

    private ResponseDefinitionBuilder album(Request request) {
        JsonNode media = json(field(request, "media"));
        return ok(sent(media.size(), media.path(0).path("caption").asString(), answers(request))
                .toString());
    }

    /** @return the messages as Telegram tells them */
    private List<String> sent(int pictures, String words, @Nullable Long answers) {
        long first = ids + 1;
        List<String> sent = new ArrayList<>();
        IntStream.range(0, Math.max(1, pictures)).forEach(i -> {
            long id = ++ids;
            messages.put(id, new Message(i == 0 ? words : "", pictures > 0, answers, first));
            sent.add("{\"message_id\":" + id + ",\"date\":1772352000,\"chat\":" + CHAT + "}");
        });
        return sent;
    }

    private ResponseDefinitionBuilder edited(JsonNode asked, String field, boolean caption) {
        Message was = messages.get(id(asked));
        if (was == null) {
            return error(400, "Bad Request: message to edit not found");
        }
        if (was.picture() != caption) {
            return error(400, "Bad Request: there is no " + field + " in the message to edit");
        }
        String words = asked.path(field).asString();
        if (words.equals(was.words())) {
            return error(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
                            + "the same as a current content and reply markup of the message");
        }
        messages.put(id(asked), new Message(words, caption, was.answers(), was.post()));
        return ok("{\"message_id\":" + id(asked) + "}");
    }

    private static long id(JsonNode asked) {
        return asked.path("message_id").asLong();
    }

    private static @Nullable Long answers(Request request) {
        return request.getPart("reply_parameters") == null ? null : answers(json(field(request, "reply_parameters")));
    }

    private static @Nullable Long answers(JsonNode parameters) {
        return parameters.path("message_id").isIntegralNumber() ? id(parameters) : null;
    }

    private final class BotApi implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            return answer(event.getRequest()).build();
        }

        @Override
        public String getName() {
            return "bot";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }
    }
}
