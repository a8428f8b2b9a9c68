package org.vigil.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hashtags of a post: the campaign's, then the person's. */
public final class Hashtags {
    /**
     * Letters, digits and underscores, at least one of them a letter. U+200C and U+200D join letters of Persian and
     * Indic words and stand only between them (RULES 4).
     */
    private static final Pattern VALID =
            Pattern.compile("#(?=.*\\p{L})[\\p{L}\\p{M}\\p{Nd}_]+(?:[\u200c\u200d][\\p{L}\\p{M}\\p{Nd}_]+)*");

    /** A word inside of one: up to the next capital, underscore, or change between letters and digits. */
    static final Pattern WORD = Pattern.compile(
            "(?:\\p{Lu}\\p{M}*)+(?![\\p{Ll}\\p{M}])" + "|\\p{Lu}?[\\p{L}\\p{M}\\u200c\\u200d&&[^\\p{Lu}]]+|\\p{Nd}+");

    static final Pattern IN_WORDS = Pattern.compile("(?<![\\p{L}\\p{Nd}_/&])" + VALID.pattern());

    private Hashtags() {}

    /** Why networks would not take a hashtag for one, in a sentence; empty for a good one. */
    public static Optional<String> wrong(String hashtag) {
        if (!hashtag.startsWith("#")) {
            return Optional.of("\"" + hashtag + "\" does not begin with #");
        }
        if (VALID.matcher(Marks.clean(hashtag)).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                "\"" + hashtag + "\" is no hashtag: letters, digits and _ only, with no space, hyphen or apostrophe,"
                        + " and not digits alone");
    }

    /**
     * The valid ones in the order given, as they are written, each once whatever its case.
     *
     * @param words of the post itself: a hashtag that stands there already is not said again, and counts
     * @param most how many the network bears, those in the words included
     */
    static List<String> choose(List<String> campaign, List<String> person, String words, int most) {
        Set<String> said = new HashSet<>();
        Matcher matcher = IN_WORDS.matcher(words);
        while (matcher.find()) {
            said.add(folded(matcher.group()));
        }
        List<String> chosen = new ArrayList<>();
        List<String> all = new ArrayList<>(campaign);
        all.addAll(person);
        for (String hashtag : all) {
            String clean = Marks.clean(hashtag);
            if (wrong(hashtag).isEmpty() && said.size() < most && said.add(folded(clean))) {
                chosen.add(clean);
            }
        }
        return chosen;
    }

    private static String folded(String hashtag) {
        return Marks.nfc(hashtag).toLowerCase(Locale.ROOT);
    }
}
