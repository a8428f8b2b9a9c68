package org.vigil.network.x;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A text as X tells it, made one as a reader sees it. X puts a short link in the place of each link, adds one for the
 * images at the end, and escapes three characters as in HTML (the data dictionary of its API).
 */
final class XText {
    private static final Pattern SHORT_LINK = Pattern.compile("https?://t\\.co/[A-Za-z0-9]+");

    /** Whole links by their short ones. */
    private final Map<String, String> links = new HashMap<>();

    /** Short links that stand for images or films. */
    private final Set<String> media = new HashSet<>();

    private XText() {}

    /**
     * @param told with short links and escaped characters
     * @param entities what X says of the pieces of that text
     */
    static String plain(String told, JsonNode entities) {
        XText text = new XText();
        entities.path("urls").forEach(text::learn);
        return text.withWholeLinks(text.withoutMedia(unescaped(told)));
    }

    private void learn(JsonNode url) {
        String shortLink = url.path("url").asString("");
        if (url.path("media_key").isString()
                || url.path("display_url").asString("").matches("pic\\.(x|twitter)\\.com/.*")) {
            media.add(shortLink);
        } else {
            // The expanded link is what somebody wrote; the unwound one is where it leads in the end.
            Stream.of("expanded_url", "unwound_url")
                    .map(name -> url.path(name).asString(""))
                    .filter(Predicate.not(String::isEmpty))
                    .findFirst()
                    .ifPresent(whole -> links.put(shortLink, whole));
        }
    }

    private String withoutMedia(String text) {
        String rest = text.strip();
        Optional<String> last = mediaAtTheEnd(rest);
        while (last.isPresent()) {
            rest = rest.substring(0, rest.length() - last.get().length()).strip();
            last = mediaAtTheEnd(rest);
        }
        return rest;
    }

    private Optional<String> mediaAtTheEnd(String text) {
        return media.stream()
                .filter(Predicate.not(String::isEmpty))
                .filter(text::endsWith)
                .findFirst();
    }

    private String withWholeLinks(String text) {
        return SHORT_LINK
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(links.getOrDefault(match.group(), match.group())));
    }

    /** The ampersand last: {@code &amp;lt;} is what somebody wrote as {@code &lt;}. */
    static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
