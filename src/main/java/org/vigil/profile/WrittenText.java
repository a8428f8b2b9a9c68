package org.vigil.profile;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigil.source.BidiControls;

/** A text in which people are looked for. How its words sound is found out once, when somebody first asks. Safe for many threads. */
public final class WrittenText {
    private static final Pattern HASHTAG = Pattern.compile("#[\\p{L}\\p{M}\\p{N}_\\u200C]+");
    private static final Pattern INSIDE_A_HASHTAG = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|_");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}'\u2019\u02BC\u0640\u200C]+");

    /** No name goes on beyond these. */
    private static final Pattern END = Pattern.compile("[!?;\\n\u00B7\u061F\u06D4]");

    /** Nobody can tell where a word ends in these: here a name is only found as it is written. */
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** No name has more. */
    private static final int MOST_WORDS = 7;

    private static final String LEFT_OUT = " \u00B7 ";

    private final String text;
    private final String plain;
    private final List<String> hashtags;
    private @Nullable List<List<SpelledName.Part>> runs;
    private @Nullable Set<String> joined;

    private WrittenText(String text, List<String> hashtags) {
        this.text = text;
        this.plain = Naming.plain(text);
        this.hashtags = hashtags;
    }

    public static WrittenText of(String text) {
        String plain = Normalizer.normalize(BidiControls.stripped(text), Normalizer.Form.NFC);
        List<String> hashtags =
                HASHTAG.matcher(plain).results().map(tag -> folded(tag.group())).toList();
        return new WrittenText(
                HASHTAG.matcher(plain)
                        .replaceAll(tag -> Matcher.quoteReplacement(
                                INSIDE_A_HASHTAG.matcher(tag.group()).replaceAll(" "))),
                hashtags);
    }

    /** The letters and digits of a hashtag or a name, as they look the same: nobody reads a hashtag's capitals. */
    static String folded(String words) {
        return NO_LETTER
                .matcher(Normalizer.normalize(words, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** The same without some names, so that nobody is found in the name of somebody else. */
    WrittenText without(Collection<String> names) {
        String left = text;
        for (String name : names.stream()
                .filter(name -> !name.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            String plain = Normalizer.normalize(BidiControls.stripped(name), Normalizer.Form.NFC);
            left = Pattern.compile(Pattern.quote(plain), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(left)
                    .replaceAll(LEFT_OUT);
        }
        List<String> others = hashtags;
        for (String name : names) {
            String folded = folded(name);
            others = folded.isEmpty()
                    ? others
                    : others.stream().map(tag -> tag.replace(folded, " ")).toList();
        }
        return left.equals(text) && others.equals(hashtags) ? this : new WrittenText(left, others);
    }

    /** Its hashtags, {@link #folded}. */
    List<String> hashtags() {
        return hashtags;
    }

    /** As it is written, in one line; hashtags are taken apart. */
    String plain() {
        return plain;
    }

    /** Words side by side that may be names, as they sound: in scripts that know capitals, those that begin with one. */
    synchronized List<List<SpelledName.Part>> runs() {
        List<List<SpelledName.Part>> known = runs;
        if (known == null) {
            known = read();
            runs = known;
        }
        return known;
    }

    /** Those words without the spaces between them, in whatever number: "Liu Xiao Bo" is Liu Xiaobo as well. */
    synchronized Set<String> joined() {
        Set<String> known = joined;
        if (known == null) {
            known = new HashSet<>();
            for (List<SpelledName.Part> run : runs()) {
                for (int from = 0; from < run.size(); from++) {
                    for (int to = from + 2; to <= Math.min(from + MOST_WORDS, run.size()); to++) {
                        known.add(new SpelledName(run.subList(from, to)).joined());
                    }
                }
            }
            joined = known;
        }
        return known;
    }

    private List<List<SpelledName.Part>> read() {
        List<List<SpelledName.Part>> found = new ArrayList<>();
        List<SpelledName.Part> run = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        int last = 0;
        while (word.find()) {
            boolean mayBe = mayBeName(word.group());
            if (!mayBe || END.matcher(text.substring(last, word.start())).find()) {
                close(run, found);
                run = new ArrayList<>();
            }
            if (mayBe) {
                run.addAll(SpelledName.of(word.group()).parts());
            }
            last = word.end();
        }
        close(run, found);
        return found;
    }

    private static void close(List<SpelledName.Part> run, List<List<SpelledName.Part>> found) {
        if (run.size() > 1) {
            found.add(run);
        }
    }

    private static boolean mayBeName(String word) {
        int first = word.codePointAt(0);
        return Character.isLetter(first)
                && !Character.isLowerCase(first)
                && !UNSPACED.matcher(word).find();
    }
}
