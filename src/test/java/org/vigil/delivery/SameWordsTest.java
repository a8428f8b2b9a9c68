package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameWordsTest {
    @ParameterizedTest
    @CsvSource({
        "'Day 365\n\n#Vigil','Day 365 #Vigil'",
        "'  Day 365 ','Day\u00a0365'",
        "'Se\u0301rgio','S\u00e9rgio'",
        "'\u0645\u06cc\u200c\u0631\u0648\u0645','\u0645\u06cc\u0631\u0648\u0645'",
        "'a\u200db','ab'",
        "'\u2764\ufe0f','\u2764'",
        "'\u200fxyz\ufeff','xyz'",
        "'\ud83d\udc69\u200d\ud83d\udcbb works','\ud83d\udc69\ud83d\udcbb works'"
    })
    void whatNobodySeesMakesNoDifference(String sent, String shown) {
        assertThat(SameWords.same(sent, shown)).isTrue();
        assertThat(SameWords.same(shown, sent)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'365 days','366 days'",
        "'Anna','anna'",
        "'https://example.org/a','https://example.org/b'",
        "'I','\u0130'",
        "'Day 1','Day 1…'"
    })
    void whatSomebodySeesDoes(String sent, String shown) {
        assertThat(SameWords.same(sent, shown)).isFalse();
    }

    @Property(tries = 200)
    void aTextIsTheSameAsItself(@ForAll String text) {
        assertThat(SameWords.same(text, " " + text + "\n")).isTrue();
    }
}
