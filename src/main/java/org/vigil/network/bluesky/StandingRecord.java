package org.vigil.network.bluesky;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.vigil.network.StandingPost;
import tools.jackson.databind.JsonNode;

/** A post as a server gives it: where it stands, and its record as {@code value}. */
final class StandingRecord {
    private StandingRecord() {}

    /** Empty where it is none. A record without words is a post all the same: it stands there. */
    static Optional<StandingPost> read(JsonNode record, Access.Granted us) {
        JsonNode value = record.path("value");
        return BlueskyAnswers.uri(record)
                .flatMap(uri -> PostUri.read(uri, us.did()))
                .filter(uri -> value.isObject())
                .map(uri -> new StandingPost(
                        uri.toString(),
                        uri.page(us),
                        value.path("text").asString(""),
                        value.path("reply").path("parent").path("uri").asString(null),
                        altTexts(value.path("embed")),
                        postedAt(value, uri)));
    }

    private static List<String> altTexts(JsonNode embed) {
        JsonNode besideAQuote = embed.path("media").path("images");
        JsonNode images = besideAQuote.isArray() ? besideAQuote : embed.path("images");
        return images.valueStream().map(image -> image.path("alt").asString("")).toList();
    }

    /**
     * The later of what a post says and what its key says. The program that posts chooses both: ours chooses keys of the
     * past, programs that bring posts from elsewhere choose a {@code createdAt} of the past.
     */
    private static Instant postedAt(JsonNode value, PostUri uri) {
        Instant said = createdAt(value.path("createdAt").asString(""));
        Instant key = RecordKey.moment(uri.key());
        return said.isAfter(key) ? said : key;
    }

    private static Instant createdAt(String said) {
        try {
            return OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeException unreadable) {
            return Instant.EPOCH;
        }
    }
}
