package org.vigil.network.telegram;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigil.network.HttpCall;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One bot's requests. The token stands in their addresses, as Telegram wants it, and those are shown to nobody: a
 * request prints no path, and a failed call names the host only.
 */
final class TelegramApi {
    private final HttpCall http;
    private final String bot;

    TelegramApi(HttpCall http, URI server, String token) {
        this.http = http;
        // Encoded, so that no token can make an address that Java complains of, and quotes. The colon is in every
        // token.
        bot = server.toString().replaceAll("/+$", "") + "/bot"
                + Request.encoded(token).replace("%3A", ":") + "/";
    }

    URI at(String method) {
        return URI.create(bot + method);
    }

    Reply read(String method) {
        return inCommonWords(http.read(Request.get(at(method))));
    }

    Reply write(Request request, SendKey key) {
        return inCommonWords(http.write(request, key));
    }

    /** What other networks say in headers and in words stands in {@code parameters} here. */
    private static Reply inCommonWords(Reply reply) {
        if (!(reply instanceof Answer answer) || !(answer.json() instanceof ObjectNode said)) {
            return reply;
        }
        JsonNode parameters = said.path("parameters");
        JsonNode movedTo = parameters.path("migrate_to_chat_id");
        if (movedTo.isIntegralNumber()) {
            said.put(
                    "description",
                    said.path("description").asString("") + "; its number is " + movedTo.asString()
                            + " now, which is to be its channel: ./vigil account renew NAME --another");
        }
        JsonNode seconds = parameters.path("retry_after");
        HttpHeaders headers =
                seconds.isIntegralNumber() ? waiting(answer.headers(), seconds.asString()) : answer.headers();
        return new Answer(answer.status(), headers, movedTo.isIntegralNumber() ? said.toString() : answer.body());
    }

    private static HttpHeaders waiting(HttpHeaders headers, String seconds) {
        List<String> waits = new ArrayList<>(headers.allValues("Retry-After"));
        waits.add(seconds);
        Map<String, List<String>> all = new HashMap<>(headers.map());
        all.keySet().removeIf(name -> name.equalsIgnoreCase("Retry-After"));
        all.put("Retry-After", waits);
        return HttpHeaders.of(all, (name, value) -> true);
    }
}
