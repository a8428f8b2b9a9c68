package org.vigil.profile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is counted beside custody, by the same rules (RULES 1, R14), in calendar dates of the place of custody.
 *
 * @param to the day it ended; null while it lasts, or where its end is not known
 * @param endUnknown it has ended, or may have, on a day that no source gives
 * @param confirmed the last day on which a source says it still lasted
 * @param convention how its days are counted, since a hunger strike is often counted otherwise than custody; null for
 *     the person's way
 * @param note for the team, never published
 * @param sources that its dates rest on, beside those that a date names itself
 */
public record Counter(
        Kind kind,
        CustodyDate from,
        @Nullable CustodyDate to,
        boolean endUnknown,
        @Nullable PartialDate confirmed,
        @Nullable Convention convention,
        @Nullable String note,
        List<SourceId> sources) {

    /** What is counted, and for how many days a confirmation serves. */
    public enum Kind {
        /** No strike may be said to go on because somebody said so a month ago. */
        HUNGER_STRIKE(14),
        SOLITARY((int) Status.USUAL_LIMIT.toDays());

        private final int staleAfterDays;

        Kind(int staleAfterDays) {
            this.staleAfterDays = staleAfterDays;
        }

        /** @param limit how old news may be in a campaign: never longer than that */
        public long staleAfterDays(Duration limit) {
            return Math.min(staleAfterDays, limit.toDays());
        }
    }

    public Counter {
        if (to != null && to.latest().isBefore(from.earliest())) {
            throw new IllegalArgumentException("it ends before it begins");
        }
    }

    /** One of which nobody wrote down what it rests on. */
    public Counter(
            Kind kind,
            CustodyDate from,
            @Nullable CustodyDate to,
            boolean endUnknown,
            @Nullable PartialDate confirmed,
            @Nullable Convention convention,
            @Nullable String note) {
        this(kind, from, to, endUnknown, confirmed, convention, note, List.of());
    }

    Counter withoutNote() {
        return note == null ? this : new Counter(kind, from, to, endUnknown, confirmed, convention, null, sources);
    }

    /**
     * What may be said of it on a day; empty where it has not surely begun, may have ended, or was not confirmed for too
     * long. The day it ended is no day of it any more.
     */
    public Optional<CustodyCount> on(LocalDate day, Convention personsConvention) {
        return on(day, personsConvention, Status.USUAL_LIMIT);
    }

    /**
     * As above.
     *
     * @param limit how old news may be in a campaign; a confirmation serves no longer than that
     */
    public Optional<CustodyCount> on(LocalDate day, Convention personsConvention, Duration limit) {
        return lastsOn(day, limit)
                ? Optional.of(CustodyCount.between(from, day, conventionOr(personsConvention)))
                : Optional.empty();
    }

    /** The how-manieth day it is; only with the first day as day 1, and where every date is certain (RULES 1, R3). */
    public Optional<Long> ordinalOn(LocalDate day, Convention personsConvention, Duration limit) {
        return conventionOr(personsConvention) == Convention.INCLUSIVE
                ? on(day, personsConvention, limit).flatMap(CustodyCount::exactly)
                : Optional.empty();
    }

    /** As it is, but as nobody has confirmed it. */
    Counter unconfirmed() {
        return new Counter(kind, from, to, endUnknown, null, convention, note, sources);
    }

    private Convention conventionOr(Convention personsConvention) {
        return convention == null ? personsConvention : convention;
    }

    private boolean lastsOn(LocalDate day, Duration limit) {
        if (day.isBefore(from.latest())) {
            return false;
        }
        return to != null ? day.isBefore(to.earliest()) : !day.isAfter(lastSayable(limit));
    }

    private LocalDate lastSayable(Duration limit) {
        LocalDate known = confirmed == null ? from.latest() : confirmed.earliest();
        return known.plusDays(endUnknown ? 0 : kind.staleAfterDays(limit));
    }

    /**
     * Whether it may have ended for want of news: it has no end, and nobody has confirmed it up to that day.
     *
     * @param limit how old news may be in a campaign
     */
    public boolean isStaleOn(LocalDate day, Duration limit) {
        return to == null && !endUnknown && day.isAfter(lastSayable(limit));
    }
}
