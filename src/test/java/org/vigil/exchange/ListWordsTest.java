package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What columns are called is known as people write it, with every letter of their language. */
class ListWordsTest {
    @ParameterizedTest
    @CsvSource({
        "Płeć, pronoun",
        "Həbs tarixi, detained_on",
        "Ölkə, country",
        "Tutuklanma tarihi, detained_on",
        "Ngày bị bắt, detained_on",
        "Дата арышту, detained_on",
        "تاريخ الاعتقال, detained_on",
        "تاریخ بازداشت, detained_on",
        "被捕日期, detained_on",
        "Fecha de detención, detained_on",
    })
    void aColumnIsKnownByItsName(String column, String said) {
        Meaning meaning = Meaning.guess(column).orElseThrow(() -> new AssertionError(column));
        assertThat(meaning.target().name().toLowerCase(Locale.ROOT)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Địa chỉ",
                "Điện thoại",
                "Số điện thoại",
                "Ünvan",
                "Əlaqə",
                "Telefon nömrəsi",
                "Адрас",
                "نشانی",
                "电话"
            })
    void aColumnOfContactsIsKnownInEachLanguage(String column) {
        assertThat(ListWords.ALL.sensitive(column)).isTrue();
    }

    @Test
    void aStatusIsKnownWithItsOwnLetters() {
        assertThat(meant("zmarł")).isEqualTo("died");
        assertThat(meant("uwięziony")).isEqualTo("in_custody");
        assertThat(meant("həbsdədir")).isEqualTo("in_custody");
        assertThat(meant("đang bị giam")).isEqualTo("in_custody");
        assertThat(meant("đã chết")).isEqualTo("died");
        assertThat(meant("ölüb")).isEqualTo("died");
        assertThat(meant("öldü")).isEqualTo("died");
    }

    private static String meant(String status) {
        return Objects.requireNonNull(ListWords.ALL
                .find("status", status)
                .map(ListWords.Meant::meaning)
                .orElse(""));
    }
}
