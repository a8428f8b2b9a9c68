package org.vigil.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.WhyNobody;

/**
 * One day of the calendar, as its campaigns' zones have it.
 *
 * @param date ISO 8601
 * @param day such as "Mon 5"
 * @param month such as "January"
 * @param weekday 1 for Monday
 * @param observances by name
 * @param events that are to be posted on it, whether or not they stand in the plan
 * @param specials whose milestone or anniversary it is, whoever's turn it is
 * @param moreSpecials how many more of those are not named
 * @param run where several days with nothing begin, which ones; null elsewhere. A telephone has one line for all of them
 * @param within whether such a run has begun before
 */
record CalendarDay(
        String date,
        String day,
        String month,
        int weekday,
        boolean today,
        boolean past,
        List<String> observances,
        List<EventOn> events,
        List<SpecialLine> specials,
        int moreSpecials,
        List<SlotLine> slots,
        List<HoleLine> holes,
        List<UnmetPin> unmet,
        @Nullable String run,
        boolean within) {

    /** Whether there is nothing at all to tell. */
    public boolean isEmpty() {
        return observances.isEmpty()
                && events.isEmpty()
                && specials.isEmpty()
                && slots.isEmpty()
                && holes.isEmpty()
                && unmet.isEmpty();
    }

    /** Such as "Mon 5 January". */
    public String words() {
        return day + " " + month;
    }

    /** How many slots of schedules lie in it, with somebody or with nobody. */
    int places() {
        return slots.size() + holes.size();
    }

    private CalendarDay in(@Nullable String run, boolean within) {
        return new CalendarDay(
                date,
                day,
                month,
                weekday,
                today,
                past,
                observances,
                events,
                specials,
                moreSpecials,
                slots,
                holes,
                unmet,
                run,
                within);
    }

    /** Finds the days with nothing that follow each other. Today stands by itself. */
    static List<CalendarDay> withRuns(List<CalendarDay> days) {
        List<CalendarDay> all = new ArrayList<>();
        int n = 0;
        while (n < days.size()) {
            int end = n;
            while (end < days.size()
                    && days.get(end).isEmpty()
                    && !days.get(end).today()) {
                end++;
            }
            if (end - n < 2) {
                all.add(days.get(n));
                n++;
            } else {
                all.add(days.get(n).in(days.get(n).until(days.get(end - 1)), false));
                days.subList(n + 1, end).forEach(day -> all.add(day.in(null, true)));
                n = end;
            }
        }
        return List.copyOf(all);
    }

    private String until(CalendarDay last) {
        return day + (month.equals(last.month()) ? "" : " " + month) + " – " + last.day() + " " + last.month();
    }

    record EventOn(String id, String title) {}

    record SpecialLine(String name, String words) {}

    /**
     * A post on all its accounts.
     *
     * @param id of the planned slot
     * @param time of day in the campaign's zone
     * @param kind as what, where it is nobody's turn; null for a turn
     * @param sums how it is on how many accounts
     * @param special what the day is to the person; empty for nothing
     * @param pinnedBy null where nobody pinned it
     * @param doubles what else says the same person on that day
     */
    record SlotLine(
            long id,
            String time,
            String zone,
            String campaign,
            String person,
            @Nullable String kind,
            List<Sum> sums,
            String special,
            @Nullable String pinnedBy,
            List<Twice> doubles) {}

    /** @param state a key of the texts */
    record Sum(String state, long accounts) {
        /** Whether a person should look. */
        public boolean needsSomebody() {
            return switch (state) {
                case "waits", "impossible", "rejected", "held", "refused", "missed", "uncertain", "published_in_part" ->
                    true;
                default -> false;
            };
        }
    }

    /**
     * The same person once more on a day.
     *
     * @param campaign the other one's name
     * @param account on which both come, so that only the first goes out; null where they share none
     */
    record Twice(String campaign, String time, @Nullable String account) {}

    /**
     * A slot of the schedule in which nobody comes.
     *
     * @param slot its id
     * @param over whether its time has gone by
     * @param why in words; null where it is not known
     * @param roll why, in numbers; null where it is said in words
     * @param mayPin whether whoever looks may pin somebody there
     */
    record HoleLine(
            String campaignId,
            String campaign,
            String date,
            String slot,
            String time,
            String zone,
            boolean over,
            @Nullable String why,
            @Nullable WhyNobody roll,
            boolean mayPin) {}

    /** A pin that the plan does not follow. */
    record UnmetPin(long id, String campaign, String person, String by, String why, boolean mayUnpin) {}
}
