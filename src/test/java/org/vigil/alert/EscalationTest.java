package org.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.settings.OnCall;

class EscalationTest {

    private static Escalation of(int people, int minutes) {
        return new Escalation(
                IntStream.range(0, people)
                        .mapToObj(i -> new OnCall("P" + i, "p" + i + "@example.org", null))
                        .toList(),
                Duration.ofMinutes(minutes));
    }

    /** Three people, 15 minutes: one round at 15 minutes, the next at 30, and so on. */
    @ParameterizedTest
    @CsvSource({"0,P0,15", "1,P1,15", "2,P2,30", "3,P0,30", "4,P1,30", "5,P2,60", "8,P2,120", "17,P2,720", "600,P0,720"
    })
    void thePeopleComeInOrderAndTheRoundsSlowDown(int step, String person, int minutes) {
        Escalation escalation = of(3, 15);
        assertThat(escalation.person(step).name()).isEqualTo(person);
        assertThat(escalation.patience(step)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Property(tries = 200)
    void everybodyComesOnceARoundAndTheDistanceOnlyGrows(
            @ForAll @IntRange(min = 1, max = 9) int people, @ForAll @IntRange(min = 1, max = 1440) int minutes) {
        Escalation escalation = of(people, minutes);
        Duration last = Duration.ZERO;
        for (int round = 0; round < 40; round++) {
            Set<String> told = new HashSet<>();
            for (int i = 0; i < people; i++) {
                int step = round * people + i;
                told.add(escalation.person(step).name());
                assertThat(escalation.patience(step))
                        .isGreaterThanOrEqualTo(last)
                        .isGreaterThanOrEqualTo(Duration.ofMinutes(minutes))
                        .isLessThanOrEqualTo(Duration.ofDays(1));
                assertThat(escalation.hasOthersInRound(step)).isEqualTo(i < people - 1);
                last = escalation.patience(step);
            }
            assertThat(told).hasSize(people);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,60", "2,120", "3,240", "7,3600", "8,3600", "100,3600"})
    void aMessageThatFailsIsTriedAgainAtGrowingDistance(int tries, int seconds) {
        assertThat(Tellings.pauseSeconds(tries)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"1", "5"})
    void nobodyIsLeftOutWhoeverJoins(int joining) {
        List<OnCall> people = of(joining + 1, 15).people();
        assertThat(IntStream.range(0, joining + 1).mapToObj(of(joining + 1, 15)::person))
                .containsExactlyElementsOf(people);
    }
}
