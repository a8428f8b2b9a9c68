package org.vigil.network.x;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.Login;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;

/** Opens the account that {@link XServer} knows. */
final class OpenX {
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final String CONSUMER_SECRET = "consumer secret/+=";
    static final String TOKEN_SECRET = "token secret&%";

    private OpenX() {}

    static Session at(URI server) {
        return at(server, new HttpCall(), XNames.DOCUMENTED, RateMeter.IGNORED);
    }

    static Session at(URI server, HttpCall http, XNames names, RateMeter meter) {
        return as(XServer.ACCESS_TOKEN, server, http, names, meter);
    }

    static Session as(String accessToken, URI server, HttpCall http, XNames names, RateMeter meter) {
        Credentials credentials = new Credentials(Map.of(
                "consumer_key", "consumer",
                "consumer_secret", CONSUMER_SECRET,
                "access_token", accessToken,
                "access_token_secret", TOKEN_SECRET));
        return new XConnector(http, InstantSource.fixed(NOW), pause -> {}, names)
                .open(new Login("ours", server, null, credentials), meter);
    }
}
