package org.vigil.network.mastodon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.StandingPost;
import tools.jackson.databind.JsonNode;

/**
 * A post as a server's answer has it (entity {@code Status}). Read by hand, since other servers leave out or misspell
 * what does not matter here, and what does matter must not be guessed.
 *
 * @param json the whole of it
 * @param id as the server calls it now: snac gives an edited post another one, and knows it under both
 */
record MastodonStatus(JsonNode json, String id, Instant postedAt) {

    /** The post that a server answered with; empty where it did not, or not with all of it. */
    static Optional<MastodonStatus> in(Reply reply) {
        return reply instanceof Answer answer && answer.isSuccess() ? read(answer.json()) : Optional.empty();
    }

    /** The list of posts that a server answered with; empty as well where any of them cannot be read: it may be the one. */
    static Optional<List<MastodonStatus>> listIn(Reply reply) {
        if (!(reply instanceof Answer answer)
                || !answer.isSuccess()
                || !answer.json().isArray()) {
            return Optional.empty();
        }
        JsonNode list = answer.json();
        List<MastodonStatus> read =
                list.valueStream().flatMap(status -> read(status).stream()).toList();
        return read.size() == list.size() ? Optional.of(read) : Optional.empty();
    }

    static Optional<MastodonStatus> read(JsonNode json) {
        boolean hasText = json.path("content").isString();
        return hasText
                ? MastodonAnswers.id(json)
                        .flatMap(id ->
                                moment(json.path("created_at")).map(postedAt -> new MastodonStatus(json, id, postedAt)))
                : Optional.empty();
    }

    /** @param knownAs the id under which it was asked for */
    StandingPost standing(String knownAs) {
        return new StandingPost(
                knownAs,
                MastodonAnswers.link(json).orElse(null),
                text(),
                answers(),
                attachments().flatMap(media -> description(media).stream()).toList(),
                postedAt);
    }

    /** Whether the account only passed on somebody's post. On snac a post that one passes on oneself names itself here. */
    boolean isPassedOn() {
        return MastodonAnswers.id(json.path("reblog"))
                .filter(original -> !original.equals(id))
                .isPresent();
    }

    /** Of the account that made it; empty where the server does not say. */
    Optional<String> author() {
        return MastodonAnswers.id(json.path("account"));
    }

    /** What it says, with the warning that stands before it. */
    String words() {
        String warning = json.path("spoiler_text").asString("");
        return warning.isBlank() ? text() : warning + "\n\n" + text();
    }

    /** Whether everybody may read it. */
    boolean isPublic() {
        String visibility = json.path("visibility").asString("");
        return visibility.equals("public") || visibility.equals("unlisted");
    }

    /** Of its images and other attachments, in their order. */
    Stream<JsonNode> attachments() {
        return json.path("media_attachments")
                .valueStream()
                .filter(media -> MastodonAnswers.id(media).isPresent());
    }

    /** Its alt text; empty where it has none. */
    static Optional<String> description(JsonNode media) {
        return string(media.path("description")).filter(text -> !text.isBlank());
    }

    /** What its author typed, which some servers tell; else what they made of it. */
    private String text() {
        return string(json.path("text"))
                .filter(typed -> !typed.isBlank())
                .orElseGet(() -> PlainText.of(json.path("content").asString(), mentions()));
    }

    private Map<String, String> mentions() {
        return json.path("mentions")
                .valueStream()
                .filter(mention ->
                        mention.path("url").isString() && mention.path("acct").isString())
                .collect(Collectors.toMap(
                        mention -> mention.path("url").asString(),
                        mention -> mention.path("acct").asString(),
                        (one, same) -> one));
    }

    private @Nullable String answers() {
        JsonNode answered = json.path("in_reply_to_id");
        return answered.isString() || answered.isIntegralNumber() ? answered.asString() : null;
    }

    private static Optional<String> string(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    private static Optional<Instant> moment(JsonNode node) {
        try {
            return string(node).map(date -> OffsetDateTime.parse(date).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
