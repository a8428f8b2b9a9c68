package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vigil.network.Outcome;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Outcome DOWN = new Outcome.Unreachable("down");

    private final RetryPolicy policy = new RetryPolicy(new Random(42));

    @Property(tries = 200)
    void backOffIsBetweenHalfAndAllOfWhatDoublesUpToAQuarterOfAnHour(
            @ForAll @IntRange(min = -1, max = 2_000_000) int tries, @ForAll long seed) {
        long most = Math.min(900_000, 15_000L << Math.clamp(tries - 1, 0, 6));
        Duration after = again(new RetryPolicy(new Random(seed)).after(DOWN, tries, NOW));
        assertThat(after.toMillis()).isBetween(most / 2, most);
    }

    @Test
    void theBoundsAreReachedAndTheJitterIsReal() {
        assertThat(again(with(0).after(DOWN, 1, NOW))).isEqualTo(Duration.ofMillis(7_500));
        assertThat(again(with(Long.MAX_VALUE).after(DOWN, 1, NOW))).isEqualTo(Duration.ofMillis(15_000));
        assertThat(again(with(0).after(DOWN, 50, NOW))).isEqualTo(Duration.ofMillis(450_000));
        assertThat(again(policy.after(DOWN, 4, NOW))).isNotEqualTo(again(policy.after(DOWN, 4, NOW)));
    }

    /** A chance that always gives the least, or the most. */
    private static RetryPolicy with(long chosen) {
        return new RetryPolicy(new RandomGenerator() {
            @Override
            public long nextLong() {
                return chosen;
            }

            @Override
            public long nextLong(long bound) {
                return Math.min(chosen, bound - 1);
            }
        });
    }

    @Test
    void aBusyNetworkSaysHowLong() {
        assertThat(again(policy.after(new Outcome.Throttled(NOW.plusSeconds(61), "busy"), 9, NOW)))
                .isEqualTo(Duration.ofSeconds(61));
        assertThat(again(policy.after(new Outcome.Throttled(NOW.minusSeconds(5), "busy"), 1, NOW)))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void onlyWhatSurelyNeverArrivedIsTriedAgain() {
        assertThat(policy.after(new Outcome.Published("1", null), 1, NOW)).isInstanceOf(RetryPolicy.Step.Stands.class);
        assertThat(policy.after(new Outcome.Refused("no"), 1, NOW)).isInstanceOf(RetryPolicy.Step.GiveUp.class);
        assertThat(policy.after(new Outcome.SignedOut("no"), 1, NOW)).isInstanceOf(RetryPolicy.Step.PauseAccount.class);
        assertThat(policy.after(new Outcome.Unknown("?"), 1, NOW)).isInstanceOf(RetryPolicy.Step.FindOut.class);
    }

    private static Duration again(RetryPolicy.Step step) {
        assertThat(step).isInstanceOf(RetryPolicy.Step.Again.class);
        return ((RetryPolicy.Step.Again) step).after();
    }
}
