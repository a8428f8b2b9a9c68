package org.vigil.network.x;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.vigil.network.HttpCall;
import org.vigil.network.RateHeaders;
import org.vigil.network.RateMeter;
import org.vigil.network.Reply;
import org.vigil.network.Request;
import org.vigil.network.SendKey;

/** One account's requests: the address, the signature, and an ear for rate limits. */
final class XApi {
    private final HttpCall http;
    private final String server;
    private final XSigner signer;
    private final RateMeter meter;

    XApi(HttpCall http, URI server, XSigner signer, RateMeter meter) {
        this.http = http;
        // The signature is over the lower-case address; Twitter4J would lower it by the machine's language.
        this.server = server.toString().toLowerCase(Locale.ROOT).replaceAll("/+$", "");
        this.signer = signer;
        this.meter = meter;
    }

    URI at(String path) {
        return URI.create(server + path);
    }

    Reply read(String path, Map<String, String> parameters, String bucket) {
        URI uri = at(path + (parameters.isEmpty() ? "" : "?" + Request.encoded(parameters)));
        return heard(bucket, http.read(signer.signed(Request.get(uri))));
    }

    /** @param bucket which of the network's limits the call counts against */
    Reply write(Request request, SendKey key, String bucket) {
        return heard(bucket, http.write(signer.signed(request), key));
    }

    private Reply heard(String bucket, Reply reply) {
        if (reply instanceof Reply.Answer answer) {
            RateHeaders.X.read(bucket, answer.headers()).ifPresent(meter::read);
        }
        return reply;
    }
}
