package org.vigil.exchange;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;
import org.vigil.exchange.WrittenDate.Flag;
import org.vigil.exchange.WrittenDate.Precision;

/** Finds a year that was mistyped: two others of the same case were taken on that day and month of another year. */
public final class CaseDates {
    private record Day(String name, MonthDay day) {}

    private final Map<Day, Map<Integer, Integer>> years = new HashMap<>();

    /** Takes one more person of a case into account. */
    public void see(String caseName, WrittenDate date) {
        LocalDate day = date.earliest();
        if (date.precision() == Precision.DAY && day != null) {
            years.computeIfAbsent(new Day(PlainWords.of(caseName), MonthDay.from(day)), key -> new HashMap<>())
                    .merge(day.getYear(), 1, Integer::sum);
        }
    }

    /** The date, flagged where it stands alone against two or more of its case. */
    public WrittenDate compared(String caseName, WrittenDate date) {
        LocalDate day = date.earliest();
        if (date.precision() != Precision.DAY || day == null || date.flag() != Flag.NONE) {
            return date;
        }
        Map<Integer, Integer> seen = years.getOrDefault(new Day(PlainWords.of(caseName), MonthDay.from(day)), Map.of());
        boolean alone = seen.getOrDefault(day.getYear(), 0) <= 1;
        return seen.entrySet().stream()
                .filter(other -> alone && other.getKey() != day.getYear() && other.getValue() >= 2)
                .findFirst()
                .map(other -> date.flagged(
                        Flag.CONFLICT, "others of the same case were detained on that day of " + other.getKey()))
                .orElse(date);
    }
}
