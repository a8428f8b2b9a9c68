package org.vigil.network.mastodon;

import java.net.URI;
import java.util.Optional;
import org.vigil.network.HttpCall;
import org.vigil.network.RateHeaders;
import org.vigil.network.RateMeter;
import org.vigil.network.Reply;
import org.vigil.network.Request;
import org.vigil.network.SendKey;

/** One account's requests: the address, the token, and an ear for rate limits. */
final class MastodonApi {
    /** What a Mastodon server gives unasked. It may give twice as much, but then an answer may be longer than is read. */
    private static final int PAGE = 20;

    private final HttpCall http;
    private final String server;
    private final String token;
    private final RateMeter meter;

    MastodonApi(HttpCall http, URI server, String token, RateMeter meter) {
        this.http = http;
        this.server = server.toString().replaceAll("/+$", "");
        this.token = token;
        this.meter = meter;
    }

    URI at(String path) {
        return URI.create(server + path);
    }

    /** The server's name, as in {@code @somebody@server}. */
    String host() {
        String host = URI.create(server).getHost();
        return host == null ? server : host;
    }

    URI statusAt(String id) {
        return at("/api/v1/statuses/" + Request.encoded(id));
    }

    Reply read(String path) {
        return heard("requests", http.read(signed(Request.get(at(path)))));
    }

    Reply status(String id) {
        return read("/api/v1/statuses/" + Request.encoded(id));
    }

    /** What a post answers, and what answers it. */
    Reply context(String id) {
        return read("/api/v1/statuses/" + Request.encoded(id) + "/context");
    }

    /**
     * A page of an account's posts, the newest first: with answers and pinned ones, without what it passed on.
     *
     * @param before the id that the page begins after
     */
    Reply posts(String account, Optional<String> before) {
        return read("/api/v1/accounts/" + Request.encoded(account) + "/statuses?limit=" + PAGE + "&exclude_reblogs=true"
                + before.map(id -> "&max_id=" + Request.encoded(id)).orElse(""));
    }

    /** @param bucket which of the server's limits the call counts against */
    Reply write(Request request, SendKey key, String bucket) {
        return heard(bucket, http.write(signed(request), key));
    }

    private Request signed(Request request) {
        return request.with("Authorization", "Bearer " + token).with("Accept", "application/json");
    }

    private Reply heard(String bucket, Reply reply) {
        if (reply instanceof Reply.Answer answer) {
            RateHeaders.MASTODON.read(bucket, answer.headers()).ifPresent(meter::read);
        }
        return reply;
    }
}
