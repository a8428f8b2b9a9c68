package org.vigil.network.bluesky;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.network.HttpCall;
import org.vigil.network.RepliesReading;
import org.vigil.network.RepliesReading.Said;
import org.vigil.network.RepliesSoFar;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import tools.jackson.databind.JsonNode;

/** Reads what others answered: {@code app.bsky.feed.getPostThread}, six answers deep. */
final class BlueskyReplies {
    private static final String SOURCE = "app.bsky.feed.getPostThread";
    private static final int DEEP = 6;

    private final BlueskyApi api;
    private final BlueskySignIn signIn;
    private final BlueskyAnswers answers;

    BlueskyReplies(BlueskyApi api, BlueskySignIn signIn, BlueskyAnswers answers) {
        this.api = api;
        this.signIn = signIn;
        this.answers = answers;
    }

    RepliesReading to(String remoteId) {
        RepliesSoFar soFar = new RepliesSoFar(SOURCE);
        return switch (signIn.access()) {
            case Access.Denied denied -> soFar.failed(answers.unread(denied.reply()));
            case Access.Granted us ->
                PostUri.read(remoteId, us.did())
                        .map(post -> read(us, post, soFar))
                        .orElseGet(() -> soFar.failed("\"" + remoteId + "\" is no address of a post on Bluesky"));
        };
    }

    private RepliesReading read(Access.Granted us, PostUri post, RepliesSoFar soFar) {
        Reply reply = ask(post, DEEP);
        if (reply instanceof Answer answer && isCut(answer)) {
            // Of a wave the first level tells most.
            soFar.more();
            reply = ask(post, 1);
        }
        JsonNode thread = reply instanceof Answer answer && answer.isSuccess()
                ? answer.json().path("thread")
                : null;
        if (thread == null || !thread.path("post").isObject()) {
            return soFar.failed(answers.unread(reply));
        }
        Deque<JsonNode> left = new ArrayDeque<>();
        thread.path("replies").forEach(left::add);
        while (!left.isEmpty()) {
            JsonNode next = left.remove();
            said(us, next.path("post")).ifPresent(soFar::add);
            next.path("replies").forEach(left::add);
        }
        return soFar.end();
    }

    /** Longer than is read of an answer, which then ends somewhere. A character has four bytes at most. */
    private static boolean isCut(Answer answer) {
        return answer.isSuccess()
                && answer.body().length() >= HttpCall.MAX_BODY / 4
                && answer.json().isMissingNode();
    }

    private Reply ask(PostUri post, int depth) {
        return api.read(SOURCE + "?uri=" + Request.encoded(post.toString()) + "&depth=" + depth + "&parentHeight=0");
    }

    /** Empty for our own, and for what is deleted or hidden from us. */
    private static Optional<Said> said(Access.Granted us, JsonNode post) {
        JsonNode record = post.path("record");
        String author = post.path("author").path("did").asString("");
        return author.isEmpty() || author.equals(us.did())
                ? Optional.empty()
                : BlueskyAnswers.uri(post)
                        .flatMap(uri -> at(post, record)
                                .map(at -> new Said(
                                        uri,
                                        record.path("text").asString(""),
                                        Said.language(
                                                record.path("langs").path(0).asString(null)),
                                        at)));
    }

    /** When Bluesky heard of it; its author chooses what else is said of the moment. */
    private static Optional<Instant> at(JsonNode post, JsonNode record) {
        return Stream.of(post.path("indexedAt"), record.path("createdAt"))
                .flatMap(moment -> moment(moment.asString("")).stream())
                .findFirst();
    }

    private static Optional<Instant> moment(String said) {
        try {
            return Optional.of(OffsetDateTime.parse(said).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
