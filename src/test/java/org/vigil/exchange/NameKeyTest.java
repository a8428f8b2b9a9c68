package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {
    @ParameterizedTest
    @CsvSource({
        "Khadija Ismailova, Хадиджа Исмаилова",
        "Khadija Ismailova, Ismailova KHADIJA",
        "Ahmed Mohammed Ali, أحمد محمد علي",
        "Wang Yu, 王宇",
        "José Daniel Ferrer, Jose Daniel Ferrer",
        "Oleg Sentsov, Олег Сенцов",
    })
    void oneNameIsFoundAcrossScripts(String one, String other) {
        assertThat(NameKey.of(one).alike(NameKey.of(other))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Test, Bo Test",
        "Ali, علاء",
        "Oleg Sentsov, Олег Иванов",
        "Ahmed Ali, Ahmed Alia",
    })
    void differentNamesAreNot(String one, String other) {
        assertThat(NameKey.of(one).alike(NameKey.of(other))).isFalse();
    }

    @Test
    void anIdIsMadeOfAnyScript() {
        assertThat(NameKey.id("Хадиджа Исмаилова")).isEqualTo("khadidzha-ismailova");
        assertThat(NameKey.id("Xədicə İsmayılova")).isEqualTo("xadica-ismayilova");
        assertThat(NameKey.id("…")).isEmpty();
        assertThat(NameKey.id("x".repeat(90))).hasSize(64);
    }
}
