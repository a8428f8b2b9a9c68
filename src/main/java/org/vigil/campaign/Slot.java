package org.vigil.campaign;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.organisation.OrganisationId;
import org.vigil.source.SourceFile;

/**
 * A named local time of day on given days. Its name, and not its time, is what it is known by: moving it makes no
 * second post.
 *
 * @param of the organisation that alone speaks in it; null where all do
 */
public record Slot(
        String id,
        LocalTime at,
        Set<DayOfWeek> days,
        @Nullable OrganisationId of) {
    /** What stands between a slot's name and an organisation's mark. A name that a team gives cannot have it. */
    private static final String MARK = ".";

    private static final int DIGITS = 6;

    /** A slot in which all accounts of the campaign speak. */
    public Slot(String id, LocalTime at, Set<DayOfWeek> days) {
        this(id, at, days, null);
    }

    /**
     * The same time for one organisation alone. Its id stays the same whichever organisations come and go, and does not
     * tell whose it is.
     */
    Slot only(OrganisationId organisation) {
        String digest = SourceFile.sha256(organisation.value().getBytes(StandardCharsets.UTF_8));
        return new Slot(id + MARK + digest.substring(0, DIGITS), at, days, organisation);
    }

    /** The name that the team gave a slot. */
    public static String name(String id) {
        int mark = id.indexOf(MARK);
        return mark < 0 ? id : id.substring(0, mark);
    }

    /** Whether the same accounts speak in two slots, by their ids. */
    public static boolean sameSpeakers(String id, String other) {
        return id.substring(name(id).length())
                .equals(other.substring(name(other).length()));
    }

    /** For the team's own eyes. */
    public String words() {
        return of == null ? id : name(id) + ", " + of;
    }

    /** Whether accounts of an organisation speak in it. */
    boolean isOf(@Nullable OrganisationId organisation) {
        return of == null || of.equals(organisation);
    }

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
