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

    /** All that it says, in words that stay the same: an approval is bound to them. */
    @Override
    public String toString() {
        return words() + (lastCandidate == null ? "" : ", at the latest on " + lastCandidate);
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

    /** Whether the sources leave doubt beyond the precision of the date. */
    boolean doubtful() {
        return circa || disputed;
    }

    /** Whether both may mean the same day, as far as their precision tells; a year's leeway where there is doubt. */
    boolean mayBe(CustodyDate other) {
        return !surelyBefore(other) && !other.surelyBefore(this);
    }

    /** Whether it lies before the other whatever day each of them means; a doubt is given a year's leeway. */
    boolean surelyBefore(CustodyDate other) {
        return latest().plusDays(doubtful() || other.doubtful() ? 366 : 0).isBefore(other.earliest());
    }

    /** In words for the team: {@code 17 June 2014}, {@code about June 2014}, {@code 10 May 2014 (disputed)}. */
    public String words() {
        return (circa ? "about " : "") + date.words() + (disputed ? " (disputed)" : "");
    }

    /** As {@link #words()} in a sentence: {@code on 17 June 2014}, {@code in June 2014}, {@code about June 2014}. */
    public String when() {
        String preposition = date.precision() == PartialDate.Precision.DAY ? "on " : "in ";
        return (circa ? "" : preposition) + words();
    }
}
