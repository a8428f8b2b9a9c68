package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.network.RepliesReading.Said;

class RepliesReadingTest {
    private final RepliesSoFar soFar = new RepliesSoFar("a test");

    private static Said said(String id, String text) {
        return new Said(id, text, null, Instant.EPOCH);
    }

    /** Networks put the names of those who spoke before at the beginning. Who is spoken of stays. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@ours hello                               | hello",
                "@ours @stranger_1 @other@m.example: hello | hello",
                "hello @ours                               | hello @ours",
                "@ours متن فارسی                           | متن فارسی",
                "@ours@m.example\u00a0hello                | hello",
                "me@home.example is no name                | me@home.example is no name"
            })
    void whoSpokeBeforeIsNotKept(String text, String kept) {
        soFar.add(said("1", text));
        assertThat(soFar.end().said()).extracting(Said::text).containsExactly(kept);
    }

    @Test
    void whatSaysNothingOrWasToldBeforeIsLeftOut() {
        soFar.add(said("1", "@ours @stranger"));
        soFar.add(said("2", " \n"));
        soFar.add(said("3", "hello"));
        soFar.add(said("3", "hello again"));
        assertThat(soFar.end().said()).containsExactly(said("3", "hello"));
        assertThat(soFar.end().complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "en,en",
        "pt-BR,pt-BR",
        "zh-hant,zh-Hant",
        "und,",
        "qme,",
        "qht,",
        "zxx,",
        "art,",
        "'',",
        ",",
        "no words,"
    })
    void aLanguageIsKeptWhereOneIsNamed(@Nullable String told, @Nullable String kept) {
        assertThat(Said.language(told)).isEqualTo(kept);
    }
}
