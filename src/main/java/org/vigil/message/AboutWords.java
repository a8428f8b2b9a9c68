package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.util.Map;

/**
 * How a language says that a date is not certain (RULES 1, R8). Each stands before the date and leaves its form as it is;
 * {@code #} is the date's place.
 */
final class AboutWords {
    /** Of a language that is not known: the abbreviation that most of them have. */
    private static final String ELSEWHERE = "ca. #";

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("en", "about #"),
            Map.entry("es", "aproximadamente #"),
            Map.entry("fr", "environ #"),
            Map.entry("de", "etwa #"),
            Map.entry("ru", "приблизительно #"),
            Map.entry("uk", "приблизно #"),
            Map.entry("be", "прыблізна #"),
            Map.entry("pl", "mniej więcej #"),
            Map.entry("az", "təxminən #"),
            Map.entry("tr", "yaklaşık #"),
            Map.entry("ar", "نحو #"),
            Map.entry("fa", "حدود #"),
            Map.entry("zh", "约#"),
            Map.entry("vi", "khoảng #"));

    private AboutWords() {}

    static String around(String date, String language) {
        String base = ULocale.forLanguageTag(language).getLanguage();
        return KNOWN.getOrDefault(base, ELSEWHERE).replace("#", date);
    }
}
