package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTest {
    @ParameterizedTest
    @CsvSource({
        // closes, checked, day, open
        "2016-05-25, , 2016-05-25, false",
        "2016-05-25, 2016-05-01, 2016-05-25, true",
        "2016-05-25, 2016-05-01, 2016-05-26, false",
        ", 2016-05-25, 2016-08-23, true",
        ", 2016-05-25, 2016-08-24, false",
        "2016-12-31, 2016-05-25, 2016-08-24, false",
        "2016-06-01, 2016-05-25, 2016-06-02, false",
        ", , 2016-05-25, false",
        "2099-12-31, , 2016-05-25, false",
        "2017-05-26, , 2016-05-25, false",
        "2016-05-26, 2016-05-26, 2016-05-25, true",
        "2016-05-26, 2016-05-27, 2016-05-25, false",
        "2017-05-27, , 2016-05-25, false",
        ", 2062-01-01, 2016-05-25, false",
        "2099-12-31, 2016-05-25, 2016-05-26, true",
    })
    void anActionIsAskedUntilItClosesOrNobodyHasCheckedItForNinetyDays(
            @Nullable LocalDate closes, @Nullable LocalDate checked, LocalDate day, boolean open) {
        assertThat(action(null, closes, checked).isOpen(day)).isEqualTo(open);
    }

    @Test
    void theTeamIsAskedToLookBeforeAnActionGrowsStaleAndAfter() {
        Action action = action(null, null, LocalDate.parse("2016-05-25"));
        assertThat(action.due(LocalDate.parse("2016-08-09"))).isEmpty();
        assertThat(action.due(LocalDate.parse("2016-08-10")))
                .hasValueSatisfying(why -> assertThat(why).contains("2016-05-25", "after 2016-08-23"));
        assertThat(action.due(LocalDate.parse("2016-08-24")))
                .hasValueSatisfying(why -> assertThat(why).contains("in no post any more"));
        assertThat(action(null, null, null).due(LocalDate.parse("2016-08-24")))
                .hasValueSatisfying(why -> assertThat(why).contains("nobody has checked it"));
    }

    /** A year is long enough for an office to be gone: the day on which it closes tells of no look. */
    @Test
    void anEndThatIsNearReplacesNoLook() {
        assertThat(action(null, LocalDate.parse("2016-06-01"), null).due(LocalDate.parse("2016-05-25")))
                .hasValueSatisfying(why -> assertThat(why).contains("nobody has checked it", "replaces no look"));
    }

    @Test
    void nobodyHasToLookAgainAtWhatClosesBeforeItGrowsStale() {
        assertThat(action(null, LocalDate.parse("2016-08-23"), LocalDate.parse("2016-05-25"))
                        .due(LocalDate.parse("2016-08-20")))
                .isEmpty();
        assertThat(action(null, LocalDate.parse("2016-08-24"), LocalDate.parse("2016-05-25"))
                        .due(LocalDate.parse("2016-08-20")))
                .isPresent();
    }

    @Test
    void nobodyHasToLookAtWhatHasClosed() {
        assertThat(action(null, LocalDate.parse("2016-05-25"), LocalDate.parse("2015-05-25"))
                        .due(LocalDate.parse("2016-05-26")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DE, DE, true", "DE, FR, false", "DE, , true", ", FR, true"})
    void onlyAccountsOfReadersThereOrOfNobodyKnowsWhereAsk(
            @Nullable String readersIn, @Nullable String account, boolean asked) {
        assertThat(action(readersIn, null, null).isFor(account)).isEqualTo(asked);
    }

    private static Action action(@Nullable String readersIn, @Nullable LocalDate closes, @Nullable LocalDate checked) {
        return new Action(Map.of("en", "Write"), "The ministry", Map.of(), readersIn, closes, checked);
    }
}
