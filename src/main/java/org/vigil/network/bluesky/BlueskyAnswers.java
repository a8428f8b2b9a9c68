package org.vigil.network.bluesky;

import static org.vigil.network.Answers.saying;
import static org.vigil.network.Answers.status;
import static org.vigil.network.Answers.withoutJson;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** What Bluesky's answers mean. Its errors have a name, in the field {@code error}. */
final class BlueskyAnswers {
    private static final Set<String> STALE = Set.of("ExpiredToken", "InvalidToken");

    private static final List<Row> ROWS = List.of(
            new Row(
                    "401, 403 or 404 without JSON",
                    status(401).or(status(403)).or(status(404)).and(withoutJson()),
                    Meaning.UNKNOWN,
                    "Bluesky speaks JSON: something before it answered, which proves nothing"),
            new Row(
                    "400 InvalidSwap",
                    status(400).and(saying("invalidswap")),
                    Meaning.UNKNOWN,
                    "a post stands under our key: it is read to learn whether it is this one"),
            new Row(
                    "400 or 403 about the account",
                    status(400)
                            .or(status(403))
                            .and(saying(
                                    "expiredtoken",
                                    "invalidtoken",
                                    "accounttakedown",
                                    "accountdeactivated",
                                    "accountsuspended",
                                    "authmissing",
                                    "account has been taken down",
                                    "could not find repo",
                                    "bad token scope")),
                    Meaning.SIGNED_OUT,
                    "a token that no longer serves, even refreshed, or an account that was closed"));

    private final Answers answers;

    BlueskyAnswers(Credentials credentials, InstantSource clock) {
        answers = new Answers("Bluesky", ROWS, BlueskyAnswers::published, RateHeaders.BLUESKY, credentials, clock);
    }

    /** Whether the answer is in the words of such a server, in whose errors a name and a message stand. */
    static boolean speaks(Answer answer) {
        JsonNode json = answer.json();
        return json.path("error").isString() || json.path("message").isString();
    }

    /** Whether a fresh token may help. The request was not served. */
    static boolean stale(Answer answer) {
        return (answer.status() == 400 || answer.status() == 401) && STALE.contains(error(answer));
    }

    /** Whether a post stands under the key already. */
    static boolean taken(Answer answer) {
        return answer.status() == 400 && error(answer).equals("InvalidSwap");
    }

    /** Whether nothing stands under a key. */
    static boolean absent(Answer answer) {
        return answer.status() == 400 && error(answer).equals("RecordNotFound");
    }

    /** Whether the server no longer has an image that it was given before. The post was not stored. */
    static boolean imageGone(Answer answer) {
        return answer.status() == 400 && error(answer).equals("BlobNotFound");
    }

    /** The rows in the order in which they are asked. */
    List<Row> rows() {
        return answers.rows();
    }

    Outcome posted(Reply reply) {
        return answers.posted(reply);
    }

    Outcome prepared(Reply failure) {
        return answers.prepared(failure);
    }

    /** What came of a deletion. The server answers with what it did to the account's records, or with {@code {}}. */
    Change deleted(Reply reply) {
        return answers.changed(reply, answer -> answer.json().isObject());
    }

    /** What came of a repost. The server answers with the record's address. */
    Change reposted(Reply reply) {
        return answers.changed(reply, answer -> uri(answer.json()).isPresent());
    }

    /** What comes of a change where a request that has to go before it failed. */
    Change unchanged(Reply reply) {
        return answers.changed(reply, answer -> false);
    }

    String said(Reply reply) {
        return answers.said(reply);
    }

    /** Why something could not be read, in words. */
    String unread(Reply failure) {
        return answers.unread(failure);
    }

    String unreadable() {
        return answers.unreadable();
    }

    SignIn notSignedIn(Reply reply) {
        return reply instanceof Answer answer && answers.meaning(answer) == Meaning.SIGNED_OUT
                ? new SignIn.Invalid(said(answer))
                : new SignIn.NotReached(said(reply));
    }

    private static Optional<Published> published(Answer answer) {
        return uri(answer.json()).map(uri -> new Published(uri, null));
    }

    /** The {@code at://} address of a record. */
    static Optional<String> uri(JsonNode record) {
        return Optional.of(record.path("uri"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(uri -> uri.matches("at://[!-~]+/[!-~]+"));
    }

    private static String error(Answer answer) {
        return answer.json().path("error").asString("");
    }
}
