package org.vigil.network.x;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Credentials;
import org.vigil.network.Request;
import twitter4j.HttpRequest;
import twitter4j.RequestMethod;
import twitter4j.auth.AccessToken;
import twitter4j.auth.OAuthAuthorization;

/**
 * Signs requests with OAuth 1.0a. Twitter4J makes the signature only: its HTTP client sends a POST twice when the answer
 * is lost. JSON and multipart bodies are not part of the signature (RFC 5849, 3.4.1.3.1), the query is.
 */
final class XSigner {
    private final OAuthAuthorization authorization;
    private final AccessToken token;

    XSigner(Credentials credentials) {
        authorization = QuietTwitter4J.authorization(XConnector.API, credentials);
        token = new AccessToken(
                credentials.get(XConnector.ACCESS_TOKEN), credentials.get(XConnector.ACCESS_TOKEN_SECRET));
        authorization.setOAuthAccessToken(token);
    }

    /** The account's number, with which X begins its access tokens; null where it does not. */
    @Nullable String userId() {
        return token.getUserId() > 0 ? Long.toString(token.getUserId()) : null;
    }

    @SuppressWarnings("NullAway") // Twitter4J takes null for "no parameters beside the address"
    Request signed(Request request) {
        HttpRequest signable = new HttpRequest(
                RequestMethod.valueOf(request.method()), request.uri().toString(), null, authorization, Map.of());
        return request.with("Authorization", authorization.getAuthorizationHeader(signable));
    }
}
