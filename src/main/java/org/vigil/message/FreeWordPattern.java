package org.vigil.message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one language that say somebody is free, to be found in a text as {@link FreeWords#plain} writes it.
 *
 * @param words each by itself
 * @param inHashtags words that are found at the beginning and at the end of a hashtag without capitals as well
 */
record FreeWordPattern(Pattern words, String inHashtags) {
    private static final String IN_TAG = "[\\p{L}\\p{M}\\p{Nd}_]";
    private static final Pattern HASHTAG = Pattern.compile("#(" + IN_TAG + "+)");
    private static final int CASELESS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Shorter ones are a part of too many other words. */
    private static final int LEAST_LETTERS = 4;

    static FreeWordPattern of(String words, String inHashtags) {
        return new FreeWordPattern(
                Pattern.compile(FreeWords.plain("(?<![\\p{L}\\p{M}])(?:" + words + ")(?![\\p{L}\\p{M}])"), CASELESS),
                FreeWords.plain(inHashtags));
    }

    /** The first of them, as it stands in the text. */
    Optional<String> in(String text, List<String> names, List<String> hashtags) {
        String left = text;
        for (String own : hashtags) {
            left = Pattern.compile(Pattern.quote(own) + "(?!" + IN_TAG + ")", CASELESS)
                    .matcher(left)
                    .replaceAll(" ");
        }
        for (String name : names) {
            left = left.replace(name, " ");
        }
        Matcher word =
                words.matcher(HASHTAG.matcher(left).replaceAll(tag -> Matcher.quoteReplacement(inWords(tag.group(1)))));
        return word.find() ? Optional.of(word.group()) : inHashtag(left);
    }

    /** {@code SheIsFree} as "She Is Free". */
    private static String inWords(String hashtag) {
        return " " + Hashtags.WORD.matcher(hashtag).replaceAll(" $0 ").replace('_', ' ') + " ";
    }

    private Optional<String> inHashtag(String text) {
        Pattern edge = Pattern.compile("^(?:" + inHashtags + ")|(?:" + inHashtags + ")$", CASELESS);
        return HASHTAG.matcher(text)
                .results()
                .map(tag -> edge.matcher(tag.group(1)))
                .filter(found -> found.find() && found.group().length() >= LEAST_LETTERS)
                .map(Matcher::group)
                .findFirst();
    }
}
