package org.vigil.profile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time of one kind of custody, in calendar dates of the place of custody.
 *
 * @param to the day it ended; null while it lasts, or where its end is not known
 * @param endUnknown it has ended, or may have, on a day that no source gives
 * @param confirmed the last day on which a source says it still lasted; null where {@code to} is given or nobody said
 * @param note for the team, never published
 * @param sources that the period's dates rest on
 */
public record CustodyPeriod(
        CustodyKind kind,
        CustodyDate from,
        @Nullable CustodyDate to,
        boolean endUnknown,
        @Nullable PartialDate confirmed,
        @Nullable String note,
        List<SourceId> sources) {

    public CustodyPeriod {
        if (to != null && to.latest().isBefore(from.earliest())) {
            throw new IllegalArgumentException("it ends before it begins");
        }
    }

    public CustodyPeriod(
            CustodyKind kind,
            CustodyDate from,
            @Nullable CustodyDate to,
            boolean endUnknown,
            @Nullable PartialDate confirmed,
            @Nullable String note) {
        this(kind, from, to, endUnknown, confirmed, note, List.of());
    }

    /**
     * Whether the other begins where this one ends, so that nobody was free between them: both dates are written alike.
     * A year alone joins nothing, since there is room in it for a release and another arrest.
     */
    boolean joins(CustodyPeriod next) {
        return to != null && to.writtenAs(next.from()) && to.date().precision() != PartialDate.Precision.YEAR;
    }

    CustodyPeriod withoutNote() {
        return note == null ? this : new CustodyPeriod(kind, from, to, endUnknown, confirmed, null, sources);
    }

    /** As it is, but as nobody has confirmed it. */
    CustodyPeriod unconfirmed() {
        return new CustodyPeriod(kind, from, to, endUnknown, null, note, sources);
    }

    /** As it is, but confirmed on another day. */
    public CustodyPeriod confirmedOn(PartialDate day) {
        return new CustodyPeriod(kind, from, to, endUnknown, day, note, sources);
    }

    /** The last day on which a source says that it lasted; where nobody said, its first day. */
    public PartialDate lastConfirmed() {
        return confirmed == null ? PartialDate.of(from.latest()) : confirmed;
    }

    /**
     * The last day on which a running number may be said; afterwards somebody has to verify (RULES 1, R9).
     *
     * @param limit whole days
     */
    public LocalDate lastSayable(Duration limit) {
        return lastConfirmed().earliest().plusDays(endUnknown ? 0 : limit.toDays());
    }
}
