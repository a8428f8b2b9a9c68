package org.vigil.engagement.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WelchTest {
    private static Sample sample(double... numbers) {
        return new Sample(
                numbers.length,
                DoubleStream.of(numbers).sum(),
                DoubleStream.of(numbers).map(number -> number * number).sum());
    }

    /**
     * By hand: means 5 and 3, variances 2.5 each, so the error is 1 and there are 8 degrees of freedom; Student's table has
     * 2.306 for 95 %. The interval of the difference of 2 is from -0.306 to 4.306.
     */
    @Test
    void theIntervalIsStudentsWhereBothSpreadAlike() {
        assertThat(Welch.compare(sample(3, 4, 5, 6, 7), sample(1, 2, 3, 4, 5), 1))
                .isInstanceOfSatisfying(
                        Difference.Unclear.class,
                        unclear -> assertThat(unclear.why()).isEqualTo("between 26 % less and 74 times as much"));
    }

    /** As above with means 6 and 3: from 0.694 to 5.306, and e to the power of these. */
    @Test
    void whatLiesWhollyOnOneSideIsCalled() {
        assertThat(Welch.compare(sample(4, 5, 6, 7, 8), sample(1, 2, 3, 4, 5), 1))
                .isInstanceOfSatisfying(Difference.Called.class, called -> {
                    assertThat(Math.log(called.ratio())).isCloseTo(3, within(1e-9));
                    assertThat(Math.log(called.low())).isCloseTo(0.694, within(0.001));
                    assertThat(Math.log(called.high())).isCloseTo(5.306, within(0.001));
                    assertThat(called.more()).isTrue();
                });
    }

    /** Student's table has 3.833 for 1 - 0.05 / 20 on 8 degrees of freedom: 3 - 3.833 is below zero. */
    @Test
    void whatOneLookCallsTenLooksDoNot() {
        assertThat(Welch.compare(sample(4, 5, 6, 7, 8), sample(1, 2, 3, 4, 5), 10))
                .isInstanceOf(Difference.Unclear.class);
    }

    /**
     * Variances 2.5 of five and 250 of twenty: the five are taken to have 250 as well, so the error is the root of 50 + 12.5,
     * which is 7.906. Welch's degrees of freedom are 62.5^2 / (50^2 / 4 + 12.5^2 / 19) = 6.168, on which Student has some 2.43.
     */
    @Test
    void theSideWithFewerPostsSpreadsAtLeastAsMuchAsTheOther() {
        double[] twenty = new double[20];
        double step = Math.sqrt(250 * 19 / 20.0);
        java.util.Arrays.setAll(twenty, n -> n % 2 == 0 ? step : -step);
        assertThat(Welch.compare(sample(18, 19, 20, 21, 22), sample(twenty), 1))
                .isInstanceOfSatisfying(Difference.Called.class, called -> {
                    assertThat(Math.log(called.low())).isCloseTo(20 - 2.43 * 7.906, within(0.05));
                    assertThat(Math.log(called.high())).isCloseTo(20 + 2.43 * 7.906, within(0.05));
                });
        assertThat(Welch.compare(sample(14, 15, 16, 17, 18), sample(twenty), 1)).isInstanceOf(Difference.Unclear.class);
    }

    /** Whichever side one looks from, it is one comparison. */
    @Test
    void bothSidesOfAComparisonSayTheSame() {
        Sample few = sample(4, 5, 6, 7, 8);
        Sample many = sample(1, 2, 3, 2, 1, 3);
        assertThat(Welch.compare(few, many, 1))
                .isInstanceOfSatisfying(
                        Difference.Called.class,
                        one -> assertThat(Welch.compare(many, few, 1))
                                .isInstanceOfSatisfying(
                                        Difference.Called.class,
                                        other -> assertThat(one.low() * other.high())
                                                .isCloseTo(1, within(1e-9))));
    }

    @Test
    void fewerThanFiveAreNotJudged() {
        assertThat(Welch.compare(sample(14, 15, 16, 17), sample(1, 2, 3, 4, 5), 1))
                .isEqualTo(new Difference.Unclear("fewer than 5 posts to compare"));
        assertThat(Welch.compare(sample(1, 2, 3, 4, 5), sample(14, 15, 16, 17), 1))
                .isEqualTo(new Difference.Unclear("fewer than 5 others to compare with"));
    }

    /** Sums of logarithms are never exact: ten times the logarithm of four has a variance of some 1e-16. */
    @Test
    void whatIsTheSameButForRoundingDoesNotVary() {
        for (int likes = 1; likes < 200; likes++) {
            double[] one = new double[10];
            double[] other = new double[10];
            java.util.Arrays.fill(one, Math.log(1 + likes));
            java.util.Arrays.fill(other, Math.log(2 + likes));
            assertThat(Welch.compare(sample(one), sample(other), 1))
                    .isEqualTo(new Difference.Unclear("all posts of the larger side have the same count"));
        }
    }

    /** Ten groups of each size and rate, all alike: where nothing makes a difference, one table of twenty may call one. */
    @ParameterizedTest
    @CsvSource({"5, 0.3", "20, 0.3", "5, 3", "20, 1", "5, 50", "20, 50"})
    void whereNothingMakesADifferenceNextToNoneIsCalled(int posts, double likes) {
        RandomGenerator random = new SplittableRandom(20261126);
        long called = IntStream.range(0, 1000)
                .mapToObj(table -> IntStream.range(0, 10)
                        .mapToObj(group -> sample(DoubleStream.generate(() -> Math.log(1 + count(random, likes)))
                                .limit(posts)
                                .toArray()))
                        .toList())
                .filter(WelchTest::callsAny)
                .count();
        assertThat(called).isLessThanOrEqualTo(50);
    }

    private static boolean callsAny(List<Sample> groups) {
        Sample all = groups.stream().reduce(Sample.NONE, Sample::plus);
        return groups.stream()
                .anyMatch(group -> Welch.compare(group, all.minus(group), groups.size()) instanceof Difference.Called);
    }

    /** As followers come: each for themselves, some posts reaching more of them than others. */
    private static int count(RandomGenerator random, double mean) {
        double rate = -mean * Math.log(1 - random.nextDouble());
        int count = 0;
        for (double time = -Math.log(1 - random.nextDouble()); time < rate; time -= Math.log(1 - random.nextDouble())) {
            count++;
        }
        return count;
    }

    /** Five posts without a like say little where likes are rare, and much where the others have many. */
    @Test
    void whatDoesNotVaryIsTakenToSpreadAsTheOthersDo() {
        assertThat(Welch.compare(sample(0, 0, 0, 0, 0), sample(0, 1, 0, 0, 1, 0, 0, 1), 1))
                .isInstanceOf(Difference.Unclear.class);
        assertThat(Welch.compare(sample(0, 0, 0, 0, 0), sample(5, 6, 5, 6, 5, 6, 5, 6), 1))
                .isInstanceOf(Difference.Called.class);
        assertThat(Welch.compare(sample(5, 6, 5, 6, 5), sample(0, 0, 0, 0, 0, 0, 0, 0), 1))
                .isEqualTo(new Difference.Unclear("all posts of the larger side have the same count"));
    }

    @Test
    void whereNothingVariesThereIsNoInterval() {
        assertThat(Welch.compare(sample(2, 2, 2, 2, 2), sample(1, 1, 1, 1, 1), 1))
                .isInstanceOf(Difference.Unclear.class);
    }
}
