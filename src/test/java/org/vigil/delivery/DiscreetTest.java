package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiscreetTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HELD      | everything is stopped by Ada: the family asked | held: everything is stopped by Ada
                    HELD      | its words cannot be made: profiles/anna.yaml:3: x | held: its words cannot be made
                    DUE       | the network was not reached: no route: none | waits: the network was not reached: no route: none
                    MISSED    | it was held until its late window was over: everything is stopped by Ada: the family asked \
                    | missed: it was held until its late window was over: everything is stopped by Ada
                    MISSED    | nothing was running at its time, and its late window is over \
                    | missed: nothing was running at its time, and its late window is over
                    REFUSED   | the network refused it: too long | the network refused it: too long
                    WITHDRAWN | on hold | withdrawn: it must not go out any more
                    WITHDRAWN | rejected by Ada: not about Anna | withdrawn: it must not go out any more
                    """)
    void whatSomebodyWroteStays(DeliveryState state, String why, String said) {
        assertThat(Discreet.words(state, why)).isEqualTo(said);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasWords(DeliveryState state) {
        assertThat(Discreet.words(state, null)).isNotBlank();
    }
}
