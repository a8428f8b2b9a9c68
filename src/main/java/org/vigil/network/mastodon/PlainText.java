package org.vigil.network.mastodon;

import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** What a reader sees of the HTML that a server makes of a text: no markup, line breaks, links whole. */
final class PlainText implements NodeFilter {
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LINES = Set.of("div", "li");

    private final Map<String, String> mentions;
    private final StringBuilder text = new StringBuilder();
    private int lineBreaks;

    private PlainText(Map<String, String> mentions) {
        this.mentions = mentions;
    }

    static String of(String html) {
        return of(html, Map.of());
    }

    /** @param mentions the full name, such as {@code us@mastodon.example}, by the address that a mention links to */
    static String of(String html, Map<String, String> mentions) {
        PlainText reader = new PlainText(mentions);
        Jsoup.parseBodyFragment(html).body().filter(reader);
        return reader.text.toString().strip();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            say(words.getWholeText().replaceAll("[ \t\r\n\f]+", " "));
        } else if (node instanceof Element element) {
            return begin(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            lineBreaks = Math.max(lineBreaks, around(element));
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult begin(Element element) {
        lineBreaks = Math.max(lineBreaks, around(element));
        return switch (element.normalName()) {
            case "br" -> {
                lineBreaks++;
                yield FilterResult.SKIP_ENTIRELY;
            }
            // A custom emoji, on servers that show it as a picture.
            case "img" -> {
                say(element.attr("alt"));
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "a" -> {
                say(shown(element));
                yield FilterResult.SKIP_ENTIRELY;
            }
            case "script", "style" -> FilterResult.SKIP_ENTIRELY;
            default -> FilterResult.CONTINUE;
        };
    }

    private static int around(Element element) {
        if (PARAGRAPHS.contains(element.normalName())) {
            return 2;
        }
        return LINES.contains(element.normalName()) ? 1 : 0;
    }

    private void say(String words) {
        String said = text.isEmpty() || lineBreaks > 0 ? words.stripLeading() : words;
        if (said.isEmpty()) {
            return;
        }
        if (!text.isEmpty()) {
            text.append("\n".repeat(lineBreaks));
        }
        lineBreaks = 0;
        text.append(said);
    }

    /** Mastodon hides pieces of a long address in spans; other servers cut it, or leave out how it begins. */
    private String shown(Element link) {
        String words = link.wholeText().strip();
        String address = link.attr("href");
        String mentioned = mentions.get(address);
        if (mentioned != null && words.startsWith("@") && mentioned.startsWith(words.substring(1))) {
            return "@" + mentioned;
        }
        boolean cut = words.endsWith("…");
        String known = bare(cut ? words.substring(0, words.length() - 1) : words);
        boolean itsAddress = !known.isEmpty()
                && (cut ? bare(address).startsWith(known) : bare(address).equals(known));
        return itsAddress && (cut || !words.contains("://")) ? address : words;
    }

    /** An address without how it begins and the stroke that it may end with. */
    private static String bare(String address) {
        return address.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }
}
