package org.vigil.profile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date as the sources give it: with its precision, and with their doubt.
 *
 * @param circa the sources say "about"
 * @param disputed the sources disagree
 * @param lastCandidate the latest day that a circa or disputed date may mean, where the sources bound it
 */
public record CustodyDate(
        PartialDate date,
        boolean circa,
        boolean disputed,
        @Nullable LocalDate lastCandidate) {

    public CustodyDate {
        if (lastCandidate != null && lastCandidate.isBefore(date.latest())) {
            throw new IllegalArgumentException("the latest candidate lies before the date itself");
        }
    }

    public static CustodyDate of(PartialDate date) {
        return new CustodyDate(date, false, false, null);
    }

    public static CustodyDate parse(String text) {
        return of(PartialDate.parse(text));
    }

    /** Whether one certain day is meant. */
    public boolean certain() {
        return date.precision() == PartialDate.Precision.DAY && !circa && !disputed;
    }

    public LocalDate earliest() {
        return date.earliest();
    }

    /** The latest day that may be meant. */
    public LocalDate latest() {
        return lastCandidate == null ? date.latest() : lastCandidate;
    }
}
