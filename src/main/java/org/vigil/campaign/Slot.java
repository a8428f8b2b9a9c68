package org.vigil.campaign;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * A named local time of day on given days. Its name, and not its time, is what it is known by: moving it makes no
 * second post.
 */
public record Slot(String id, LocalTime at, Set<DayOfWeek> days) {

    /**
     * The moment of the slot on a date. A time that a daylight-saving day skips is shifted by the gap; one that stands
     * twice is the earlier ({@link java.time.ZonedDateTime#of} does both).
     */
    public Instant momentOn(LocalDate date, ZoneId zone) {
        return date.atTime(at).atZone(zone).toInstant();
    }

    /** Whether the clocks of that day skip the slot's time, so that it is shifted. */
    public boolean skippedOn(LocalDate date, ZoneId zone) {
        return zone.getRules().getValidOffsets(date.atTime(at)).isEmpty();
    }
}
