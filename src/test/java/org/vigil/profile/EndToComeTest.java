package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.profile.People.event;
import static org.vigil.profile.People.lasting;
import static org.vigil.profile.People.period;
import static org.vigil.profile.People.prisoner;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slip in the year of an end defeats no limit of age (RULES 1, R9 and R11). */
class EndToComeTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    @ParameterizedTest
    @CsvSource({
        "2026-11-26, ''",
        "2026-11, ''",
        "2026, ''",
        "2026-11-27, known",
        "2026-12-26, known",
        "2026-12-27, unknown",
        "2062-11-26, unknown",
        "2027, unknown"
    })
    void aReleaseIsAnnouncedThirtyDaysAheadAndNotMore(String to, String found) {
        Profile person = prisoner("p", List.of(period(CustodyKind.PRISON, "2025-01-01", to)));
        assertThat(words(person)).isEqualTo(found.isEmpty() ? List.of() : List.of("custody[1].to " + found));
        Profile released = prisoner(
                "p",
                List.of(lasting(CustodyKind.PRISON, "2025-01-01", "2026-11-01")),
                event(LifeEvent.Kind.RELEASED, to, "x"));
        assertThat(words(released)).isEqualTo(found.isEmpty() ? List.of() : List.of("events[1].date " + found));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-26, ''", "2026-11-27, unknown"})
    void nobodyCanKnowOfADeathToCome(String date, String found) {
        Profile person = prisoner(
                "p",
                List.of(lasting(CustodyKind.PRISON, "2025-01-01", "2026-11-01")),
                event(LifeEvent.Kind.DIED, date, "x"));
        assertThat(words(person)).isEqualTo(found.isEmpty() ? List.of() : List.of("events[1].date " + found));
    }

    @ParameterizedTest
    @CsvSource({"TRANSFERRED", "REARRESTED", "HEARING", "FURLOUGH", "OTHER"})
    void whatEndsNothingMayBeToCome(LifeEvent.Kind kind) {
        assertThat(words(prisoner(
                        "p",
                        List.of(lasting(CustodyKind.PRISON, "2025-01-01", "2026-11-01")),
                        event(kind, "2027-01-01", "x"))))
                .isEmpty();
    }

    private static List<String> words(Profile person) {
        return EndToCome.in(person, TODAY).stream()
                .map(end -> end.field() + (end.known() ? " known" : " unknown"))
                .toList();
    }
}
