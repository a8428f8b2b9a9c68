package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Anna, poet. 365 days in custody. | Anna, poet.             | true
            Anna, poet. 365 days in custody. | Anna.                   | true
            Anna, poet. 365 days in custody. | Anna, poet, in custody! | true
            Anna, poet. 365 days in custody. | Anna, poet. 36 days     | false
            Anna, poet. 365 days in custody. | poet Anna               | false
            Anna, poet. 365 days in custody. | Anna, a poet.           | false
            Anna, poet. 365 days in custody. | Anna, poet, poet        | false
            安娜已被关押365天                  | 安娜已被关押              | true
            安娜已被关押365天                  | 安娜已被释放              | false
            """)
    void wordsAreOnlyTakenAway(String was, String words, boolean only) {
        assertThat(CorrectionRules.takesAway(was, words)).isEqualTo(only);
    }
}
