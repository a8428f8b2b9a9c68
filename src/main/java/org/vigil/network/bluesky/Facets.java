package org.vigil.network.bluesky;

import com.twitter.twittertext.Extractor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What in a text is a link or a hashtag. Bluesky finds neither by itself: the author says where they stand, in
 * <em>bytes</em> of UTF-8. Nobody is ever mentioned, since a name in a text is no consent to be called.
 */
final class Facets {
    /** Of a hashtag, by the lexicon. */
    private static final int LONGEST_TAG_IN_BYTES = 640;

    private Facets() {}

    static ArrayNode of(String text) {
        ArrayNode facets = JsonNodeFactory.instance.arrayNode();
        Extractor extractor = new Extractor();
        extractor.setExtractURLWithoutProtocol(false);
        for (Extractor.Entity link : extractor.extractURLsWithIndices(text)) {
            feature(facets, text, link, "app.bsky.richtext.facet#link").put("uri", link.getValue());
        }
        List<Extractor.Entity> tags = extractor.extractHashtagsWithIndices(text);
        for (Extractor.Entity tag : tags) {
            if (bytes(tag.getValue()) <= LONGEST_TAG_IN_BYTES) {
                feature(facets, text, tag, "app.bsky.richtext.facet#tag").put("tag", tag.getValue());
            }
        }
        return facets;
    }

    private static ObjectNode feature(ArrayNode facets, String text, Extractor.Entity entity, String type) {
        ObjectNode facet = facets.addObject();
        facet.putObject("index")
                .put("byteStart", bytes(text.substring(0, entity.getStart())))
                .put("byteEnd", bytes(text.substring(0, entity.getEnd())));
        return facet.putArray("features").addObject().put("$type", type);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
