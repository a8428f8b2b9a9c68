package org.vigil.engagement.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A range of whole days.
 *
 * @param to the last day, which belongs to it
 * @param zone in which they are days: the campaign's
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("it ends before it begins");
        }
    }

    /** How many days it has. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** The period of the same length that ends the day before. */
    public Period before() {
        return new Period(from.minusDays(days()), from.minusDays(1), zone);
    }

    /** Its first moment. */
    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first moment that does not belong to it any more. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Such as {@code 1 November 2026 to 30 November 2026}. */
    public String words() {
        return from.equals(to) ? DAY.format(from) : DAY.format(from) + " to " + DAY.format(to);
    }

    /** Such as {@code from 1 November 2026 to 30 November 2026}, {@code on 1 November 2026}. */
    public String during() {
        return (from.equals(to) ? "on " : "from ") + words();
    }

    /** Such as {@code 30 days}. */
    public String length() {
        return days() == 1 ? "day" : days() + " days";
    }
}
