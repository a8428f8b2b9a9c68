package org.vigil.profile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What may be said of a time in custody on a date: exactly so many days, at least so many, or no number and why. */
public sealed interface CustodyCount {

    /** @param days of the convention asked for */
    record Exact(long days) implements CustodyCount {}

    /** @param days true for every day that a vague or doubtful date may mean; at least 1 */
    record AtLeast(long days) implements CustodyCount {}

    /** @param reason in words that a campaigner understands */
    record None(String reason) implements CustodyCount {}

    /**
     * Counts from the first day of custody to a day, both in the zone of the place of custody.
     *
     * <p>Never subtract instants: a daylight-saving day has 23 or 25 hours (RULES 1, R4). With a month, doubt or
     * dispute the latest possible start counts and the number is a lower bound; of a year alone no number is said, and none
     * either where nobody knows how late the start may be (R8).
     */
    static CustodyCount between(CustodyDate from, CustodyDate until, Convention convention) {
        if (from.date().precision() == PartialDate.Precision.YEAR) {
            return new None("only the year of the first day is known");
        }
        if (until.date().precision() == PartialDate.Precision.YEAR) {
            return new None("only the year of the last day is known");
        }
        if (!from.boundedAbove()) {
            return new None("the sources doubt the first day, and nobody has written down the latest that it may be");
        }
        if (!until.boundedBelow()) {
            return new None("the sources doubt the last day, and how early it may be is not known");
        }
        if (until.latest().isBefore(from.earliest())) {
            return new None("that day lies before the first day of custody");
        }
        long days =
                ChronoUnit.DAYS.between(from.latest(), until.earliest()) + (convention == Convention.INCLUSIVE ? 1 : 0);
        if (from.certain() && until.certain()) {
            return new Exact(days);
        }
        return days < 1 ? new None("the dates are too vague for a number") : new AtLeast(days);
    }

    /** The number, where it is exact. */
    default Optional<Long> exactly() {
        return this instanceof Exact exact ? Optional.of(exact.days()) : Optional.empty();
    }

    /** As {@link #between(CustodyDate, CustodyDate, Convention)}, up to a certain day. */
    static CustodyCount between(CustodyDate from, LocalDate on, Convention convention) {
        return between(from, CustodyDate.of(PartialDate.of(on)), convention);
    }

    /** Two times that follow each other; of what is unknown no sum is known. */
    default CustodyCount plus(CustodyCount other) {
        return switch (this) {
            case None none -> none;
            case AtLeast atLeast ->
                switch (other) {
                    case None none -> none;
                    case AtLeast more -> new AtLeast(atLeast.days() + more.days());
                    case Exact more -> new AtLeast(atLeast.days() + more.days());
                };
            case Exact exact ->
                switch (other) {
                    case None none -> none;
                    case AtLeast more -> new AtLeast(exact.days() + more.days());
                    case Exact more -> new Exact(exact.days() + more.days());
                };
        };
    }
}
