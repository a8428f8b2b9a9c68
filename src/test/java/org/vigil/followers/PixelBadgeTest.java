package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PixelBadgeTest {
    static final List<String> LANGUAGES = Texts.LANGUAGES;

    /** A counter that goes from other people's sites because a leave began would be missed where it says most. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void whatHasToStandBesideTheDaysHasRoomInEverySizeAndLanguage(String language) {
        Texts texts = Texts.of(language);
        List<String> notes =
                List.of(texts.say("leave.medical_leave"), texts.say("confirmed", "date", "28 2025 (28.09.2025)"));
        String status = texts.say("count.house_arrest", "count", "12.345 (1.234)");
        Days days = new Days(
                "Anna Example",
                LocalDate.EPOCH,
                ZoneOffset.UTC,
                Instant.EPOCH,
                status,
                status,
                notes,
                "",
                "house_arrest",
                null);
        for (Badge.Size size : Badge.Size.values()) {
            assertThat(new PixelBadge(days, texts, size).card().problem())
                    .as(size.name())
                    .isEmpty();
        }
    }
}
