package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Optional;

/**
 * How a language says that something is a charge, and whose: never as a fact (RULES 2, "charges"). The forms bend no noun,
 * so that a team's own words stand in them as they are.
 *
 * @param charged with # for the charge
 * @param accordingTo with # for who says so
 */
record ChargeWords(String charged, String accordingTo) {
    private static final Map<String, ChargeWords> KNOWN = Map.ofEntries(
            Map.entry("en", new ChargeWords("charged with #", "according to #")),
            Map.entry("es", new ChargeWords("cargo: #", "según #")),
            Map.entry("fr", new ChargeWords("chef d’accusation\u00a0: #", "selon #")),
            Map.entry("de", new ChargeWords("Vorwurf: #", "nach Angaben von: #")),
            Map.entry("ru", new ChargeWords("обвинение: #", "обвиняет: #")),
            Map.entry("uk", new ChargeWords("обвинувачення: #", "обвинувачує: #")),
            Map.entry("be", new ChargeWords("абвінавачванне: #", "абвінавачвае: #")),
            Map.entry("pl", new ChargeWords("zarzut: #", "według: #")),
            Map.entry("az", new ChargeWords("ittiham: #", "ittiham edən: #")),
            Map.entry("tr", new ChargeWords("suçlama: #", "suçlayan: #")),
            Map.entry("ar", new ChargeWords("التهمة: #", "بحسب #")),
            Map.entry("fa", new ChargeWords("اتهام: #", "به گفتهٔ #")),
            Map.entry("zh", new ChargeWords("被控：#", "据#")),
            Map.entry("vi", new ChargeWords("bị cáo buộc: #", "theo #")));

    /** Empty for a language in which no charge can be told from a fact: there none is said. */
    static Optional<ChargeWords> of(String language) {
        return Optional.ofNullable(KNOWN.get(ULocale.forLanguageTag(language).getLanguage()));
    }

    String charge(String words, Wording wording) {
        return wording.own(charged).replace("#", words);
    }

    String according(String who, Wording wording) {
        return wording.own(accordingTo).replace("#", who);
    }
}
