package org.vigil.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostsAtOnceSettingTest {
    @ParameterizedTest
    @CsvSource({"1,1", "' 8 ',8", "9999,9999", "'',1000"})
    void saysHowMany(String text, int number) {
        assertThat(PostsAtOnceSetting.of(Map.of("VIGIL_POSTS_AT_ONCE", text))).isEqualTo(number);
    }

    @Test
    void isAThousandUnlessSomebodySaysOtherwise() {
        assertThat(PostsAtOnceSetting.of(Map.of())).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "many", "10000", "8.5"})
    void whatIsNoSuchNumberIsSaid(String text) {
        assertThatThrownBy(() -> PostsAtOnceSetting.of(Map.of("VIGIL_POSTS_AT_ONCE", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining("from 1 to 9999");
    }
}
