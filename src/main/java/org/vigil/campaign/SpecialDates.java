package org.vigil.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** Whose milestones and anniversaries come on which days, whoever's turn it is: for people who look at a month. */
public record SpecialDates(SpecialCalendar calendar) {
    /** @param special the milestone or the anniversary, without what else the day is */
    public record Day(LocalDate date, ProfileId profile, Special special) {}

    /** Of days from one to another, both included and in the campaign's zone, in order of time. */
    public List<Day> of(Collection<Profile> people, LocalDate from, LocalDate to) {
        List<Day> days = new ArrayList<>();
        if (calendar.campaign().specialDays().counts()) {
            for (Profile profile : people) {
                calendar.counted(profile)
                        .ifPresent(held -> days(profile, held, from, to).forEach(days::add));
            }
        }
        days.sort(Comparator.comparing(Day::date).thenComparing(Day::profile));
        return days;
    }

    private Stream<Day> days(Profile profile, Profile held, LocalDate from, LocalDate to) {
        return candidates(held, from, to).stream().flatMap(date -> {
            Special special = calendar.at(profile, moment(date));
            Special counted = new Special(special.milestone(), special.anniversaryYears(), Optional.empty());
            return counted.isNothing() ? Stream.empty() : Stream.of(new Day(date, profile.id(), counted));
        });
    }

    /** Too many and never too few, by sums that cost nothing; another zone and another way of counting are a day apart. */
    private Set<LocalDate> candidates(Profile held, LocalDate from, LocalDate to) {
        Set<LocalDate> found = new TreeSet<>();
        held.custody().forEach(period -> {
            LocalDate first = period.from().date().earliest();
            calendar.campaign().specialDays().milestoneDays().forEach(n -> around(first.plusDays(n), from, to, found));
            for (int year = from.getYear(); year <= to.getYear(); year++) {
                around(first.plusYears(year - (long) first.getYear()), from, to, found);
            }
        });
        return found;
    }

    private static void around(LocalDate date, LocalDate from, LocalDate to, Set<LocalDate> found) {
        for (LocalDate each = date.minusDays(1); !each.isAfter(date.plusDays(1)); each = each.plusDays(1)) {
            if (!each.isBefore(from) && !each.isAfter(to)) {
                found.add(each);
            }
        }
    }

    private Instant moment(LocalDate date) {
        LocalTime at = calendar.campaign().slots().stream()
                .map(Slot::at)
                .min(Comparator.naturalOrder())
                .orElse(LocalTime.NOON);
        return date.atTime(at).atZone(calendar.campaign().zone()).toInstant();
    }
}
