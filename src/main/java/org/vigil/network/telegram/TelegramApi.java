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
        return saidInHeaders(http.read(Request.get(at(method))));
    }

    Reply write(Request request, SendKey key) {
        return saidInHeaders(http.write(request, key));
    }

    /** How long to wait stands in the body here ({@code parameters.retry_after}, seconds), not in Retry-After. */
    private static Reply saidInHeaders(Reply reply) {
        if (!(reply instanceof Answer answer)) {
            return reply;
        }
        JsonNode seconds = answer.json().path("parameters").path("retry_after");
        if (!seconds.isIntegralNumber()) {
            return answer;
        }
        Map<String, List<String>> headers = new HashMap<>(answer.headers().map());
        List<String> waits = new ArrayList<>(answer.headers().allValues("Retry-After"));
        waits.add(seconds.asString());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("Retry-After"));
        headers.put("Retry-After", waits);
        return new Answer(answer.status(), HttpHeaders.of(headers, (name, value) -> true), answer.body());
    }
}
