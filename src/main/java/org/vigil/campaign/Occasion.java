package org.vigil.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A slot on a date.
 *
 * @param moment of the slot on that date in the campaign's zone
 */
public record Occasion(LocalDate date, Slot slot, Instant moment) {
    private static final Comparator<Occasion> IN_ORDER_OF_TIME = Comparator.comparing(Occasion::moment)
            .thenComparing(occasion -> occasion.slot().at())
            .thenComparing(occasion -> occasion.slot().id());

    /**
     * Every slot of a campaign on the days from {@code from} to {@code to}, both included, in order of time. A date that
     * the zone's calendar leaps over, as Samoa did with 2011-12-30, has none.
     */
    public static List<Occasion> of(Campaign campaign, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return List.of();
        }
        return from.datesUntil(to.plusDays(1))
                .filter(date -> campaign.runsOn(date) && exists(date, campaign))
                .flatMap(date -> on(date, campaign))
                .toList();
    }

    private static Stream<Occasion> on(LocalDate date, Campaign campaign) {
        return campaign.slots().stream()
                .filter(slot -> slot.days().contains(date.getDayOfWeek()))
                .map(slot -> new Occasion(date, slot, slot.momentOn(date, campaign.zone())))
                .sorted(IN_ORDER_OF_TIME);
    }

    private static boolean exists(LocalDate date, Campaign campaign) {
        return date.atStartOfDay(campaign.zone()).toLocalDate().equals(date);
    }
}
