package org.vigil.network.x;

import java.util.Map;
import java.util.Properties;
import org.vigil.network.Credentials;
import org.vigil.network.Request;
import twitter4j.HttpRequest;
import twitter4j.RequestMethod;
import twitter4j.auth.AccessToken;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.conf.PropertyConfiguration;

/**
 * Signs requests with OAuth 1.0a. Twitter4J makes the signature only: its HTTP client sends a POST twice when the answer
 * is lost. JSON and multipart bodies are not part of the signature (RFC 5849, 3.4.1.3.1), the query is.
 */
final class XSigner {
    private final OAuthAuthorization authorization;

    XSigner(Credentials credentials) {
        // Empty properties, so that no twitter4j.properties of the folder or the machine has a say.
        authorization = new OAuthAuthorization(new PropertyConfiguration(new Properties()));
        authorization.setOAuthConsumer(
                credentials.get(XConnector.CONSUMER_KEY), credentials.get(XConnector.CONSUMER_SECRET));
        authorization.setOAuthAccessToken(new AccessToken(
                credentials.get(XConnector.ACCESS_TOKEN), credentials.get(XConnector.ACCESS_TOKEN_SECRET)));
    }

    @SuppressWarnings("NullAway") // Twitter4J takes null for "no parameters beside the address"
    Request signed(Request request) {
        HttpRequest signable = new HttpRequest(
                RequestMethod.valueOf(request.method()), request.uri().toString(), null, authorization, Map.of());
        return request.with("Authorization", authorization.getAuthorizationHeader(signable));
    }
}
