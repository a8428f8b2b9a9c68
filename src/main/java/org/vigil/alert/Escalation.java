package org.vigil.alert;

import java.time.Duration;
import java.util.List;
import org.vigil.settings.Notify;
import org.vigil.settings.OnCall;

/**
 * In which order and at which distance people are told until somebody acknowledges: one after the other, then round again,
 * each round at twice the distance of the one before.
 */
record Escalation(List<OnCall> people, Duration first) {
    /** Nobody forgets it for longer than this, and nobody is told more often at the end. */
    static final Duration LONGEST = Duration.ofHours(12);

    /** A bound for the shift; the longest distance is reached long before. */
    private static final int ROUNDS = 20;

    static Escalation of(Notify notify) {
        return new Escalation(notify.onCall(), notify.escalateAfter());
    }

    /** @param step how many were told before, from 0 */
    OnCall person(int step) {
        return people.get(step % people.size());
    }

    /** How long the person of a step has before the next one is told. */
    Duration patience(int step) {
        Duration longest = first.compareTo(LONGEST) > 0 ? first : LONGEST;
        Duration growing = first.multipliedBy(1L << Math.min((step + 1) / people.size(), ROUNDS));
        return growing.compareTo(longest) > 0 ? longest : growing;
    }

    /** Whether somebody of the same round is left who could be told at once where this one could not be. */
    boolean hasOthersInRound(int step) {
        return (step + 1) % people.size() != 0;
    }
}
