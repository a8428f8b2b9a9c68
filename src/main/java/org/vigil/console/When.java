package org.vigil.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment as a page shows it.
 *
 * @param machine for the element {@code time}
 */
record When(String machine, String words) {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    static When second(Instant moment) {
        return new When(moment.toString(), SECOND.format(moment));
    }

    /** As the clocks of a place show it. */
    static When at(Instant moment, ZoneId zone) {
        return new When(moment.toString(), MINUTE.withZone(zone).format(moment) + " (" + name(zone) + ")");
    }

    /** As above, with the year. */
    static When dated(Instant moment, ZoneId zone) {
        return new When(moment.toString(), DATED.withZone(zone).format(moment) + " (" + name(zone) + ")");
    }

    /** As people call it. */
    static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }
}
