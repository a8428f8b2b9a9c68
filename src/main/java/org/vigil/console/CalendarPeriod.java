package org.vigil.console;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * The month or the week that somebody looks at.
 *
 * @param from the first day; of a week its Monday
 * @param to the last day
 * @param campaign its id; empty for all
 */
record CalendarPeriod(View view, LocalDate from, LocalDate to, String campaign) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /** How much is looked at. */
    enum View {
        MONTH,
        WEEK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What cannot be understood is today, and a month. */
    static CalendarPeriod of(String view, String from, String campaign, LocalDate today) {
        return of(view.equals(View.WEEK.word()) ? View.WEEK : View.MONTH, day(from, today), campaign);
    }

    private static CalendarPeriod of(View view, LocalDate day, String campaign) {
        return switch (view) {
            case MONTH ->
                new CalendarPeriod(
                        view, day.withDayOfMonth(1), YearMonth.from(day).atEndOfMonth(), campaign);
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield new CalendarPeriod(view, monday, monday.plusDays(6), campaign);
            }
        };
    }

    private static LocalDate day(String text, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() < 1900 || day.getYear() > 2200 ? today : day;
        } catch (DateTimeParseException e) {
            return today;
        }
    }

    /** For people. */
    public String words() {
        return switch (view) {
            case MONTH -> MONTH.format(from);
            case WEEK -> When.day(from) + " – " + When.day(to);
        };
    }

    public String before() {
        return address(view, from.minusDays(1));
    }

    public String after() {
        return address(view, to.plusDays(1));
    }

    public String as(String other) {
        return address(View.valueOf(other.toUpperCase(Locale.ROOT)), from);
    }

    public String today(LocalDate today) {
        return address(view, today);
    }

    public boolean isMonth() {
        return view == View.MONTH;
    }

    private String address(View other, LocalDate day) {
        return "/calendar?view=" + other.word() + "&from=" + day + (campaign.isEmpty() ? "" : "&campaign=" + campaign);
    }
}
