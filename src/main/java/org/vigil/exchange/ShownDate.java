package org.vigil.exchange;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much of a date a spreadsheet shows. It keeps a whole day also where somebody wrote "Nov 1986": that one is 1 November
 * 1986, shown without the day. What is not shown was not written (RULES 1, R8).
 */
enum ShownDate {
    DAY,
    MONTH,
    YEAR,
    /** A day whose year the spreadsheet made up: that in which somebody wrote "5 May". */
    NO_YEAR;

    /** What is shown as it stands, or sets a colour, a condition, a width. */
    private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.|\\*.");

    /** Of a cell's format, such as {@code mmm-yy}; empty where it shows no date. */
    static Optional<ShownDate> of(@Nullable String format) {
        String codes = format == null
                ? ""
                : ASIDE.matcher(format).replaceAll("").replaceFirst(";.*", "").toLowerCase(Locale.ROOT);
        if (codes.equals("general") || !codes.matches(".*[yd].*")) {
            return Optional.empty();
        }
        boolean year = codes.matches(".*[ye].*");
        if (codes.contains("d")) {
            return Optional.of(year ? DAY : NO_YEAR);
        }
        return Optional.of(codes.contains("m") ? MONTH : YEAR);
    }

    /** The date as far as it is shown; a day that has no year is written as none. */
    String text(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        return switch (this) {
            case DAY -> moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? day.toString() : moment.toString();
            case MONTH -> YearMonth.from(day).toString();
            case YEAR -> String.format(Locale.ROOT, "%04d", day.getYear());
            case NO_YEAR -> day.getDayOfMonth() + " " + MonthNames.english(day.getMonthValue());
        };
    }
}
