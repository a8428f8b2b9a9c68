package org.vigil.profile;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar date of known precision: a day, a month or a year, in the zone of the place where it happened. A missing
 * part is never filled in; {@link #earliest()} and {@link #latest()} bound the day that is meant.
 */
public record PartialDate(LocalDate earliest, LocalDate latest) {
    public static final String ALLOWED = "a date as 2015-09-01, 2015-09 or 2015";

    /** How much of a date is known. */
    public enum Precision {
        DAY,
        MONTH,
        YEAR
    }

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    public PartialDate {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("latest lies before earliest");
        }
        boolean day = earliest.equals(latest);
        boolean month = earliest.getDayOfMonth() == 1
                && latest.equals(YearMonth.from(earliest).atEndOfMonth());
        boolean year = earliest.getDayOfYear() == 1
                && latest.equals(Year.of(earliest.getYear()).atMonth(12).atEndOfMonth());
        if (!day && !month && !year) {
            throw new IllegalArgumentException("a date is one day, one whole month or one whole year");
        }
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day, day);
    }

    public static PartialDate of(YearMonth month) {
        return new PartialDate(month.atDay(1), month.atEndOfMonth());
    }

    public static PartialDate of(Year year) {
        return new PartialDate(year.atDay(1), year.atDay(year.length()));
    }

    /**
     * Reads {@code 2015-09-01}, {@code 2015-09} or {@code 2015}.
     *
     * @throws java.time.DateTimeException for a date that no calendar has, such as 2015-02-30
     * @throws IllegalArgumentException for anything that is no date
     */
    public static PartialDate parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no date");
        }
        if (matcher.group(3) != null) {
            return of(LocalDate.parse(text, DAY));
        }
        if (matcher.group(2) != null) {
            return of(YearMonth.parse(text));
        }
        return of(Year.parse(text));
    }

    public Precision precision() {
        if (earliest.equals(latest)) {
            return Precision.DAY;
        }
        return YearMonth.from(earliest).equals(YearMonth.from(latest)) ? Precision.MONTH : Precision.YEAR;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return switch (precision()) {
            case DAY -> earliest.toString();
            case MONTH -> YearMonth.from(earliest).toString();
            case YEAR -> String.format(Locale.ROOT, "%04d", earliest.getYear());
        };
    }

    /** In English words, for the team: {@code 1 September 2015}, {@code September 2015} or {@code 2015}. */
    public String words() {
        return switch (precision()) {
            case DAY ->
                DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(earliest);
            case MONTH ->
                DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH).format(earliest);
            case YEAR -> toString();
        };
    }
}
