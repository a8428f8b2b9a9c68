package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.vigil.network.Outcome;

/** What follows from an outcome. The loop has no opinion of its own. */
final class RetryPolicy {
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final RandomGenerator random;

    RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /** The next step of a delivery. */
    sealed interface Step {
        /** The part stands. */
        record Stands(Outcome.Published published) implements Step {}

        /** Never again. */
        record GiveUp(String why) implements Step {}

        /** Again after a while, inside the late window. */
        record Again(Duration after, String why) implements Step {}

        /** Again as soon as somebody has signed the account in. */
        record PauseAccount(String why) implements Step {}

        /** Only a person can say. */
        record AskAPerson(String why) implements Step {}
    }

    /**
     * @param tries how often in a row the network could not take it, this time included
     * @param now by the clock that {@code Throttled.until} was made with
     */
    Step after(Outcome outcome, int tries, Instant now) {
        return switch (outcome) {
            case Outcome.Published published -> new Step.Stands(published);
            case Outcome.Refused refused -> new Step.GiveUp("the network refused it: " + refused.reason());
            case Outcome.SignedOut signedOut ->
                new Step.PauseAccount("the account is signed out: " + signedOut.reason());
            case Outcome.Throttled throttled ->
                new Step.Again(
                        longer(Duration.between(now, throttled.until()), Duration.ofSeconds(1)),
                        "the network asks to wait: " + throttled.reason());
            case Outcome.Unreachable unreachable ->
                new Step.Again(backoff(tries), "the network was not reached: " + unreachable.reason());
            case Outcome.Unknown unknown ->
                new Step.AskAPerson("it may stand on the network, or not: " + unknown.reason()
                        + ". Look at the account and say which");
        };
    }

    /** Doubles from 15 seconds to 15 minutes, with up to half of it as jitter, so that nodes do not march in step. */
    private Duration backoff(int tries) {
        long millis = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(Math.max(tries - 1, 0), 10));
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
