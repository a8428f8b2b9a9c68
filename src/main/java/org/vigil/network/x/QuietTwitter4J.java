package org.vigil.network.x;

import java.net.URI;
import java.util.Properties;
import org.vigil.network.Credentials;
import twitter4j.auth.OAuthAuthorization;
import twitter4j.conf.Configuration;
import twitter4j.conf.ConfigurationFactory;
import twitter4j.conf.PropertyConfiguration;

/**
 * Twitter4J as Vigil uses it. Left to itself it reads a {@code twitter4j.properties} of the folder it is started in,
 * which may make it print each request and answer, secrets included; and its HTTP client sends a POST again whose
 * answer was lost. Both are settled here, before the first of its classes is loaded.
 */
final class QuietTwitter4J {
    private static final String CONNECT_WITHIN_MILLIS = "10000";
    private static final String ANSWER_WITHIN_MILLIS = "60000";

    static {
        System.setProperty("twitter4j.configurationFactory", Settings.class.getName());
        System.setProperty("twitter4j.loggerFactory", "twitter4j.NullLoggerFactory");
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private QuietTwitter4J() {}

    /** @param server where the pages and addresses of the sign-in are */
    static OAuthAuthorization authorization(URI server, Credentials credentials) {
        OAuthAuthorization authorization = new OAuthAuthorization(settings(XApi.address(server)));
        authorization.setOAuthConsumer(
                credentials.get(XConnector.CONSUMER_KEY), credentials.get(XConnector.CONSUMER_SECRET));
        return authorization;
    }

    private static Configuration settings(String server) {
        Properties properties = new Properties();
        properties.setProperty("oauth.requestTokenURL", server + "/oauth/request_token");
        properties.setProperty("oauth.authorizationURL", server + "/oauth/authorize");
        properties.setProperty("oauth.accessTokenURL", server + "/oauth/access_token");
        properties.setProperty("http.connectionTimeout", CONNECT_WITHIN_MILLIS);
        properties.setProperty("http.readTimeout", ANSWER_WITHIN_MILLIS);
        properties.setProperty("http.retryCount", "0");
        return new PropertyConfiguration(properties);
    }

    /** What Twitter4J asks for on its own; it makes this class by its name. */
    public static final class Settings implements ConfigurationFactory {
        @Override
        public Configuration getInstance() {
            return settings(XConnector.API.toString());
        }

        @Override
        public Configuration getInstance(String configTreePath) {
            return getInstance();
        }

        @Override
        public void dispose() {
            // It holds nothing.
        }
    }
}
