package org.vigil.network.x;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.CodeSignIn;
import org.vigil.network.Credentials;
import org.vigil.network.Request;
import org.vigil.network.SignInFailed;
import twitter4j.TwitterException;
import twitter4j.auth.AccessToken;
import twitter4j.auth.RequestToken;

/**
 * Signs in with a PIN that X shows to whoever agrees (OAuth 1.0a, "oob"), by Twitter4J.
 *
 * <p>These are the only calls to a network that do not go over {@code HttpCall}. Nothing is posted by them. Were the
 * first sent twice, X would give two tokens of which one is never used; were the second, X would refuse it, since a PIN
 * serves once, and the person would begin anew. {@link QuietTwitter4J} sees to it that neither is.
 */
final class XPinSignIn implements CodeSignIn {
    private static final String REQUEST_TOKEN = "request_token";
    private static final String REQUEST_TOKEN_SECRET = "request_token_secret";

    /** X shows a PIN instead of leading to another page. */
    private static final String NO_PAGE = "oob";

    private static final int LONGEST_WORDS = 200;

    @Override
    public List<String> needs() {
        return List.of(XConnector.CONSUMER_KEY, XConnector.CONSUMER_SECRET);
    }

    @Override
    public Begun begin(@Nullable URI server, Credentials given) throws SignInFailed {
        URI base = Optional.ofNullable(server).orElse(XConnector.API);
        Token token = asked(
                "X gave no page to agree on. The keys must be those of the app, and the app must be set up to sign"
                        + " people in, with a callback address",
                given,
                () -> requested(QuietTwitter4J.authorization(base, given).getOAuthRequestToken(NO_PAGE)));
        return new Begun(
                URI.create(XApi.address(base) + "/oauth/authorize?oauth_token=" + Request.encoded(token.name())),
                new Credentials(Map.of(
                        XConnector.CONSUMER_KEY,
                        given.get(XConnector.CONSUMER_KEY),
                        XConnector.CONSUMER_SECRET,
                        given.get(XConnector.CONSUMER_SECRET),
                        REQUEST_TOKEN,
                        token.name(),
                        REQUEST_TOKEN_SECRET,
                        token.secret())));
    }

    @Override
    public Map<String, String> finish(@Nullable URI server, Begun begun, String code) throws SignInFailed {
        URI base = Optional.ofNullable(server).orElse(XConnector.API);
        Credentials kept = begun.kept();
        RequestToken agreed = new RequestToken(kept.get(REQUEST_TOKEN), kept.get(REQUEST_TOKEN_SECRET));
        String pin = code.replaceAll("\\s", "");
        Token token = asked(
                "X did not take the code. It serves once, and for some minutes: begin again",
                kept,
                () -> granted(QuietTwitter4J.authorization(base, kept).getOAuthAccessToken(agreed, pin)));
        return Map.of(
                XConnector.CONSUMER_KEY, kept.get(XConnector.CONSUMER_KEY),
                XConnector.CONSUMER_SECRET, kept.get(XConnector.CONSUMER_SECRET),
                XConnector.ACCESS_TOKEN, token.name(),
                XConnector.ACCESS_TOKEN_SECRET, token.secret());
    }

    private record Token(String name, String secret) {
        /** Twitter4J makes a token of any answer, with nothing in it. */
        static Optional<Token> of(@Nullable String name, @Nullable String secret) {
            return name == null || secret == null ? Optional.empty() : Optional.of(new Token(name, secret));
        }
    }

    /** X says that it will show a code (docs.x.com, "Obtaining access tokens": check that it is confirmed). */
    private static Optional<Token> requested(RequestToken token) {
        return Token.of(token.getToken(), token.getTokenSecret())
                .filter(there -> "true".equals(token.getParameter("oauth_callback_confirmed")));
    }

    private static Optional<Token> granted(AccessToken token) {
        return Token.of(token.getToken(), token.getTokenSecret());
    }

    @FunctionalInterface
    private interface Question {
        Optional<Token> ask() throws TwitterException;
    }

    private static Token asked(String otherwise, Credentials secrets, Question question) throws SignInFailed {
        try {
            return question.ask()
                    .orElseThrow(() -> new SignInFailed(otherwise + " (it answered, but not with a token)."));
        } catch (TwitterException failed) {
            throw new SignInFailed(otherwise + " (" + why(failed, secrets) + ").");
        } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
            // Twitter4J's own way to say that it cannot read an answer, which its message would quote.
            throw new SignInFailed(otherwise + " (it gave an answer that cannot be read).");
        }
    }

    /** Status and words of X only: the exception itself has the request's address and the whole answer. */
    private static String why(TwitterException failed, Credentials secrets) {
        if (failed.getStatusCode() < 0) {
            return "it could not be reached, or did not answer in time";
        }
        String words = Optional.ofNullable(failed.getErrorMessage())
                .map(secrets::hiddenIn)
                .orElse("");
        return "it answered " + failed.getStatusCode()
                + (words.isEmpty() ? "" : ": " + words.substring(0, Math.min(words.length(), LONGEST_WORDS)));
    }
}
