package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.util.Map;

/** What a reply begins with that puts a post right, in the post's language. */
public final class CorrectionWord {
    private static final String ENGLISH = "Correction:";

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("en", ENGLISH),
            Map.entry("es", "Corrección:"),
            Map.entry("fr", "Correction\u00a0:"),
            Map.entry("de", "Berichtigung:"),
            Map.entry("ru", "Исправление:"),
            Map.entry("uk", "Виправлення:"),
            Map.entry("be", "Выпраўленне:"),
            Map.entry("pl", "Sprostowanie:"),
            Map.entry("az", "Düzəliş:"),
            Map.entry("tr", "Düzeltme:"),
            Map.entry("ar", "تصحيح:"),
            Map.entry("fa", "اصلاح:"),
            Map.entry("zh", "更正："),
            Map.entry("vi", "Đính chính:"));

    private CorrectionWord() {}

    /** The words as a reply says them. Those that begin so already stay as they are; a language not known here says it in English. */
    public static String before(String words, String language) {
        String spoken = ULocale.forLanguageTag(language).getLanguage();
        String first = HanScript.of(language, KNOWN.getOrDefault(spoken, ENGLISH));
        if (words.regionMatches(true, 0, first, 0, first.length())) {
            return words;
        }
        return first + (spoken.equals("zh") ? "" : " ") + words;
    }
}
