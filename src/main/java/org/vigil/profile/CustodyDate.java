package org.vigil.profile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A date as the sources give it: with its precision, and with their doubt.
 *
 * @param circa the sources say "about"
 * @param disputed the sources disagree
 * @param lastCandidate the latest day that a circa or disputed date may mean, where the sources bound it; without it and
 *     without alternatives it is not known how late it may be
 * @param alternatives other dates that some of the sources give; the date is then disputed, and the latest of all is the
 *     last candidate
 * @param sources that the date in use rests on; those of its period or event count as well
 */
public record CustodyDate(
        PartialDate date,
        boolean circa,
        boolean disputed,
        @Nullable LocalDate lastCandidate,
        List<Alternative> alternatives,
        List<SourceId> sources) {

    public CustodyDate {
        disputed = disputed || !alternatives.isEmpty();
        for (Alternative other : alternatives) {
            LocalDate latest = other.date().latest();
            if (latest.isAfter(lastCandidate == null ? date.latest() : lastCandidate)) {
                lastCandidate = latest;
            }
        }
        if (lastCandidate != null && lastCandidate.isBefore(date.latest())) {
            throw new IllegalArgumentException("the latest candidate lies before the date itself");
        }
    }

    public CustodyDate(PartialDate date, boolean circa, boolean disputed, @Nullable LocalDate lastCandidate) {
        this(date, circa, disputed, lastCandidate, List.of(), List.of());
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

    /** The earliest day that may be meant, of the date in use or an alternative: what silences goes by it. */
    public LocalDate earliest() {
        return alternatives.stream()
                .map(other -> other.date().earliest())
                .filter(other -> other.isBefore(date.earliest()))
                .min(Comparator.naturalOrder())
                .orElse(date.earliest());
    }

    /** The latest day that may be meant. */
    public LocalDate latest() {
        return lastCandidate == null ? date.latest() : lastCandidate;
    }

    /** Whether it is known how late it may be: a doubt has no bound by itself, only by a latest day or by alternatives. */
    boolean boundedAbove() {
        return !doubtful() || lastCandidate != null || !circa && !alternatives.isEmpty();
    }

    /** Whether it is known how early it may be. */
    boolean boundedBelow() {
        return !doubtful() || !circa && !alternatives.isEmpty();
    }

    /** Whether the sources doubt it, and nobody wrote down how late it may be: then no number is said from it on. */
    public boolean needsLatest() {
        return !boundedAbove() && date.precision() != PartialDate.Precision.YEAR;
    }

    /** Whether the sources leave doubt beyond the precision of the date. */
    boolean doubtful() {
        return circa || disputed;
    }

    /** Whether both are the same date with the same doubt, whatever they rest on. */
    boolean writtenAs(CustodyDate other) {
        return date.equals(other.date)
                && circa == other.circa
                && disputed == other.disputed
                && Objects.equals(lastCandidate, other.lastCandidate);
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
