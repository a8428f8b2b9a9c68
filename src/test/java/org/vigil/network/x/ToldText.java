package org.vigil.network.x;

import com.twitter.twittertext.Extractor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A text as X tells it: a short link for each link, one more for images, three characters escaped.
 *
 * @param urls as they stand among a post's entities
 */
record ToldText(String text, ArrayNode urls) {

    static ToldText of(String written, boolean withImages) {
        ArrayNode urls = JsonNodeFactory.instance.arrayNode();
        StringBuilder told = new StringBuilder();
        int from = 0;
        for (Extractor.Entity link : new Extractor().extractURLsWithIndices(written)) {
            String shortLink = "https://t.co/abcDEF012" + urls.size();
            told.append(escaped(written.substring(from, link.getStart()))).append(shortLink);
            String whole = link.getValue().contains("://") ? link.getValue() : "http://" + link.getValue();
            urls.addObject()
                    .put("url", shortLink)
                    .put("expanded_url", whole)
                    .put("display_url", whole.replaceFirst("https?://", ""))
                    .put("unwound_url", "https://elsewhere.example/after/redirects");
            from = link.getEnd();
        }
        told.append(escaped(written.substring(from)));
        if (withImages) {
            told.append(" https://t.co/pictures00");
            urls.addObject()
                    .put("url", "https://t.co/pictures00")
                    .put("expanded_url", "https://x.com/ours/status/1/photo/1")
                    .put("display_url", "pic.x.com/pictures00")
                    .put("media_key", "3_1");
        }
        return new ToldText(told.toString(), urls);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
