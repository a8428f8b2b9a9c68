package org.vigil.network.x;

import static org.vigil.network.Answers.saying;
import static org.vigil.network.Answers.status;
import static org.vigil.network.Answers.withoutJson;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** What X's answers mean. */
final class XAnswers {
    private static final Pattern STATUS = Pattern.compile("/status(?:es)?/([0-9]{1,25})(?:/|$)");

    private static final List<Row> ROWS = List.of(
            new Row(
                    "401, 403 or 404 without JSON",
                    status(401).or(status(403)).or(status(404)).and(withoutJson()),
                    Meaning.UNKNOWN,
                    "X's API speaks JSON: something before it answered, which proves nothing"),
            new Row(
                    "402",
                    status(402),
                    Meaning.THROTTLED,
                    "the credits are used up, or the spending limit is reached: it goes out once somebody has seen to that"),
            new Row(
                    "403 about a duplicate",
                    status(403).and(saying("duplicate content")),
                    Meaning.UNKNOWN,
                    "the other one may be our own post whose answer was lost, or another's: it proves nothing"),
            new Row(
                    "403 about the account",
                    status(403).and(saying("account is suspended", "user has been suspended", "temporarily locked")),
                    Meaning.SIGNED_OUT,
                    "X has suspended or locked the account: somebody has to sign in there and see"),
            new Row(
                    "403 about the app",
                    status(403).and(saying("app permissions", "client forbidden", "attached to a project")),
                    Meaning.SIGNED_OUT,
                    "the app may only read, or may not use the API: its keys do not serve until that is changed"));

    /** X fills an account's credits up by itself no more often, where it was told to. */
    private static final Duration UNTIL_PAID = Duration.ofMinutes(5);

    /** No limit of X lasts longer. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Answers answers;
    private final InstantSource clock;

    XAnswers(Credentials credentials, InstantSource clock) {
        this.clock = clock;
        answers = new Answers("X", ROWS, XAnswers::published, RateHeaders.X, credentials, clock);
    }

    List<Row> rows() {
        return answers.rows();
    }

    Outcome posted(Reply reply) {
        return patient(answers.posted(reply), reply);
    }

    Outcome prepared(Reply failure) {
        return patient(answers.prepared(failure), failure);
    }

    /** What came of a request to delete a post. */
    Change deleted(String id, Reply reply) {
        if (reply instanceof Answer answer && isGone(id, answer)) {
            return new Change.Done();
        }
        return unsure(reply, "That does not say that the post is gone", "Whether the post is gone is not known");
    }

    /** What came of a request to repost or to take that back: X says how it stands now. */
    Change reposted(boolean wanted, Reply reply) {
        if (reply instanceof Answer answer && answer.isSuccess()) {
            JsonNode now = answer.json().path("data").path("retweeted");
            if (now.isBoolean() && now.asBoolean() == wanted) {
                return new Change.Done();
            }
        }
        return unsure(reply, "That does not say that it is reposted", "Whether it is reposted is not known");
    }

    private Change unsure(Reply reply, String saysNothing, String notKnown) {
        return switch (posted(reply)) {
            case Published another -> new Change.NotAnswered(said(reply) + ". " + saysNothing);
            case Outcome.Refused refused -> new Change.Refused(refused.reason());
            case Outcome.SignedOut signedOut -> new Change.SignedOut(signedOut.reason());
            case Outcome.Throttled throttled -> new Change.Throttled(throttled.until(), throttled.reason());
            case Outcome.Unreachable unreachable -> new Change.NotAnswered(unreachable.reason());
            case Outcome.Unknown unknown -> new Change.NotAnswered(said(reply) + ". " + notKnown);
        };
    }

    private static boolean isGone(String id, Answer answer) {
        boolean deleted = answer.json().path("data").path("deleted").asBoolean(false);
        return answer.isSuccess() && deleted
                || (answer.isSuccess() || answer.status() == 404)
                        && XProblems.about(id, answer).stream().anyMatch(XProblems::notFound);
    }

    String said(Reply reply) {
        return answers.said(reply);
    }

    /** Why something could not be read, in words. */
    String unread(Reply failure) {
        return failure instanceof Answer && posted(failure) instanceof Outcome.Throttled throttled
                ? Answers.leftAlone(throttled.reason(), throttled.until())
                : answers.unread(failure);
    }

    /** A gateway's page says nothing of the sign-in, whatever its status. */
    SignIn notSignedIn(Answer answer) {
        boolean invalid = answers.meaning(answer) == Meaning.SIGNED_OUT
                || answer.status() == 403 && answer.json().isObject();
        return invalid ? new SignIn.Invalid(said(answer)) : new SignIn.NotReached(said(answer));
    }

    /** Whether X does not let this app ask at all, which asking again does not change. */
    boolean isClosedToTheApp(Answer answer) {
        return answer.status() == 403 && XProblems.type(answer.json(), "client-forbidden");
    }

    /** X names the end of the 15 minutes even where it is the day's limit that is used up, or the credits. */
    private Outcome patient(Outcome outcome, Reply reply) {
        if (!(outcome instanceof Outcome.Throttled throttled) || !(reply instanceof Answer answer)) {
            return outcome;
        }
        Instant now = clock.instant();
        Instant opens = answer.status() == 402
                ? now.plus(UNTIL_PAID)
                : XRates.usedUpUntil(answer.headers()).orElse(throttled.until());
        Instant until = opens.isAfter(throttled.until()) ? opens : throttled.until();
        Instant latest = now.plus(LONGEST);
        return new Outcome.Throttled(until.isAfter(latest) ? latest : until, throttled.reason());
    }

    private static Optional<Published> published(Answer answer) {
        return id(answer.json().path("data")).map(id -> new Published(id, url(id)));
    }

    static URI url(String id) {
        return URI.create("https://x.com/i/status/" + id);
    }

    /** X's ids are decimal; anything else is no id, and would not fit an address. */
    static Optional<String> id(JsonNode entity) {
        JsonNode id = entity.path("id");
        return Optional.of(id)
                .filter(node -> node.isString() || node.isIntegralNumber())
                .map(JsonNode::asString)
                .filter(XAnswers::isId);
    }

    /** The id in a post's address, such as {@code https://x.com/vigil/status/17/photo/1}. */
    static Optional<String> idAt(URI url) {
        Matcher matcher = STATUS.matcher(url.getPath() == null ? "" : url.getPath());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static boolean isId(String text) {
        return text.matches("[0-9]{1,25}");
    }
}
