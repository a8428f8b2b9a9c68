package org.vigil.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatchUpSettingTest {
    @ParameterizedTest
    @CsvSource({"90s,PT1M30S", "5m,PT5M", "1h,PT1H", "0s,PT0S", "' 2m ',PT2M", "'',PT5M"})
    void saysHowFarLatePostsStayApart(String text, Duration distance) {
        assertThat(CatchUpSetting.of(Map.of("VIGIL_CATCH_UP", text))).isEqualTo(distance);
    }

    @Test
    void isFiveMinutesUnlessSomebodySaysOtherwise() {
        assertThat(CatchUpSetting.of(Map.of())).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({"5", "soon", "-1m", "5 m", "123456m"})
    void whatIsNoTimeIsSaid(String text) {
        assertThatThrownBy(() -> CatchUpSetting.of(Map.of("VIGIL_CATCH_UP", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("such as 90s, 5m or 1h");
    }
}
