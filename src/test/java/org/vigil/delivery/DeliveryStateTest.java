package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
    /** Row: from. Column: to. */
    private static final String TABLE = """
                              pla hel due sen set unc pub par ref mis wit
            planned            .   x   x   x   .   .   x   .   .   x   x
            held               .   x   x   x   .   .   x   .   .   x   x
            due                .   x   x   x   .   .   x   .   .   x   x
            sending            .   .   x   x   x   .   x   x   x   .   .
            settling           .   .   x   x   .   x   x   x   x   .   .
            uncertain          .   .   x   x   .   .   x   x   x   .   x
            published          .   .   .   .   .   .   .   .   .   .   .
            published_in_part  .   .   .   .   .   .   .   .   .   .   .
            refused            .   .   .   .   .   .   .   .   .   .   .
            missed             .   .   .   .   .   .   .   .   .   .   .
            withdrawn          .   .   .   .   .   .   .   .   .   .   .
            """;

    @Test
    void theTransitionsAreTheseAndNoOthers() {
        String rows = Arrays.stream(DeliveryState.values())
                .map(from -> String.format(Locale.ROOT, "%-18s", from.word())
                        + Arrays.stream(DeliveryState.values())
                                .map(to -> from.mayBecome(to) ? " x  " : " .  ")
                                .collect(Collectors.joining()))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
        assertThat(rows).isEqualTo(TABLE.lines().skip(1).collect(Collectors.joining("\n")));
    }

    @Test
    void whatHasEndedNeverMoves() {
        assertThat(Arrays.stream(DeliveryState.values()).filter(DeliveryState::ended))
                .containsExactly(
                        DeliveryState.PUBLISHED,
                        DeliveryState.PUBLISHED_IN_PART,
                        DeliveryState.REFUSED,
                        DeliveryState.MISSED,
                        DeliveryState.WITHDRAWN);
    }

    @Test
    void wordsAreThoseOfTheDatabaseInEveryLocale() {
        assertThat(Arrays.stream(DeliveryState.values()))
                .allSatisfy(state -> assertThat(DeliveryState.of(state.word())).isEqualTo(state));
        assertThat(DeliveryState.PUBLISHED_IN_PART.words()).isEqualTo("published in part");
        assertThat(DeliveryState.SETTLING.word()).isEqualTo("settling");
    }
}
