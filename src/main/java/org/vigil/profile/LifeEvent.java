package org.vigil.profile;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a person on a date.
 *
 * @param what in a few words for the team, such as "bail" or "exchanged"
 * @param until of a leave: the day on which it ends, as far as it is known; null otherwise
 * @param zone of a transfer: the zone of the new place of custody; null where it stays the same
 * @param condition of a release: whether it is one under conditions; null where nobody wrote it down
 * @param conditions of a release, by language, in words that a post may say: "on bail, and may not leave the city"
 * @param sources that it rests on, of the profile's; an event without any still silences
 */
public record LifeEvent(
        Kind kind,
        CustodyDate date,
        String what,
        @Nullable CustodyDate until,
        @Nullable ZoneId zone,
        @Nullable Condition condition,
        Map<String, String> conditions,
        List<SourceId> sources) {

    /** An event that nobody has told more of. */
    public LifeEvent(Kind kind, CustodyDate date, String what) {
        this(kind, date, what, null, null);
    }

    /** A leave or a transfer. */
    public LifeEvent(Kind kind, CustodyDate date, String what, @Nullable CustodyDate until, @Nullable ZoneId zone) {
        this(kind, date, what, until, zone, null, Map.of(), List.of());
    }

    /** What it means for the vigil. */
    public enum Kind {
        RELEASED,
        DIED,
        REARRESTED,
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
                case RELEASED, DIED, REARRESTED, TRANSFERRED, HEARING, OTHER -> false;
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

    /** Under which conditions somebody was released: all but {@link #NONE} are no freedom (RULES 1, R7). */
    public enum Condition {
        NONE,
        BAIL,
        PAROLE,
        SUSPENDED_SENTENCE,
        HOUSE_ARREST,
        MEDICAL,
        OTHER
    }

    /** Whether it is a release of which conditions are known. */
    public boolean conditional() {
        return condition != null && condition != Condition.NONE;
    }

    /** The latest event of a kind that may have happened by a day. */
    static Optional<LifeEvent> latest(List<LifeEvent> events, Kind kind, LocalDate day) {
        return events.stream()
                .filter(event ->
                        event.kind() == kind && !event.date().earliest().isAfter(day))
                .max(Comparator.comparing(event -> event.date().latest()));
    }
}
