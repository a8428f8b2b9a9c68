package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.console.Words.Stretch;

class WordsTest {
    @Test
    void paragraphsAreSeparatedByEmptyLinesAndKeepTheirLines() {
        assertThat(Words.paragraphs("one\ntwo\n\n\nthree\n"))
                .containsExactly(List.of(new Stretch("plain", "one\ntwo")), List.of(new Stretch("plain", "three")));
    }

    @Test
    void nothingIsLostBetweenWhatStandsOut() {
        String text = "Day 3: 2,001 days (see https://example.org/a_b?c=1). #FreeThe20, #آزادی\u200cبیان!";
        List<Stretch> stretches = Words.paragraphs(text).getFirst();
        assertThat(String.join("", stretches.stream().map(Stretch::text).toList()))
                .isEqualTo(text);
        assertThat(stretches)
                .contains(
                        new Stretch("days", "2,001 days"),
                        new Stretch("link", "https://example.org/a_b?c=1"),
                        new Stretch("tag", "#FreeThe20"),
                        new Stretch("tag", "#آزادی\u200cبیان"));
    }

    @ParameterizedTest
    @CsvSource({"1 day", "21 день", "6 000 дней", "1 204 дні", "5 gün", "5天", "365 Tage"})
    void theNumberOfDaysStandsOut(String days) {
        assertThat(Words.paragraphs("x " + days + " y").getFirst()).contains(new Stretch("days", days));
    }

    @ParameterizedTest
    @CsvSource({"javascript:alert(1)", "http://plain.example", "a#b", "20 daylilies", "ftp://example.org"})
    void whatOnlyLooksLikeItStaysPlain(String text) {
        assertThat(Words.paragraphs(text)).containsExactly(List.of(new Stretch("plain", text)));
    }
}
