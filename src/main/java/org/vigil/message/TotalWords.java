package org.vigil.message;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Optional;

/**
 * How a language says that days of several periods were added up (RULES 1, R5): "2,665 days in total, in two periods".
 *
 * @param whole {@code #} is the place of the days, {@code §} that of the periods
 * @param two the words for two periods
 * @param three the words for three
 * @param more for any other number, by plural category; {@code #} is the number's place
 */
record TotalWords(String whole, String two, String three, Map<String, String> more) {
    private static final Map<String, TotalWords> KNOWN = Map.ofEntries(
            Map.entry("en", of("# in total, §", "in two periods", "in three periods", "in # periods")),
            Map.entry("es", of("# en total, §", "en dos periodos", "en tres periodos", "en # periodos")),
            Map.entry("fr", of("# au total, §", "en deux périodes", "en trois périodes", "en # périodes")),
            Map.entry("de", of("insgesamt #, §", "in zwei Zeiträumen", "in drei Zeiträumen", "in # Zeiträumen")),
            Map.entry(
                    "ru",
                    slavic(
                            "в общей сложности #, §",
                            "за два периода",
                            "за три периода",
                            "за # период",
                            "за # периода",
                            "за # периодов")),
            Map.entry(
                    "uk",
                    slavic(
                            "загалом #, §",
                            "за два періоди",
                            "за три періоди",
                            "за # період",
                            "за # періоди",
                            "за # періодів")),
            Map.entry(
                    "be",
                    slavic(
                            "усяго #, §",
                            "за два перыяды",
                            "за тры перыяды",
                            "за # перыяд",
                            "за # перыяды",
                            "за # перыядаў")),
            Map.entry("pl", of("łącznie #, §", "w dwóch okresach", "w trzech okresach", "w # okresach")),
            Map.entry("az", of("cəmi #, §", "iki dövrdə", "üç dövrdə", "# dövrdə")),
            Map.entry("tr", of("toplam #, §", "iki dönemde", "üç dönemde", "# dönemde")),
            Map.entry(
                    "ar",
                    new TotalWords(
                            "# في المجموع، §",
                            "على فترتين",
                            "على ثلاث فترات",
                            Map.of("few", "على # فترات", "other", "على # فترة"))),
            Map.entry("fa", of("در مجموع #، §", "در دو دوره", "در سه دوره", "در # دوره")),
            Map.entry("zh", of("合计#，§", "分两个时段", "分三个时段", "分#个时段")),
            Map.entry("vi", of("tổng cộng #, §", "trong hai giai đoạn", "trong ba giai đoạn", "trong # giai đoạn")));

    static Optional<TotalWords> of(String language) {
        return Optional.ofNullable(KNOWN.get(ULocale.forLanguageTag(language).getLanguage()));
    }

    /**
     * @param days the sum in words
     * @param periods how many, from 2
     * @param number the same number, as the language writes it
     */
    String total(String days, int periods, String number, PluralRules rules) {
        String form = more.getOrDefault(rules.select(periods), more.getOrDefault("other", ""));
        String words =
                switch (periods) {
                    case 2 -> two;
                    case 3 -> three;
                    default -> form.replace("#", number);
                };
        return whole.replace("#", days).replace("§", words);
    }

    private static TotalWords of(String whole, String two, String three, String more) {
        return new TotalWords(whole, two, three, Map.of("other", more));
    }

    private static TotalWords slavic(String whole, String two, String three, String one, String few, String many) {
        return new TotalWords(whole, two, three, Map.of("one", one, "few", few, "other", many));
    }
}
