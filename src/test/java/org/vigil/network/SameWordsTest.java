package org.vigil.network;

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
        "'\ud83d\udc69\u200d\ud83d\udcbb works','\ud83d\udc69\ud83d\udcbb works'",
        "'see example.org/a now','see http://example.org/a now'",
        "'https://example.org/a','http://example.org/a'"
    })
    void whatNobodySeesMakesNoDifference(String sent, String shown) {
        assertThat(SameWords.same(sent, shown)).isTrue();
        assertThat(SameWords.same(shown, sent)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'https://www.example.org','https://example.org'",
        "'ftp://example.org','http://example.org'",
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    true  | Day 1: Anna. 365 days   | `Day 1:  Anna.\u00a0365 days `
                    true  | `two\n\nlines, and more`  | two lines, and more
                    true  | Xədicə İsmayılova       | Xədicə I\u0307smayılova
                    true  | بشير\u200f المثال        | بشير المثال
                    true  | a heart ❤\ufe0f          | a heart ❤
                    true  | see https://example.org/a/ now | see example.org/a now
                    true  | see http://www.example.org | see https://example.org
                    true  | Day 1: Anna Example. 365 days in custody | Day 1: Anna Example. 365 days in custody https://t.co/abc
                    true  | Day 1: Anna Example. 365 days in custody, and more | Day 1: Anna Example. 365 days in…
                    false | Day 1: Anna             | Day 1: Anna is free, buy my coins
                    false | Day 1: Anna Example. 365 days in custody | Day 2: Anna Example. 366 days in custody
                    false | 365 days                | 366 days
                    false | Day 1: Anna Example     | ``
                    false | ``                      | Buy my coins
                    false | Day 1: www.anna         | Day 1: anna.www
                    """)
    void saysWhetherAPostMayBeWhatWasSent(boolean alike, String sent, String shown) {
        assertThat(SameWords.alike(sent, shown)).isEqualTo(alike);
    }

    @Property(tries = 200)
    void whatIsTheSameIsAlike(@ForAll String text) {
        assertThat(SameWords.alike(text, "http://" + text + " \u200d")).isTrue();
    }
}
