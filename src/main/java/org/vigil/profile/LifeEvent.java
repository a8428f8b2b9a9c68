package org.vigil.profile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a person on a date.
 *
 * @param what in a few words for the team, such as "bail" or "exchanged"
 * @param until of a leave: the day on which it ends, as far as it is known; null otherwise
 * @param zone of a transfer: the zone of the new place of custody; null where it stays the same
 */
public record LifeEvent(
        Kind kind,
        CustodyDate date,
        String what,
        @Nullable CustodyDate until,
        @Nullable ZoneId zone) {

    public LifeEvent(Kind kind, CustodyDate date, String what) {
        this(kind, date, what, null, null);
    }

    /** What it means for the vigil. */
    public enum Kind {
        RELEASED,
        DIED,
        TRANSFERRED,
        FURLOUGH,
        MEDICAL_LEAVE,
        HOSPITAL,
        HEARING,
        OTHER;

        /** Whether it is a stay outside under guard or on leave: still custody, without a break (RULES 1, R7). */
        public boolean isLeave() {
            return switch (this) {
                case FURLOUGH, MEDICAL_LEAVE, HOSPITAL -> true;
                case RELEASED, DIED, TRANSFERRED, HEARING, OTHER -> false;
            };
        }
    }

    /** For how long a leave of which no end is known may be said to last. */
    private static final int LEAVE_STALE_AFTER_DAYS = 180;

    /** Whether it is a leave that surely lasts on a day; the day of return is no day of it any more. */
    boolean isLeaveOn(LocalDate day) {
        if (!kind.isLeave() || day.isBefore(date.latest())) {
            return false;
        }
        return until != null
                ? day.isBefore(until.earliest())
                : !day.isAfter(date.earliest().plusDays(LEAVE_STALE_AFTER_DAYS));
    }

    /** The latest event of a kind that may have happened by a day. */
    static Optional<LifeEvent> latest(List<LifeEvent> events, Kind kind, LocalDate day) {
        return events.stream()
                .filter(event ->
                        event.kind() == kind && !event.date().earliest().isAfter(day))
                .max(Comparator.comparing(event -> event.date().latest()));
    }
}
