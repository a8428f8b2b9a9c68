package org.vigil.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a text as Mastodon's timeline gives it back: paragraphs and line breaks, entities, links whose scheme and far end
 * are hidden in spans, hashtags as anchors (Mastodon's own {@code TextFormatter}).
 */
final class MastodonHtml {
    private static final int SHOWN = 30;
    private static final Pattern LINK_OR_TAG =
            Pattern.compile("(?<link>https?://[^\\s<]+)|(?<![\\w&/])#(?<tag>[\\p{L}\\p{N}_]+)");

    private MastodonHtml() {}

    static String of(String text, String server) {
        StringBuilder html = new StringBuilder("<p>");
        Matcher matcher = LINK_OR_TAG.matcher(text);
        int from = 0;
        while (matcher.find()) {
            html.append(words(text.substring(from, matcher.start())));
            html.append(
                    matcher.group("link") == null ? tag(matcher.group("tag"), server) : link(matcher.group("link")));
            from = matcher.end();
        }
        return html.append(words(text.substring(from))).append("</p>").toString();
    }

    private static String words(String text) {
        return escaped(text).replaceAll("\n{2,}", "</p><p>").replace("\n", "<br />");
    }

    private static String tag(String tag, String server) {
        return "<a href=\"" + server + "/tags/" + escaped(tag) + "\" class=\"mention hashtag\" rel=\"tag\">#<span>"
                + escaped(tag) + "</span></a>";
    }

    private static String link(String url) {
        int scheme = url.indexOf("://") + 3;
        String rest = url.substring(scheme);
        String shown = rest.substring(0, Math.min(SHOWN, rest.length()));
        String hidden = rest.substring(shown.length());
        return "<a href=\"" + escaped(url) + "\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\">"
                + "<span class=\"invisible\">" + url.substring(0, scheme) + "</span>"
                + "<span class=\"" + (hidden.isEmpty() ? "" : "ellipsis") + "\">" + escaped(shown) + "</span>"
                + "<span class=\"invisible\">" + escaped(hidden) + "</span></a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
