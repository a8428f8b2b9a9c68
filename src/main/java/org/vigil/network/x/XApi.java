package org.vigil.network.x;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.vigil.network.HttpCall;
import org.vigil.network.RateMeter;
import org.vigil.network.Reply;
import org.vigil.network.Request;
import org.vigil.network.SendKey;

/** One account's requests: the address, the signature, and an ear for rate limits. */
final class XApi {
    private final HttpCall http;
    private final String server;
    private final XSigner signer;
    private final XRates rates;
    private final RateMeter meter;

    XApi(HttpCall http, URI server, XSigner signer, XRates rates, RateMeter meter) {
        this.http = http;
        this.server = address(server);
        this.signer = signer;
        this.rates = rates;
        this.meter = meter;
    }

    /** The signature is over the lower-case address; Twitter4J would lower it by the machine's language. */
    static String address(URI server) {
        return server.toString().toLowerCase(Locale.ROOT).replaceAll("/+$", "");
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

    Reply delete(String path, SendKey key, String bucket) {
        return write(new Request("DELETE", at(path), Map.of(), new byte[0]), key, bucket);
    }

    private Reply heard(String bucket, Reply reply) {
        if (reply instanceof Reply.Answer answer) {
            rates.read(bucket, answer.headers()).forEach(meter::read);
        }
        return reply;
    }
}
