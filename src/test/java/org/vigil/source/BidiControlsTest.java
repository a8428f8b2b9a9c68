package org.vigil.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BidiControlsTest {
    /** UAX #9, table "Bidirectional Formatting Characters", and no other. */
    private static final String TWELVE = IntStream.of(
                    0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069)
            .mapToObj(Character::toString)
            .collect(Collectors.joining("a"));

    @Test
    void allTwelveAreTakenOut() {
        assertThat(BidiControls.stripped(TWELVE)).isEqualTo("a".repeat(11));
        assertThat(BidiControls.in(TWELVE)).isTrue();
        TWELVE.chars()
                .filter(sign -> sign != 'a')
                .forEach(sign -> assertThat(BidiControls.in("x" + (char) sign)).isTrue());
    }

    /** U+200C and U+200D are spelling, and what nobody sees but is no direction is not this class's business. */
    @Test
    void everyOtherSignStays() {
        String text = IntStream.rangeClosed(0, 0xFFFF)
                .filter(sign -> !Character.isSurrogate((char) sign) && TWELVE.indexOf(sign) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        assertThat(BidiControls.stripped(text)).isEqualTo(text);
        assertThat(BidiControls.in("دست\u200cکم")).isFalse();
    }
}
