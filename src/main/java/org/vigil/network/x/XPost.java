package org.vigil.network.x;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.network.StandingPost;
import tools.jackson.databind.JsonNode;

/** Reads a post as X shows it. Takes the old and the new names of the fields. */
final class XPost {
    private XPost() {}

    /** Empty where it is no post, or one that lacks what was asked for. */
    static Optional<StandingPost> read(JsonNode post) {
        JsonNode text = post.path("text");
        return XAnswers.id(post)
                .filter(id -> text.isString())
                .flatMap(id -> postedAt(post)
                        .map(at -> new StandingPost(
                                id, XAnswers.url(id), text(post, text.asString("")), answers(post), List.of(), at)));
    }

    /** Of a long post the field {@code text} has the beginning only. */
    private static String text(JsonNode post, String beginning) {
        JsonNode whole = either(post, "note_tweet", "note_post");
        JsonNode text = whole.path("text");
        return text.isString()
                ? XText.plain(text.asString(""), whole.path("entities"))
                : XText.plain(beginning, post.path("entities"));
    }

    private static @Nullable String answers(JsonNode post) {
        return either(post, "referenced_tweets", "referenced_posts")
                .valueStream()
                .filter(other -> other.path("type").asString("").equals("replied_to"))
                .flatMap(other -> XAnswers.id(other).stream())
                .findFirst()
                .orElse(null);
    }

    private static Optional<Instant> postedAt(JsonNode post) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(post.path("created_at").asString("")).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static JsonNode either(JsonNode post, String old, String renamed) {
        return Stream.of(old, renamed)
                .map(post::path)
                .filter(JsonNode::isContainer)
                .findFirst()
                .orElseGet(() -> post.path(old));
    }
}
