package org.vigil.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.vigil.network.StandingPost;

/**
 * What follows from an asking. It is asked 15 seconds after the answer was lost, again after half a minute, and then
 * after twice that each time (less up to half of it by chance): most posts are found by the first or second question, and
 * each costs money on X. That something never arrived takes two answers, the later one five minutes after it could have
 * been sent.
 */
final class SettlingPolicy {
    static final Duration FIRST = Duration.ofSeconds(15);

    /** How long after an attempt's last moment a network may take to show it. More of it delays, less of it posts twice. */
    static final Duration SHOWN_WITHIN = Duration.ofMinutes(5);

    /** Between the two answers that prove together. No call lasts so long, not even one that a sleeping machine resumed. */
    static final Duration APART = Attempts.LEASE;

    /** After so many answers that prove nothing, which is some 75 minutes, a person is asked. */
    static final int MOST_ANSWERS = 10;

    /** So many times in a row a part is sent that never arrives; then a person is asked what is wrong there. */
    static final int MOST_TRIES = 5;

    /** After so long without an answer that settles it a person is asked. */
    static final Duration LONGEST = Duration.ofHours(24);

    private static final int JITTER_SECONDS = 10;

    private final RandomGenerator random;
    private final Backoff backoff;

    SettlingPolicy(RandomGenerator random) {
        this.random = random;
        this.backoff = Backoff.ofDeliveries(random);
    }

    /**
     * How far the asking about an attempt has come, by the database's clock.
     *
     * @param asked how often, this time included
     * @param answered how often there was an answer, this time included
     * @param absentBefore whether an answer at least {@link #APART} earlier did not have it
     * @param tries how many attempts at the same part have been found absent before
     * @param sinceSendBy from the last moment at which it may have been sent to this asking
     * @param untilProof until an answer could prove, with this one, that it never arrived; negative where that is over
     */
    record Progress(
            int asked, int answered, boolean absentBefore, int tries, Duration sinceSendBy, Duration untilProof) {
        boolean late() {
            return sinceSendBy.compareTo(SHOWN_WITHIN) >= 0;
        }
    }

    /** The next step of a delivery. */
    sealed interface Step {
        record Stands(StandingPost post) implements Step {}

        /** It never arrived. */
        record NeverArrived() implements Step {}

        record AskAgain(Duration after) implements Step {}

        record AskAPerson(String why) implements Step {}
    }

    Step after(Finding finding, Progress progress) {
        return switch (finding) {
            case Finding.Stands stands -> new Step.Stands(stands.post());
            case Finding.Absent absent ->
                progress.late() && progress.absentBefore() ? absent(progress) : forProof(progress);
            case Finding.Strangers strangers ->
                progress.late()
                        ? new Step.AskAPerson("it was not found, and on the account there is what Vigil does not know: "
                                + Evidence.named(strangers.posts()) + ". One of them may be it, changed")
                        : forProof(progress);
            case Finding.Ambiguous ambiguous -> new Step.AskAPerson(ambiguous.why());
            case Finding.NoProof noProof ->
                progress.answered() >= MOST_ANSWERS || tooLong(progress)
                        ? new Step.AskAPerson(
                                "asked " + progress.asked() + " times, and no answer settles it: " + noProof.why())
                        : again(progress);
            case Finding.NotReached notReached ->
                tooLong(progress)
                        ? new Step.AskAPerson("nobody has answered for a day: " + notReached.why())
                        : new Step.AskAgain(longer(notReached.pause(), backoff.after(progress.asked() + 1)));
            case Finding.CannotBeAsked cannot -> new Step.AskAPerson("nobody can be asked there: " + cannot.why());
        };
    }

    private static Step absent(Progress progress) {
        return progress.tries() + 1 < MOST_TRIES
                ? new Step.NeverArrived()
                : new Step.AskAPerson("it was sent " + (progress.tries() + 1) + " times, and never arrived");
    }

    private static boolean tooLong(Progress progress) {
        return progress.sinceSendBy().compareTo(LONGEST) > 0;
    }

    private Step again(Progress progress) {
        return new Step.AskAgain(backoff.after(progress.asked() + 1));
    }

    /** As usual, or as soon as the next answer can be the last one. */
    private Step forProof(Progress progress) {
        Duration usual = backoff.after(progress.asked() + 1);
        Duration soonest = progress.untilProof().isNegative() ? Duration.ZERO : progress.untilProof();
        return usual.compareTo(soonest) < 0
                ? new Step.AskAgain(usual)
                : new Step.AskAgain(soonest.plusSeconds(random.nextInt(JITTER_SECONDS)));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
