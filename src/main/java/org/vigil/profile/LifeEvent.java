package org.vigil.profile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened to a person on a date.
 *
 * @param what in a few words for the team, such as "bail" or "exchanged"
 * @param sources that it rests on
 */
public record LifeEvent(Kind kind, CustodyDate date, String what, List<SourceId> sources) {

    public LifeEvent(Kind kind, CustodyDate date, String what) {
        this(kind, date, what, List.of());
    }

    /** What it means for the vigil. */
    public enum Kind {
        RELEASED,
        DIED,
        TRANSFERRED,
        FURLOUGH,
        HEARING,
        OTHER
    }

    /** The latest event of a kind that may have happened by a day. */
    static Optional<LifeEvent> latest(List<LifeEvent> events, Kind kind, LocalDate day) {
        return events.stream()
                .filter(event ->
                        event.kind() == kind && !event.date().earliest().isAfter(day))
                .max(Comparator.comparing(event -> event.date().latest()));
    }
}
