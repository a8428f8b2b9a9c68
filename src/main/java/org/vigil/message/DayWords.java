package org.vigil.message;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The word for day in a language, by CLDR plural category (RULES 4). {@code #} is where the number stands.
 *
 * @param forms by category; {@code other} serves for each that is not there
 * @param atLeast words for "at least", which leave the form of the word as it is; {@code #} is the count's place
 */
record DayWords(Map<String, String> forms, String atLeast) {
    /** Persian joins two words with U+200C, which is part of its spelling. */
    private static final Map<String, DayWords> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("en", new DayWords(Map.of("one", "# day", "other", "# days"), "at least #")),
            Map.entry("es", new DayWords(Map.of("one", "# día", "other", "# días"), "al menos #")),
            Map.entry("fr", new DayWords(Map.of("one", "# jour", "other", "# jours"), "au moins #")),
            Map.entry("de", new DayWords(Map.of("one", "# Tag", "other", "# Tage"), "mindestens #")),
            Map.entry("ru", slavic("# день", "# дня", "# дней", "по меньшей мере #")),
            Map.entry("uk", slavic("# день", "# дні", "# днів", "щонайменше #")),
            Map.entry("be", slavic("# дзень", "# дні", "# дзён", "прынамсі #")),
            Map.entry("pl", slavic("# dzień", "# dni", "# dni", "co najmniej #")),
            Map.entry("az", new DayWords(Map.of("other", "# gün"), "ən azı #")),
            Map.entry("tr", new DayWords(Map.of("other", "# gün"), "en az #")),
            Map.entry(
                    "ar",
                    new DayWords(
                            Map.of(
                                    "one", "يوم واحد",
                                    "two", "يومان",
                                    "few", "# أيام",
                                    "many", "# يومًا",
                                    "other", "# يوم"),
                            "# على الأقل")),
            Map.entry("fa", new DayWords(Map.of("other", "# روز"), "دست\u200cکم #")),
            Map.entry("zh", new DayWords(Map.of("other", "#天"), "至少#")),
            Map.entry("vi", new DayWords(Map.of("other", "# ngày"), "ít nhất #"))));

    static Optional<DayWords> of(String language) {
        return Optional.ofNullable(KNOWN.get(ULocale.forLanguageTag(language).getLanguage()));
    }

    /** Languages in which days can be counted. */
    static List<String> languages() {
        return List.copyOf(KNOWN.keySet());
    }

    /** So many days in words; {@code number} is the same number, as the language writes it. */
    String days(long days, String number, PluralRules rules) {
        String form = forms.get(rules.select(days));
        return (form == null ? forms.getOrDefault("other", "#") : form).replace("#", number);
    }

    private static DayWords slavic(String one, String few, String many, String atLeast) {
        return new DayWords(Map.of("one", one, "few", few, "other", many), atLeast);
    }
}
