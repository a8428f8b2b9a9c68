package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.vigil.network.Outcome;

/** What follows from an outcome. The loop has no opinion of its own. */
final class RetryPolicy {
    private final Backoff backoff;

    RetryPolicy(RandomGenerator random) {
        this.backoff = new Backoff(Duration.ofSeconds(15), Duration.ofMinutes(15), random);
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

        /** Nobody knows; the network is asked. */
        record FindOut(String why) implements Step {}
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
                new Step.Again(backoff.after(tries), "the network was not reached: " + unreachable.reason());
            case Outcome.Unknown unknown ->
                new Step.FindOut("it may stand on the network, or not: " + unknown.reason());
        };
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
