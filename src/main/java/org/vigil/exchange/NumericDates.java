package org.vigil.exchange;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.exchange.WrittenDate.Flag;
import org.vigil.exchange.WrittenDate.Precision;

/** Reads dates that are written with numbers alone, and those of Chinese and Japanese. */
final class NumericDates {
    private static final String BETWEEN = " ?[-/.‐‑–] ?";
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[t ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(z|utc|[+-]\\d{2}:?\\d{2})?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})" + BETWEEN + "(\\d{1,2}|mm|xx)(?:" + BETWEEN + "(\\d{1,2}|dd|xx))?");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})" + BETWEEN + "(\\d{1,2})" + BETWEEN + "(\\d{4})");
    private static final Pattern CENTURY_MISSING =
            Pattern.compile("\\d{1,2}" + BETWEEN + "\\d{1,2}" + BETWEEN + "['’]?\\d{2}");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})" + BETWEEN + "(\\d{4})");
    private static final Pattern HAN = Pattern.compile("(\\d{4}) ?年 ?(?:(\\d{1,2}) ?月 ?(?:(\\d{1,2}) ?[日号號])?)?");

    private NumericDates() {}

    /** Empty where the text is of another form. */
    static Optional<WrittenDate> read(String plain, DateHint hint) {
        return moment(plain, hint)
                .or(() -> yearFirst(plain))
                .or(() -> han(plain))
                .or(() -> yearLast(plain, hint))
                .or(() -> rest(plain));
    }

    private static Optional<WrittenDate> moment(String plain, DateHint hint) {
        Matcher matcher = MOMENT.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        WrittenDate day = yearFirst(matcher.group(1)).orElseThrow();
        String offset = matcher.group(3);
        if (day.earliest() == null || offset == null || hint.zone() == null) {
            return Optional.of(day);
        }
        try {
            String zone = offset.matches("z|utc") ? "Z" : offset.replaceFirst("^(...)(\\d\\d)$", "$1:$2");
            OffsetDateTime moment = OffsetDateTime.parse(matcher.group(1) + "T" + matcher.group(2) + zone);
            LocalDate there = moment.atZoneSameInstant(hint.zone()).toLocalDate();
            return Optional.of(WrittenDate.of(Precision.DAY, there, there));
        } catch (DateTimeParseException e) {
            return Optional.of(WrittenDate.invalid("the time of day cannot be read"));
        }
    }

    private static Optional<WrittenDate> yearFirst(String plain) {
        Matcher matcher = YEAR_FIRST.matcher(plain);
        if (!matcher.matches()) {
            Matcher compact = COMPACT.matcher(plain);
            return compact.matches()
                    ? Optional.of(
                            Days.day(number(compact.group(1)), number(compact.group(2)), number(compact.group(3))))
                    : Optional.empty();
        }
        int year = number(matcher.group(1));
        String month = matcher.group(2);
        String day = matcher.group(3);
        if (!isNumber(month)) {
            return Optional.of(Days.year(year));
        }
        return Optional.of(
                day == null || !isNumber(day)
                        ? Days.month(year, number(month))
                        : Days.day(year, number(month), number(day)));
    }

    private static Optional<WrittenDate> han(String plain) {
        Matcher matcher = HAN.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = number(matcher.group(1));
        if (matcher.group(2) == null) {
            return Optional.of(Days.year(year));
        }
        int month = number(matcher.group(2));
        return Optional.of(
                matcher.group(3) == null ? Days.month(year, month) : Days.day(year, month, number(matcher.group(3))));
    }

    private static Optional<WrittenDate> yearLast(String plain, DateHint hint) {
        Matcher matcher = YEAR_LAST.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = number(matcher.group(1));
        int second = number(matcher.group(2));
        int year = number(matcher.group(3));
        WrittenDate dayFirst = Days.day(year, second, first);
        if (second > 12 && first <= 12) {
            return Optional.of(Days.day(year, first, second));
        }
        boolean oneReading = first > 12 || first == second || !dayFirst.dated() || first < 1 || second < 1;
        return Optional.of(oneReading ? dayFirst : twoReadings(dayFirst, Days.day(year, first, second), hint));
    }

    private static WrittenDate twoReadings(WrittenDate dayFirst, WrittenDate monthFirst, DateHint hint) {
        return switch (hint.order()) {
            case DAY_FIRST -> dayFirst;
            case MONTH_FIRST -> monthFirst;
            case UNSAID, CONTRADICTORY -> ambiguous(dayFirst, monthFirst, hint);
        };
    }

    private static WrittenDate ambiguous(WrittenDate dayFirst, WrittenDate monthFirst, DateHint hint) {
        LocalDate one = java.util.Objects.requireNonNull(dayFirst.earliest());
        LocalDate other = java.util.Objects.requireNonNull(monthFirst.earliest());
        String why = "is it " + one.getDayOfMonth() + " " + MonthNames.english(one.getMonthValue()) + " or "
                + other.getDayOfMonth() + " " + MonthNames.english(other.getMonthValue())
                + "? Write it as " + one + ", or put dates: day-first (or month-first) into the mapping";
        if (hint.mostlyDayFirst()) {
            return dayFirst.flagged(Flag.AMBIGUOUS, why);
        }
        LocalDate earliest = one.isBefore(other) ? one : other;
        LocalDate latest = one.isBefore(other) ? other : one;
        return new WrittenDate(Precision.DAY, earliest, latest, Flag.AMBIGUOUS, why);
    }

    private static Optional<WrittenDate> rest(String plain) {
        Matcher monthYear = MONTH_YEAR.matcher(plain);
        if (monthYear.matches()) {
            return Optional.of(Days.month(number(monthYear.group(2)), number(monthYear.group(1))));
        }
        if (CENTURY_MISSING.matcher(plain).matches()) {
            return Optional.of(WrittenDate.review("the century is missing; write the year with four digits"));
        }
        if (plain.matches("\\d{4}")) {
            return Optional.of(Days.year(number(plain)));
        }
        if (plain.matches("\\d{1,3}")) {
            return Optional.of(WrittenDate.notADate());
        }
        return plain.matches("\\d+(?:\\.\\d+)?")
                ? Optional.of(WrittenDate.invalid(
                        "this is no date; write it as 2015-09-01 (a spreadsheet's number for a day is not read)"))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return Character.isDigit(text.charAt(0));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
