package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What organisations, families and news desks have published of real people; each row says by which convention. */
class PublishedCountsTest {
    @ParameterizedTest(name = "{0}: {3} days ({4}, {5})")
    @CsvFileSource(resources = "/counting/published-counts.csv", numLinesToSkip = 1)
    void agreesWithWhatWasPublished(
            String who, String from, LocalDate on, long days, String convention, String source) {
        boolean lowerBound = convention.equals("more_than");
        Convention way = lowerBound ? Convention.ELAPSED : Convention.valueOf(convention.toUpperCase(Locale.ROOT));
        CustodyCount count = CustodyCount.between(CustodyDate.parse(from), on, way);
        assertThat(count.exactly())
                .as("%s, %s", who, source)
                .hasValueSatisfying(said -> assertThat(said)
                        .satisfies(number -> assertThat(lowerBound ? number > days : number == days)
                                .isTrue()));
    }
}
