package org.vigil.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigil.network.Counts;

class ReadingPlanTest {
    private static final Instant PUBLISHED = Instant.parse("2026-02-28T13:00:00Z");

    @Test
    void aMessageIsReadOftenWhileItIsYoungThenDailyThenWeeklyAndThenNeverAgain() {
        List<Duration> wanted = new ArrayList<>(List.of(Duration.ofMinutes(15)));
        List.of(1, 3, 6, 12).forEach(hours -> wanted.add(Duration.ofHours(hours)));
        for (int day = 1; day <= 7; day++) {
            wanted.add(Duration.ofDays(day));
        }
        for (int week = 2; week <= 13; week++) {
            wanted.add(Duration.ofDays(7L * week));
        }
        assertThat(ages(0)).isEqualTo(wanted);
    }

    @Test
    void whatDoesNotChangeIsReadHalfAsOftenFromItsFirstDayOn() {
        List<Duration> still = ages(ReadingPlan.STILL);
        assertThat(still)
                .startsWith(
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(3),
                        Duration.ofHours(6),
                        Duration.ofHours(12),
                        Duration.ofDays(1),
                        Duration.ofDays(3))
                .endsWith(Duration.ofDays(91))
                .hasSizeLessThan(ages(0).size() - 7);
    }

    @Test
    void whatIsReadLateIsNotReadOnceForEachMomentMissed() {
        Instant late = PUBLISHED.plus(Duration.ofHours(30));
        assertThat(ReadingPlan.next(PUBLISHED, late, PUBLISHED.plus(Duration.ofMinutes(15)), 0, false))
                .contains(PUBLISHED.plus(Duration.ofDays(2)));
    }

    @Test
    void aClockThatWasPutBackMakesNoMomentComeTwice() {
        Instant due = PUBLISHED.plus(Duration.ofDays(3));
        assertThat(ReadingPlan.next(PUBLISHED, PUBLISHED.plus(Duration.ofHours(1)), due, 0, false))
                .contains(PUBLISHED.plus(Duration.ofDays(4)));
    }

    @Test
    void afterAJumpAMessageIsReadAgainInAnHourButNotForEver() {
        Instant read = PUBLISHED.plus(Duration.ofDays(20));
        assertThat(ReadingPlan.next(PUBLISHED, read, read, 0, true)).contains(read.plus(Duration.ofHours(1)));
        Instant old = PUBLISHED.plus(Duration.ofDays(91));
        assertThat(ReadingPlan.next(PUBLISHED, old, old, 0, true)).isEmpty();
    }

    @Test
    void aJumpIsMoreThanTwiceThePaceBeforeAndNoHandfulOfPeople() {
        // 240 acts in ten days: one an hour.
        Series before = series(Duration.ofDays(10), 240);
        Instant hourLater = PUBLISHED.plus(Duration.ofDays(10)).plus(Duration.ofHours(10));
        assertThat(ReadingPlan.jumped(before, likes(240 + 21), hourLater)).isTrue();
        assertThat(ReadingPlan.jumped(before, likes(240 + 20), hourLater)).isFalse();
        assertThat(ReadingPlan.jumped(series(Duration.ofDays(10), 0), likes(19), hourLater))
                .isFalse();
        assertThat(ReadingPlan.jumped(before, likes(10), hourLater)).isFalse();
    }

    private static List<Duration> ages(int still) {
        List<Duration> ages = new ArrayList<>();
        Optional<Instant> next = Optional.of(PUBLISHED.plus(ReadingPlan.FIRST));
        while (next.isPresent()) {
            ages.add(Duration.between(PUBLISHED, next.get()));
            next = ReadingPlan.next(PUBLISHED, next.get(), next.get(), still, false);
        }
        return ages;
    }

    private static Series series(Duration age, long likes) {
        return new Series(1, "1", PUBLISHED, PUBLISHED.plus(age), likes(likes), 0, 0, PUBLISHED.plus(age));
    }

    private static Counts likes(long likes) {
        return new Counts(likes, null, null, null, null, null);
    }
}
