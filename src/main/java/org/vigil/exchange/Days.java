package org.vigil.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.vigil.exchange.WrittenDate.Precision;

/** Makes days, months and years of numbers, or says that the calendar has none such. Nothing is rolled over. */
final class Days {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private Days() {}

    static WrittenDate day(int year, int month, int day) {
        if (!plausible(year)) {
            return implausible(year);
        }
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return WrittenDate.of(Precision.DAY, date, date);
        } catch (DateTimeException e) {
            return WrittenDate.invalid("the calendar has no such day; write the day that is meant, or only its month");
        }
    }

    static WrittenDate month(int year, int month) {
        if (!plausible(year)) {
            return implausible(year);
        }
        if (month < 1 || month > 12) {
            return WrittenDate.invalid("there is no month " + month);
        }
        YearMonth found = YearMonth.of(year, month);
        return WrittenDate.of(Precision.MONTH, found.atDay(1), found.atEndOfMonth());
    }

    static WrittenDate year(int year) {
        return plausible(year)
                ? WrittenDate.of(Precision.YEAR, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                : implausible(year);
    }

    private static boolean plausible(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static WrittenDate implausible(int year) {
        return WrittenDate.invalid("the year " + year + " cannot be meant");
    }
}
