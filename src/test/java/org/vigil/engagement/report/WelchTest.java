package org.vigil.engagement.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

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

    /** Welch's degrees of freedom: variances 2.5 and 250 of five each have (252.5)^2 / ((2.5^2 + 250^2) / 4) = 4.08. */
    @Test
    void aSideThatSpreadsMoreWidensIt() {
        assertThat(Welch.compare(sample(13, 14, 15, 16, 17), sample(-20, -10, 0, 10, 20), 1))
                .isInstanceOfSatisfying(
                        Difference.Unclear.class,
                        unclear -> assertThat(unclear.why()).startsWith("between 99 % less"));
    }

    @Test
    void fewerThanFiveAreNotJudged() {
        assertThat(Welch.compare(sample(14, 15, 16, 17), sample(1, 2, 3, 4, 5), 1))
                .isEqualTo(new Difference.Unclear("fewer than 5 posts to compare"));
        assertThat(Welch.compare(sample(1, 2, 3, 4, 5), sample(14, 15, 16, 17), 1))
                .isEqualTo(new Difference.Unclear("fewer than 5 others to compare with"));
    }

    @Test
    void whereNothingVariesThereIsNoInterval() {
        assertThat(Welch.compare(sample(2, 2, 2, 2, 2), sample(1, 1, 1, 1, 1), 1))
                .isInstanceOf(Difference.Unclear.class);
    }
}
