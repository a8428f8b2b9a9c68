package org.vigil.network.bluesky;

import java.net.URI;
import org.vigil.network.HttpCall;
import org.vigil.network.RateHeaders;
import org.vigil.network.RateMeter;
import org.vigil.network.Reply;
import org.vigil.network.Request;
import org.vigil.network.SendKey;

/** The way to one server: its address, and an ear for rate limits. Keeps nobody's tokens, and lets no answer quote one. */
final class BlueskyWire {
    private final HttpCall http;
    private final String server;
    private final RateMeter meter;

    BlueskyWire(HttpCall http, URI server, RateMeter meter) {
        this.http = http;
        this.server = server.toString().replaceAll("/+$", "");
        this.meter = meter;
    }

    /** @param method as its lexicon is called, such as {@code com.atproto.repo.putRecord}, with the query */
    URI at(String method) {
        return URI.create(server + "/xrpc/" + method);
    }

    /** Asks for something, or for a sign-in: whatever may be asked twice. */
    Reply ask(Request request, String token, String bucket) {
        return heard(bucket, token, http.read(signed(request, token)));
    }

    /** @param bucket which of the server's limits the call counts against */
    Reply write(Request request, String token, SendKey key, String bucket) {
        return heard(bucket, token, http.write(signed(request, token), key));
    }

    private static Request signed(Request request, String token) {
        Request ready = request.with("Accept", "application/json");
        return token.isEmpty() ? ready : ready.with("Authorization", "Bearer " + token);
    }

    private Reply heard(String bucket, String token, Reply reply) {
        if (!(reply instanceof Reply.Answer answer)) {
            return reply;
        }
        RateHeaders.BLUESKY.read(bucket, answer.headers()).ifPresent(meter::read);
        return token.isEmpty() || !answer.body().contains(token)
                ? answer
                : new Reply.Answer(
                        answer.status(), answer.headers(), answer.body().replace(token, "…"));
    }
}
