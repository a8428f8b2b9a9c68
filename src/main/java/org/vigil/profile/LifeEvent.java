package org.vigil.profile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a person on a date.
 *
 * @param what in a few words for the team, such as "bail" or "exchanged"
 * @param condition of a release: whether it is one under conditions; null where nobody wrote it down
 * @param conditions of a release, by language, in words that a post may say: "on bail, and may not leave the city"
 * @param sources where just this is told; an event without any still silences
 */
public record LifeEvent(
        Kind kind,
        CustodyDate date,
        String what,
        @Nullable Condition condition,
        Map<String, String> conditions,
        List<Source> sources) {

    /** An event that nobody has told more of. */
    public LifeEvent(Kind kind, CustodyDate date, String what) {
        this(kind, date, what, null, Map.of(), List.of());
    }

    /** What it means for the vigil. */
    public enum Kind {
        RELEASED,
        DIED,
        REARRESTED,
        TRANSFERRED,
        FURLOUGH,
        HEARING,
        OTHER
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
