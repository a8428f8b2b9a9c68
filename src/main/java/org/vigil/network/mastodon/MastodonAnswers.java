package org.vigil.network.mastodon;

import static org.vigil.network.Answers.saying;
import static org.vigil.network.Answers.status;
import static org.vigil.network.Answers.withAPage;
import static org.vigil.network.Answers.withoutJson;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.vigil.network.Answers;
import org.vigil.network.Answers.Meaning;
import org.vigil.network.Answers.Row;
import org.vigil.network.Change;
import org.vigil.network.Credentials;
import org.vigil.network.Outcome;
import org.vigil.network.Outcome.Published;
import org.vigil.network.RateHeaders;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.SignIn;
import tools.jackson.databind.JsonNode;

/** What the answers of servers that speak the Mastodon API mean. */
final class MastodonAnswers {
    private static final List<Row> ROWS = List.of(
            new Row(
                    "401 with a web page, 403 or 404 without JSON",
                    status(401).and(withAPage()).or(status(403).or(status(404)).and(withoutJson())),
                    Meaning.UNKNOWN,
                    "a firewall or proxy before the server answered, which proves nothing; snac's own 401 is one line"),
            new Row(
                    "403 about the account",
                    status(403)
                            .and(saying(
                                    "access token",
                                    "invalid token",
                                    "invalid_token",
                                    "action is not allowed",
                                    "authorized scopes",
                                    "your login is")),
                    Meaning.SIGNED_OUT,
                    "Mastodon answers so where the token, its scopes or the account no longer serve"),
            new Row(
                    "422 about the token",
                    status(422).and(saying("access token", "invalid token", "invalid_token")),
                    Meaning.SIGNED_OUT,
                    "some servers answer so to a bad token; any other 422 is about the post"));

    private final Answers answers;

    MastodonAnswers(Credentials credentials, InstantSource clock) {
        answers = new Answers("Mastodon", ROWS, MastodonAnswers::published, RateHeaders.MASTODON, credentials, clock);
    }

    List<Row> rows() {
        return answers.rows();
    }

    Outcome posted(Reply reply) {
        return answers.posted(reply);
    }

    Outcome prepared(Reply failure) {
        return answers.prepared(failure);
    }

    /** What came of an edit. Servers answer with the post. */
    Change edited(Reply reply) {
        return answers.changed(reply, answer -> id(answer.json()).isPresent());
    }

    /** What came of a deletion. Mastodon answers with what was deleted, others with nothing in braces. */
    Change deleted(Reply reply) {
        return answers.changed(
                reply, answer -> answer.json().isObject() && !answer.json().has("error"));
    }

    /** What comes of a change where a request that has to go before it failed. */
    Change unchanged(Reply reply) {
        return answers.changed(reply, answer -> false);
    }

    /** Whether somebody says that there is no such post. Not always the server: see {@link MastodonTimeline}. */
    static boolean isGone(Answer answer) {
        return answer.status() == 404 || answer.status() == 410;
    }

    /** Whether somebody says that there is no such post, or no such thing as this request. */
    static boolean knowsNoSuch(Answer answer) {
        return isGone(answer) || answer.status() == 405 || answer.status() == 501;
    }

    String said(Reply reply) {
        return answers.said(reply);
    }

    /** Why something could not be read, in words. */
    String unread(Reply failure) {
        return answers.unread(failure);
    }

    /** A sign-in that a server did not accept. Here a 422 is about the token on some servers (snac), for want of a post. */
    SignIn notSignedIn(Answer answer) {
        boolean invalid =
                answers.meaning(answer) == Meaning.SIGNED_OUT || answer.status() == 403 || answer.status() == 422;
        return invalid ? new SignIn.Invalid(said(answer)) : new SignIn.NotReached(said(answer));
    }

    /** The id is read by itself: one odd field elsewhere in the answer must not make a post unknown. */
    private static Optional<Published> published(Answer answer) {
        JsonNode status = answer.json();
        return id(status).map(id -> new Published(id, link(status).orElse(null)));
    }

    static Optional<String> id(JsonNode entity) {
        JsonNode id = entity.path("id");
        return Optional.of(id)
                .filter(node -> node.isString() || node.isIntegralNumber())
                .map(JsonNode::asString)
                .filter(text -> !text.isBlank());
    }

    static Optional<URI> link(JsonNode status) {
        return Optional.of(status.path("url"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(url -> url.matches("https?://[!-~]+"))
                .flatMap(MastodonAnswers::uri);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }
}
