package org.vigil.network.bluesky;

import com.twitter.twittertext.Extractor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    /** Not twitter-text's links: it knows only the top-level domains of its own year, and here a missed link is dead. */
    private static final Pattern LINK = Pattern.compile(
            "(?<![\\p{L}\\p{N}])https?://[\\p{L}\\p{N}][^\\s<>\"«»„“”]*", Pattern.UNICODE_CHARACTER_CLASS);

    /** What ends a sentence rather than a link. */
    private static final Pattern SENTENCE_GOES_ON = Pattern.compile("[.,;:!?'’…،؛؟。、\\]}]$");

    private final String text;
    private final ArrayNode facets = JsonNodeFactory.instance.arrayNode();

    private Facets(String text) {
        this.text = text;
    }

    static ArrayNode of(String text) {
        return new Facets(text).all();
    }

    private ArrayNode all() {
        List<Span> links = LINK.matcher(text).results().map(Facets::link).toList();
        links.forEach(link -> feature(link, "link").put("uri", link.in(text)));
        new Extractor()
                .extractHashtagsWithIndices(text).stream()
                        .map(tag -> new Span(tag.getStart(), tag.getEnd()))
                        .filter(tag -> links.stream().noneMatch(tag::overlaps))
                        .filter(tag -> bytes(tag.in(text)) <= LONGEST_TAG_IN_BYTES)
                        .forEach(tag ->
                                feature(tag, "tag").put("tag", tag.in(text).substring(1)));
        return facets;
    }

    private static Span link(MatchResult found) {
        String link = found.group();
        while (SENTENCE_GOES_ON.matcher(link).find() || closesWhatItDidNotOpen(link)) {
            link = link.substring(0, link.length() - 1);
        }
        return new Span(found.start(), found.start() + link.length());
    }

    private static boolean closesWhatItDidNotOpen(String link) {
        return link.endsWith(")")
                && link.chars().filter(c -> c == ')').count()
                        > link.chars().filter(c -> c == '(').count();
    }

    private ObjectNode feature(Span span, String type) {
        ObjectNode facet = facets.addObject();
        facet.putObject("index")
                .put("byteStart", bytes(text.substring(0, span.start())))
                .put("byteEnd", bytes(text.substring(0, span.end())));
        return facet.putArray("features").addObject().put("$type", "app.bsky.richtext.facet#" + type);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** In UTF-16 code units, as Java counts. */
    private record Span(int start, int end) {
        String in(String text) {
            return text.substring(start, end);
        }

        boolean overlaps(Span other) {
            return start < other.end && other.start < end;
        }
    }
}
