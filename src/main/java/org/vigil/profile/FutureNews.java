package org.vigil.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * News of days that are still to come: a slip of the pen, such as {@code confirmed: 2062-01-01}, which would defeat every
 * limit of age (RULES 1, R9). Nobody has confirmed anything by it.
 *
 * @param field where it stands, such as {@code custody[1].confirmed}
 */
public record FutureNews(String list, String field, PartialDate date) {

    /** All of a profile, as of a day that has begun somewhere. */
    public static List<FutureNews> in(Profile profile, LocalDate today) {
        List<FutureNews> found = new ArrayList<>();
        for (int i = 0; i < profile.custody().size(); i++) {
            add(found, "custody", i, profile.custody().get(i).confirmed(), today);
        }
        for (int i = 0; i < profile.counters().size(); i++) {
            add(found, "counters", i, profile.counters().get(i).confirmed(), today);
        }
        return List.copyOf(found);
    }

    private static void add(
            List<FutureNews> found, String list, int index, @Nullable PartialDate date, LocalDate today) {
        if (date != null && isFuture(date, today)) {
            found.add(new FutureNews(list, list + "[" + (index + 1) + "].confirmed", date));
        }
    }

    static List<CustodyPeriod> custody(List<CustodyPeriod> custody, LocalDate today) {
        return custody.stream()
                .map(period -> isFuture(period.confirmed(), today) ? period.unconfirmed() : period)
                .toList();
    }

    static List<Counter> counters(List<Counter> counters, LocalDate today) {
        return counters.stream()
                .map(counter -> isFuture(counter.confirmed(), today) ? counter.unconfirmed() : counter)
                .toList();
    }

    private static boolean isFuture(@Nullable PartialDate date, LocalDate today) {
        return date != null && date.earliest().isAfter(today);
    }
}
