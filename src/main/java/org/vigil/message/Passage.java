package org.vigil.message;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as it is published, which knows where a thread may divide it: never inside a word, a name, a number, a link or
 * a hashtag, and nowhere behind the first of the hashtags, which go with the last part.
 */
final class Passage {
    /** Where a text may be divided, the better places first. */
    enum Break {
        PARAGRAPH,
        LINE,
        SENTENCE,
        WORD
    }

    /** @param at the index of the first character of what comes after */
    record Place(int at, Break kind) {}

    /** Links, hashtags and handles that stand in the words themselves, and numbers whose groups a space parts. */
    private static final Pattern WHOLE = Pattern.compile(
            "https?://[\\p{ASCII}&&\\S]+|[#@][\\p{L}\\p{M}\\p{N}_\u200c\u200d]+|\\p{Nd}+(?:[ \u00A0\u202F]\\p{Nd}+)+");

    private static final Pattern SCRIPT_WITHOUT_SPACES = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    private final String text;
    private final ULocale locale;
    /** Indexes at which nothing may be divided. */
    private final BitSet closed;

    private Passage(String text, ULocale locale, BitSet closed) {
        this.text = text;
        this.locale = locale;
        this.closed = closed;
    }

    /**
     * Takes the {@link Marks} away from a text and tidies it: no line that only sections stood on and that they left
     * empty, no spaces at the ends of lines, none twice, and at most one empty line at a time.
     *
     * @param names that stay whole wherever they stand
     */
    static Passage of(String marked, Set<String> names, ULocale locale) {
        StringBuilder plain = new StringBuilder();
        BitSet closed = new BitSet();
        int depth = 0;
        boolean begun = false;
        for (char c : tidy(marked).toCharArray()) {
            switch (c) {
                case Marks.WHOLE, Marks.TAGS -> {
                    begun = begun && depth > 0;
                    depth++;
                }
                case Marks.WHOLE_END -> depth--;
                // The mark of the hashtags never ends, since nothing behind them may be parted from them.
                case Marks.TAGS_END -> {}
                default -> {
                    closed.set(plain.length(), begun && depth > 0);
                    begun = depth > 0;
                    plain.append(c);
                }
            }
        }
        Passage passage = new Passage(plain.toString(), locale, closed);
        passage.close(WHOLE);
        names.forEach(name -> passage.close(Pattern.compile(Pattern.quote(name))));
        return passage;
    }

    private static String tidy(String marked) {
        return Marks.nfc(marked)
                .replace('\t', ' ')
                .replaceAll("(?m)^[ \uE004]*\uE004[ \uE004]*(?:\n|\\z)", "")
                .replace(String.valueOf(Marks.LEFT), "")
                .replaceAll(" {2,}", " ")
                .replaceAll("(?m)^ | $", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private void close(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            closed.set(matcher.start() + 1, matcher.end());
        }
    }

    String text() {
        return text;
    }

    /** Every place where it may be divided, in order. */
    List<Place> places() {
        Map<Integer, Break> places = new TreeMap<>();
        mark(places, Pattern.compile("\n\n"), Break.PARAGRAPH);
        mark(places, Pattern.compile("\n"), Break.LINE);
        // "ss" keeps abbreviations such as "Dr." from ending a sentence.
        mark(places, BreakIterator.getSentenceInstance(locale.setKeywordValue("ss", "standard")), Break.SENTENCE);
        mark(places, BreakIterator.getLineInstance(locale), Break.WORD);
        return places.entrySet().stream()
                .map(place -> new Place(place.getKey(), place.getValue()))
                .toList();
    }

    private void mark(Map<Integer, Break> places, Pattern pattern, Break kind) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (!closed.get(matcher.end())) {
                places.putIfAbsent(matcher.end(), kind);
            }
        }
    }

    private void mark(Map<Integer, Break> places, BreakIterator iterator, Break kind) {
        BreakIterator words = BreakIterator.getWordInstance(locale);
        words.setText(text);
        iterator.setText(text);
        for (int at = iterator.next(); at != BreakIterator.DONE && at < text.length(); at = iterator.next()) {
            if (!closed.get(at) && betweenWords(at, words)) {
                places.putIfAbsent(at, kind);
            }
        }
    }

    /** Behind a space; in scripts that have none, between two words of the dictionary. A hyphen is inside a word. */
    private boolean betweenWords(int at, BreakIterator words) {
        if (Character.isWhitespace(text.charAt(at - 1))) {
            return true;
        }
        return words.isBoundary(at)
                && (isWithoutSpaces(text.codePointBefore(at)) || isWithoutSpaces(text.codePointAt(at)));
    }

    private static boolean isWithoutSpaces(int codePoint) {
        return SCRIPT_WITHOUT_SPACES.matcher(Character.toString(codePoint)).matches();
    }
}
