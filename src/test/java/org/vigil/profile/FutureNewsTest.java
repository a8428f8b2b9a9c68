package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vigil.profile.People.event;
import static org.vigil.profile.People.lasting;
import static org.vigil.profile.People.period;
import static org.vigil.profile.People.prisoner;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a slip in a file must not do: no limit of age is defeated by it, and no number begins anew in silence. */
class FutureNewsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    @Test
    void aConfirmationThatIsStillToComeIsNone() {
        Profile person = prisoner("p", List.of(lasting(CustodyKind.PRISON, "2025-01-01", "2062-01-01")));
        assertThat(person.statusOn(TODAY, Convention.ELAPSED)).isInstanceOf(Status.InCustody.class);
        assertThat(FutureNews.in(person, TODAY))
                .singleElement()
                .isEqualTo(new FutureNews("custody", "custody[1].confirmed", PartialDate.parse("2062-01-01")));
        Profile known = person.withoutFutureNews(TODAY);
        assertThat(known.statusOn(TODAY, Convention.ELAPSED)).isInstanceOf(Status.Unknown.class);
        assertThat(known.lastConfirmed(TODAY)).contains(PartialDate.parse("2025-01-01"));
    }

    @Test
    void todayAndThisMonthHaveBegun() {
        for (String confirmed : List.of("2026-11-26", "2026-11", "2026")) {
            Profile person = prisoner("p", List.of(lasting(CustodyKind.PRISON, "2025-01-01", confirmed)));
            assertThat(person.withoutFutureNews(TODAY)).isSameAs(person);
        }
    }

    @ParameterizedTest
    @CsvSource({"2015-09-02, 1", "2015-09-04, 1", "2015-09-05, 0", "2015-09-01, 0", "2015-09, 0"})
    void aGapOfAFewDaysIsAskedAbout(String next, int gaps) {
        List<CustodyPeriod> custody = List.of(
                period(CustodyKind.DETENTION, "2015-01-01", "2015-09-01"),
                lasting(CustodyKind.PRISON, next, "2015-10-01"));
        assertThat(prisoner("p", custody).narrowGaps()).hasSize(gaps);
        assertThat(prisoner("p", custody, event(LifeEvent.Kind.RELEASED, "2015-09-01", "x"))
                        .narrowGaps())
                .as("a release tells why")
                .isEmpty();
    }
}
