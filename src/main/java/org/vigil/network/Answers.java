package org.vigil.network;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Reply.NeverSent;
import org.vigil.network.Reply.NoAnswer;

/**
 * What a network's answers mean: a table whose first matching row decides. The network's own rows come before those
 * that hold everywhere. Where a row could be read in two ways, it is read in the way that cannot post twice.
 */
public final class Answers {

    /** What an answer means for the post that was sent. */
    public enum Meaning {
        PUBLISHED,
        REFUSED,
        ELSEWHERE,
        SIGNED_OUT,
        THROTTLED,
        UNKNOWN
    }

    /** @param because why it means that */
    public record Row(String answer, Predicate<Answer> when, Meaning meaning, String because) {}

    private static final List<Row> EVERYWHERE = List.of(
            new Row("2xx", Answer::isSuccess, Meaning.PUBLISHED, "accepted; without an id we can read it is unknown"),
            new Row("3xx", between(300, 399), Meaning.ELSEWHERE, "no API redirects a post: something else answered"),
            new Row("401", status(401), Meaning.SIGNED_OUT, "the sign-in is looked at before the post"),
            new Row("408", status(408), Meaning.UNKNOWN, "a gateway gave up; what stands behind it may have the post"),
            new Row("429", status(429), Meaning.THROTTLED, "limits are looked at before the post"),
            new Row("4xx", between(400, 499), Meaning.REFUSED, "the server says that the request cannot be served"),
            new Row(
                    "else",
                    answer -> true,
                    Meaning.UNKNOWN,
                    "a server or gateway that failed may have failed after it took the post, Retry-After or not"));

    private final String network;
    private final List<Row> rows;
    private final Function<Answer, Optional<Outcome.Published>> published;
    private final RateHeaders rates;
    private final Credentials credentials;
    private final InstantSource clock;

    /**
     * @param network as people call it
     * @param own rows that hold on this network only
     * @param published reads the id of the post; empty where it cannot
     */
    public Answers(
            String network,
            List<Row> own,
            Function<Answer, Optional<Outcome.Published>> published,
            RateHeaders rates,
            Credentials credentials,
            InstantSource clock) {
        this.network = network;
        this.rows = new ArrayList<>(own);
        this.rows.addAll(EVERYWHERE);
        this.published = published;
        this.rates = rates;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** The rows in the order in which they are asked. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** What came of the request that makes the post. */
    public Outcome posted(Reply reply) {
        return switch (reply) {
            case NeverSent never -> new Outcome.Unreachable(never.reason());
            case NoAnswer none -> new Outcome.Unknown(none.reason());
            case Answer answer -> posted(answer);
        };
    }

    /**
     * What comes of a request before the post that failed, such as an image's. Never unknown: the post was not sent, so
     * the whole may be tried again.
     */
    public Outcome prepared(Reply failure) {
        return switch (failure) {
            case NeverSent never -> new Outcome.Unreachable(never.reason());
            case NoAnswer none -> new Outcome.Unreachable(notPosted(none.reason()));
            case Answer answer -> prepared(answer);
        };
    }

    /**
     * What came of a request to change or delete what stands. Never unknown: it may be asked for again.
     *
     * @param done whether a success says that it is so now; one that does not was given by something else
     */
    public Change changed(Reply reply, Predicate<Answer> done) {
        return switch (reply) {
            case NeverSent never -> new Change.NotAnswered(never.reason());
            case NoAnswer none -> new Change.NotAnswered(none.reason());
            case Answer answer -> changed(answer, done);
        };
    }

    public Meaning meaning(Answer answer) {
        return rows.stream()
                .filter(row -> row.when().test(answer))
                .findFirst()
                .orElseThrow()
                .meaning();
    }

    /** What came of a request, for people; holds no secret. */
    public String said(Reply reply) {
        return switch (reply) {
            case NeverSent never -> never.reason();
            case NoAnswer none -> none.reason();
            case Answer answer -> said(answer);
        };
    }

    /** Status and words of an answer, for people; holds no secret. */
    public String said(Answer answer) {
        // Hidden before it is cut: half a secret would not be found.
        String words = Words.shortened(credentials.hiddenIn(Words.of(answer)));
        return network + " answered " + answer.status() + (words.isEmpty() ? "" : ": " + words);
    }

    /**
     * Why something could not be read, in words: whom a person has to sign in, and until when the network wants to be left
     * alone. Holds no secret.
     */
    public String unread(Reply failure) {
        return failure instanceof Answer answer ? unread(answer) : said(failure);
    }

    private String unread(Answer answer) {
        return switch (meaning(answer)) {
            case PUBLISHED -> unreadable();
            case REFUSED, UNKNOWN ->
                answer.headers().firstValue("Retry-After").isPresent()
                        ? leftAlone(said(answer), leftAloneUntil(answer))
                        : said(answer);
            case ELSEWHERE -> namesAnother(answer);
            case SIGNED_OUT -> said(answer) + ". Vigil is not signed in there: somebody has to see to the account";
            case THROTTLED -> leftAlone(said(answer), leftAloneUntil(answer));
        };
    }

    /** What a network said, and until when it wants to be left alone. */
    public static String leftAlone(String said, Instant until) {
        return said + ". It may be asked again from " + until.truncatedTo(ChronoUnit.SECONDS);
    }

    private Outcome posted(Answer answer) {
        return switch (meaning(answer)) {
            case PUBLISHED ->
                published
                        .apply(answer)
                        .<Outcome>map(post -> post)
                        .orElseGet(() -> new Outcome.Unknown(
                                network + " answered " + answer.status() + ", but not with the id of a post"));
            case UNKNOWN -> new Outcome.Unknown(said(answer));
            case REFUSED -> new Outcome.Refused(said(answer));
            case ELSEWHERE -> elsewhere(answer);
            case SIGNED_OUT -> new Outcome.SignedOut(said(answer));
            case THROTTLED -> throttled(answer);
        };
    }

    private Outcome prepared(Answer answer) {
        return switch (meaning(answer)) {
            case PUBLISHED -> new Outcome.Unreachable(notPosted(unreadable()));
            case UNKNOWN ->
                answer.headers().firstValue("Retry-After").isPresent()
                        ? throttled(answer)
                        : new Outcome.Unreachable(notPosted(said(answer)));
            case REFUSED -> new Outcome.Refused(said(answer));
            case ELSEWHERE -> elsewhere(answer);
            case SIGNED_OUT -> new Outcome.SignedOut(said(answer));
            case THROTTLED -> throttled(answer);
        };
    }

    private Change changed(Answer answer, Predicate<Answer> done) {
        return switch (meaning(answer)) {
            case PUBLISHED -> done.test(answer) ? new Change.Done() : new Change.NotAnswered(unreadable());
            case UNKNOWN ->
                answer.headers().firstValue("Retry-After").isPresent()
                        ? new Change.Throttled(leftAloneUntil(answer), said(answer))
                        : new Change.NotAnswered(said(answer));
            case REFUSED -> new Change.Refused(said(answer));
            case ELSEWHERE -> new Change.Refused(namesAnother(answer));
            case SIGNED_OUT -> new Change.SignedOut(said(answer));
            case THROTTLED -> new Change.Throttled(leftAloneUntil(answer), said(answer));
        };
    }

    /** Of an answer that says it was served, in a body that is not the network's. */
    public String unreadable() {
        return network + " gave an answer that Vigil cannot read";
    }

    private Outcome elsewhere(Answer answer) {
        return new Outcome.Refused(namesAnother(answer));
    }

    private String namesAnother(Answer answer) {
        return network + " answered " + answer.status()
                + " and names another address: look at \"server\" of this account in accounts.yaml";
    }

    private Outcome throttled(Answer answer) {
        return new Outcome.Throttled(leftAloneUntil(answer), said(answer));
    }

    private Instant leftAloneUntil(Answer answer) {
        HttpHeaders headers = answer.headers();
        return RetryAfter.until(headers, rates.resetsAt(headers), clock.instant());
    }

    private static String notPosted(String reason) {
        return reason + ". This was about what goes before a post, such as an image; the post itself was not sent";
    }

    /** Answers with this status. */
    public static Predicate<Answer> status(int status) {
        return answer -> answer.status() == status;
    }

    private static Predicate<Answer> between(int first, int last) {
        return answer -> answer.status() >= first && answer.status() <= last;
    }

    /**
     * Answers to which the network's API says nothing: a firewall, a proxy or a gateway before it answered. Such an answer
     * proves nothing of what became of the post, whatever its status.
     */
    public static Predicate<Answer> withoutJson() {
        return answer -> !answer.json().isObject();
    }

    /** Answers that are a whole page for a browser. */
    public static Predicate<Answer> withAPage() {
        return answer -> {
            String body = answer.body().toLowerCase(Locale.ROOT);
            return body.contains("<html") || body.contains("<!doctype html");
        };
    }

    /** Answers whose error says one of these, in whatever case. */
    public static Predicate<Answer> saying(String... phrases) {
        return answer -> {
            String words = Words.of(answer).toLowerCase(Locale.ROOT);
            return List.of(phrases).stream().anyMatch(words::contains);
        };
    }
}
