package org.vigil.network.bluesky;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigil.network.Image;
import org.vigil.network.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A post as Bluesky stores it: a record of {@code app.bsky.feed.post}. It has no content warning and no visibility. */
final class BlueskyPost {
    static final String COLLECTION = "app.bsky.feed.post";

    private static final DateTimeFormatter CREATED_AT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private BlueskyPost() {}

    /** @param blobs of the part's images, in their order, as the server named them */
    static ObjectNode of(Part part, List<JsonNode> blobs, Optional<Thread> thread, Instant now) {
        ObjectNode post = JsonNodeFactory.instance.objectNode();
        post.put("$type", COLLECTION);
        post.put("text", part.text());
        post.put("createdAt", CREATED_AT.format(now));
        if (!part.language().isEmpty()) {
            post.putArray("langs").add(part.language());
        }
        ArrayNode facets = Facets.of(part.text());
        if (!facets.isEmpty()) {
            post.set("facets", facets);
        }
        thread.ifPresent(place -> {
            ObjectNode reply = post.putObject("reply");
            reply.set("root", place.root().json());
            reply.set("parent", place.parent().json());
        });
        if (!blobs.isEmpty()) {
            post.set("embed", images(part.images(), blobs));
        }
        return post;
    }

    private static ObjectNode images(List<Image> images, List<JsonNode> blobs) {
        ObjectNode embed = JsonNodeFactory.instance.objectNode();
        embed.put("$type", "app.bsky.embed.images");
        ArrayNode all = embed.putArray("images");
        for (int i = 0; i < blobs.size(); i++) {
            ObjectNode image = all.addObject().put("alt", images.get(i).altText());
            image.set("image", blobs.get(i));
            AspectRatio.of(images.get(i).bytes()).ifPresent(ratio -> image.set("aspectRatio", ratio.json()));
        }
        return embed;
    }

    /** Where in a thread a post stands. */
    record Thread(Reference root, Reference parent) {}

    /** A post as it was: {@code cid} is the digest of its content. */
    record Reference(String uri, String cid) {
        ObjectNode json() {
            return JsonNodeFactory.instance.objectNode().put("uri", uri).put("cid", cid);
        }
    }
}
