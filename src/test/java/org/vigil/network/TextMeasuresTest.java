package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMeasuresTest {
    /** Text, as X counts, as Mastodon counts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    hello                                          | 5  | 5
                    囚われ                                          | 6  | 3
                    Хадиджа                                        | 7  | 7
                    خدیجه                                          | 5  | 5
                    ⚖️                                             | 2  | 1
                    👩‍👩‍👧‍👦                                             | 2  | 1
                    🇦🇿                                             | 2  | 1
                    see https://example.org/a/very/long/path?q=1#x | 27 | 27
                    see example.org                                | 27 | 15
                    https://a.io https://b.io                      | 47 | 47
                    @alice@mastodon.example hi                     | 26 | 9
                    @alice hi                                      | 9  | 9
                    """)
    void countAsTheNetworksDo(String text, int x, int mastodon) {
        assertThat(TextMeasures.X.length(text)).as("X").isEqualTo(x);
        assertThat(TextMeasures.MASTODON.length(text)).as("Mastodon").isEqualTo(mastodon);
    }

    @Test
    void composedAndDecomposedLettersAreOne() {
        assertThat(TextMeasures.GRAPHEMES.length("e\u0301")).isEqualTo(1);
        assertThat(TextMeasures.X.length("e\u0301")).isEqualTo(1);
    }

    @Test
    void nothingCountsNothing() {
        assertThat(TextMeasures.X.length("")).isZero();
        assertThat(TextMeasures.MASTODON.length("")).isZero();
    }

    @Test
    void onBlueskyBytesCountWhereTheyAreMany() {
        assertThat(TextMeasures.BLUESKY.length("囚".repeat(300))).isEqualTo(300);
        assertThat(TextMeasures.BLUESKY.length("👩‍👩‍👧‍👦".repeat(100))).isEqualTo(250);
        assertThat(TextMeasures.BLUESKY.length("👩‍👩‍👧‍👦".repeat(121))).isEqualTo(303);
        assertThat(DocumentedLimits.BLUESKY.fits("👩‍👩‍👧‍👦".repeat(120))).isTrue();
        assertThat(DocumentedLimits.BLUESKY.fits("a".repeat(301))).isFalse();
    }

    @Test
    void onTelegramAnEmojiCountsTwoOrMore() {
        assertThat(TextMeasures.UTF_16.length("囚a🕯️")).isEqualTo(5);
    }

    @Property(tries = 200)
    void graphemesAreNeverMoreThanCodePoints(@ForAll @StringLength(max = 60) String text) {
        assertThat(TextMeasures.GRAPHEMES.length(text)).isBetween(0, text.codePointCount(0, text.length()));
    }
}
