package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that say somebody is free. Of somebody released on bail, on parole or otherwise under conditions they would be
 * false (RULES 1, R7), so no post about such a release may have them. Legal terms in which the word means the opposite
 * ("libertad condicional") may stand.
 */
final class FreeWords {
    private static final Pattern HASHTAG = Pattern.compile("#[\\p{L}\\p{M}\\p{Nd}_\\u200c\\u200d]+");

    private static final Map<String, Pattern> KNOWN = new TreeMap<>(Map.ofEntries(
            words("en", "free|freed|freely|freedom|liberty|liberated"),
            words(
                    "es",
                    "libres?|libremente|liberad[oa]s?|libertad(?!\\s+(?:condicional|provisional|vigilada|bajo\\s+fianza))"),
            words(
                    "fr",
                    "libres?|librement|libérée?s?|liberté(?!\\s+(?:conditionnelle|provisoire|surveillée|sous\\s+caution))"),
            words("de", "frei|freie[mnrs]?|freigelassen|freiheit|freigekommen"),
            words("ru", "свобод\\p{L}*|вол[яею]|волю"),
            words("uk", "вільн\\p{L}*|свобод\\p{L}*|вол[яіею]|волю"),
            words("be", "вольн\\p{L}*|свабод\\p{L}*|вол[яі]|волю"),
            words("pl", "woln\\p{L}*"),
            words("az", "azad\\p{L}*"),
            words("tr", "özgür\\p{L}*|hür"),
            words("ar", "حر|حرة|حرا|حرًا|حرّ|حرّة|الحرية|حرية|حريته|حريتها|بحرية|طليق|طليقة|طليقا|طليقًا"),
            words("fa", "آزاد|آزاده|آزادانه|آزادی(?!\\s+(?:مشروط|با\\s+قید))|آزادیِ"),
            Map.entry("zh", Pattern.compile("自由")),
            words("vi", "tự\\s+do")));

    private FreeWords() {}

    /** Languages of which these words are known. */
    static List<String> languages() {
        return List.copyOf(KNOWN.keySet());
    }

    static boolean isKnown(String language) {
        return KNOWN.containsKey(base(language));
    }

    /**
     * The first such word in a text, as it stands there. Hashtags are names of campaigns, and names of people are theirs:
     * in neither is anybody said to be free.
     *
     * @param names of people
     */
    static Optional<String> in(String text, String language, Collection<String> names) {
        Pattern pattern = KNOWN.get(base(language));
        if (pattern == null) {
            return Optional.empty();
        }
        String plain = HASHTAG.matcher(Marks.nfc(text)).replaceAll(" ");
        for (String name : names) {
            plain = plain.replace(Marks.nfc(name), " ");
        }
        Matcher matcher = pattern.matcher(plain);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static String base(String language) {
        return ULocale.forLanguageTag(language).getLanguage();
    }

    private static Map.Entry<String, Pattern> words(String language, String words) {
        return Map.entry(
                language,
                Pattern.compile(
                        "(?<![\\p{L}\\p{M}])(?:" + words + ")(?![\\p{L}\\p{M}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
}
