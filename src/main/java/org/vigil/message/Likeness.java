package org.vigil.message;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of one text is in another, whatever was done to hide it: case, punctuation, links, hashtags, accounts and numbers
 * do not count. What is compared are shingles, runs of {@link #WORDS} words; a sign of a script that sets no spaces is a
 * word. Two texts are as alike as the part of the shorter one's shingles that the longer one has as well (containment: a
 * sentence put before or behind a copy leaves it a copy).
 *
 * @param shingles as numbers that stand for them
 */
public record Likeness(Set<Integer> shingles) {
    /** Words in a row. Fewer: phrases that all posts share weigh more. More: one changed word hides more of a copy. */
    static final int WORDS = 3;

    /**
     * From here on one text is a near-copy of the other. Measured: copies with other numbers, tags, links, case or
     * punctuation, or with a sentence more or less, 1.00; with its sentences in another order 0.87; with one word changed
     * in each sentence 0.65. An own frame around the same story 0.56; other people in one template 0.08 in the median.
     * Less: words of one's own are refused. More: copies that were touched up pass.
     */
    public static final double NEAR_COPY = 0.60;

    private static final Pattern LINK = Pattern.compile("(?U)(https?://|www\\.)\\S+");
    private static final Pattern NAME_OR_TAG = Pattern.compile("(?U)[#＃@]\\w+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}]+");
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+([.,\\u00a0\\u202f\\u066b\\u066c]\\p{Nd}+)*");

    /** A number, a sign of a script without spaces, or a word. */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]|[\\p{L}\\p{Mc}\\p{N}]+");

    public static Likeness of(String text) {
        List<String> words = words(text);
        Set<Integer> shingles = new HashSet<>();
        for (int i = 0; i + WORDS <= words.size(); i++) {
            shingles.add(words.subList(i, i + WORDS).hashCode());
        }
        if (shingles.isEmpty() && !words.isEmpty()) {
            shingles.add(words.hashCode());
        }
        return new Likeness(Set.copyOf(shingles));
    }

    /** From 0, nothing in common, to 1, all of one is in the other. Texts without words have nothing in common. */
    public double to(Likeness other) {
        Set<Integer> shorter = shingles.size() <= other.shingles.size() ? shingles : other.shingles;
        Set<Integer> longer = shorter == shingles ? other.shingles : shingles;
        long common = shorter.stream().filter(longer::contains).count();
        return shorter.isEmpty() ? 0 : (double) common / shorter.size();
    }

    public boolean isNearCopyOf(Likeness other) {
        return to(other) >= NEAR_COPY;
    }

    private static List<String> words(String text) {
        String plain = NAME_OR_TAG.matcher(LINK.matcher(text).replaceAll(" ")).replaceAll(" ");
        String folded = Normalizer.normalize(plain, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String numbered = NUMBER.matcher(UNSEEN.matcher(folded).replaceAll("")).replaceAll("0");
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(numbered);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
