package org.vigil.network.mastodon;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigil.network.CodeSignIn;
import org.vigil.network.Credentials;
import org.vigil.network.HttpCall;
import org.vigil.network.RateMeter;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.network.SignInFailed;

/**
 * Signs in as each Mastodon app does: Vigil makes itself known to the server, a person agrees on the server's page, and
 * the code that the page shows becomes a token (OAuth 2, RFC 6749, 4.1). Each sign-in is an app of its own, so that one
 * that is taken back on the server's page "Authorized apps" ends no other.
 */
final class MastodonCodeSignIn implements CodeSignIn {
    /** The page shows the code, and sends the browser nowhere. */
    private static final String SHOWN = "urn:ietf:wg:oauth:2.0:oob";

    /** What the calls of this package need and no more; each is as old as Mastodon 2.4.3. */
    private static final String SCOPES = "read:accounts read:statuses write:statuses write:media";

    private static final String CLIENT_ID = "client_id";
    private static final String CLIENT_SECRET = "client_secret";
    private static final String CODE = "code";
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final HttpCall http;
    private final InstantSource clock;

    MastodonCodeSignIn(HttpCall http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Begun begin(@Nullable URI server, Credentials given) throws SignInFailed {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_name", "Vigil");
        fields.put("redirect_uris", SHOWN);
        fields.put("scopes", SCOPES);
        MastodonApi api = api(server);
        Answer app = asked(api, "/api/v1/apps", fields, given);
        Credentials kept = new Credentials(
                Map.of(CLIENT_ID, named(CLIENT_ID, app, api), CLIENT_SECRET, named(CLIENT_SECRET, app, api)));
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", CODE);
        query.put(CLIENT_ID, kept.get(CLIENT_ID));
        query.put("redirect_uri", SHOWN);
        query.put("scope", SCOPES);
        return new Begun(api.at("/oauth/authorize?" + Request.encoded(query)), kept);
    }

    @Override
    public Map<String, String> finish(@Nullable URI server, Begun begun, String code) throws SignInFailed {
        if (code.isBlank()) {
            throw new SignInFailed("There is no code. The page shows it after you have agreed; copy all of it.");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put(CODE, code.strip());
        fields.put(CLIENT_ID, begun.kept().get(CLIENT_ID));
        fields.put(CLIENT_SECRET, begun.kept().get(CLIENT_SECRET));
        fields.put("redirect_uri", SHOWN);
        fields.put("scope", SCOPES);
        MastodonApi api = api(server);
        Answer granted = asked(api, "/oauth/token", fields, new Credentials(fields));
        return Map.of(MastodonConnector.ACCESS_TOKEN, named("access_token", granted, api));
    }

    private MastodonApi api(@Nullable URI server) throws SignInFailed {
        if (server == null) {
            throw new SignInFailed("Mastodon is many servers: say which one, such as https://mastodon.social");
        }
        return new MastodonApi(http, server, "", RateMeter.IGNORED);
    }

    private Answer asked(MastodonApi api, String path, Map<String, String> fields, Credentials secret)
            throws SignInFailed {
        SendKey key = new SendKey(path, System.nanoTime() + WITHIN.toNanos());
        Reply reply = http.write(Request.form(api.at(path), fields).with("Accept", "application/json"), key);
        if (reply instanceof Answer answer && answer.isSuccess()) {
            return answer;
        }
        throw new SignInFailed(refusal(api, reply, new MastodonAnswers(secret, clock)));
    }

    private static String refusal(MastodonApi api, Reply reply, MastodonAnswers answers) {
        if (!(reply instanceof Answer answer)) {
            return answers.said(reply) + ". Is " + api.host() + " the right address?";
        }
        String said = answers.said(answer);
        if (answer.json().path("error").asString("").equals("invalid_grant")) {
            return "The code is not right, or too old: a code serves once and for some minutes. Begin again for a new one. ("
                    + said + ")";
        }
        return switch (answer.status() / 100) {
            case 3 -> api.host() + " names another address. Give the one that your browser ends at.";
            case 4 ->
                answer.status() == 404
                        ? api.host() + " does not speak the Mastodon API there. Is it the right address? (" + said + ")"
                        : "The server did not agree: " + said;
            default -> "The server is not well just now; try again in a while. (" + said + ")";
        };
    }

    private static String named(String field, Answer answer, MastodonApi api) throws SignInFailed {
        String value = answer.json().path(field).asString("");
        if (value.isBlank()) {
            throw new SignInFailed(
                    api.host() + " answered, but not as a Mastodon server does: is it the right address?");
        }
        return value;
    }
}
