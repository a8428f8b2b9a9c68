package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which name a post says where the profile has none in its language. */
class SpokenNameTest {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("ru", "Хадиджа Исмаилова");
        NAMES.put("az", "Xədicə İsmayılova");
        NAMES.put("en", "Khadija Ismayilova");
        NAMES.put("zh-Hans", "哈迪贾");
    }

    @ParameterizedTest
    @CsvSource({
        "en, en", // the exact tag
        "en-GB, en", // its base language
        "az-Latn, az",
        "zh, zh-Hans", // another tag of the language
        "zh-Hant, zh-Hans",
        "pl, az", // a language in Latin letters: the first name in them
        "vi, az",
        "uk, ru", // any other: the first
        "fa, ru",
        "az-Cyrl, az",
    })
    void theRule(String asked, String given) {
        assertThat(SpokenName.of(NAMES, asked)).isEqualTo(new SpokenName(NAMES.getOrDefault(given, ""), given));
    }

    @Test
    void anotherLanguageStandsInAndAnotherTagOfItDoesNot() {
        assertThat(SpokenName.of(NAMES, "pl").standsInFor("pl")).isTrue();
        assertThat(SpokenName.of(NAMES, "zh-Hant").standsInFor("zh-Hant")).isFalse();
        assertThat(SpokenName.of(Map.of(), "pl")).isEqualTo(new SpokenName("", ""));
        assertThat(SpokenName.of(Map.of(), "pl").standsInFor("pl")).isFalse();
    }

    @Test
    void withoutANameInLatinLettersTheFirstServes() {
        assertThat(SpokenName.of(Map.of("ru", "Анна"), "pl").text()).isEqualTo("Анна");
    }
}
