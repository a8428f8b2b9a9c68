package org.vigil.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Reach;

class InwardServersSettingTest {
    @Test
    void inwardServersAreRefusedUnlessWhoeverLooksAfterTheMachineAllowsThem() {
        assertThat(InwardServersSetting.of(Map.of())).isSameAs(Reach.OUTWARD);
        assertThat(InwardServersSetting.of(Map.of("VIGIL_INWARD_SERVERS", "refused")))
                .isSameAs(Reach.OUTWARD);
        assertThat(InwardServersSetting.of(Map.of("VIGIL_INWARD_SERVERS", " allowed ")))
                .isSameAs(Reach.ANYWHERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "ALLOWED", "1"})
    void whatIsNoSettingIsSaid(String text) {
        assertThatThrownBy(() -> InwardServersSetting.of(Map.of("VIGIL_INWARD_SERVERS", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("allowed, or refused");
    }
}
