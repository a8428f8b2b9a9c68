package org.vigil.network;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** How the networks count. */
public final class TextMeasures {
    /** Weighted: most letters count 1, Chinese and emoji 2, a link 23 (twitter-text, its configuration 3). */
    public static final TextMeasure X = text -> TwitterTextParser.parseTweet(text).weightedLength;

    /** Grapheme clusters (UAX 29): what a reader takes for one character. */
    public static final TextMeasure GRAPHEMES = TextMeasures::graphemes;

    /** Graphemes, or tenths of the bytes of UTF-8 where these are more: 300 of one and 3,000 of the other are the limit. */
    public static final TextMeasure BLUESKY =
            text -> Math.max(graphemes(text), Math.ceilDiv(text.getBytes(StandardCharsets.UTF_8).length, 10));

    /** UTF-16 code units, as Telegram counts its entities. Where it counts whole characters, this is on the safe side. */
    public static final TextMeasure UTF_16 = String::length;

    /** As a Mastodon server counts that was not asked what a link counts. */
    public static final TextMeasure MASTODON = mastodon(23);

    /** Name and server of somebody on another server; only the name counts. */
    private static final Pattern REMOTE_MENTION =
            Pattern.compile("(?<![=/\\w])(@\\w+(?:[\\w.-]*\\w)?)@[\\w.-]+\\w", Pattern.UNICODE_CHARACTER_CLASS);

    private TextMeasures() {}

    /**
     * Graphemes, a link as so many whatever its length, and of a mention on another server only the name (Mastodon,
     * {@code status_length_validator.rb}). Only what has {@code http://} or {@code https://} is a link there.
     */
    public static TextMeasure mastodon(int charactersPerLink) {
        return text -> {
            StringBuilder counted = new StringBuilder(text);
            List<Extractor.Entity> links = linksOf(text);
            for (int i = links.size() - 1; i >= 0; i--) {
                counted.replace(
                        links.get(i).getStart(), links.get(i).getEnd(), "x".repeat(Math.max(0, charactersPerLink)));
            }
            return graphemes(REMOTE_MENTION.matcher(counted).replaceAll("$1"));
        };
    }

    private static List<Extractor.Entity> linksOf(String text) {
        // Most texts have none, and looking for them closely is most of what measuring costs.
        if (!text.contains("://")) {
            return List.of();
        }
        Extractor extractor = new Extractor();
        extractor.setExtractURLWithoutProtocol(false);
        return extractor.extractURLsWithIndices(text);
    }

    private static int graphemes(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        clusters.setText(text);
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
