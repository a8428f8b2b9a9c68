package org.vigil.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameWordsTest {
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
                    """)
    void saysWhetherAPostSaysWhatWasSent(boolean same, String sent, String stands) {
        assertThat(SameWords.say(sent, stands)).isEqualTo(same);
    }
}
