package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.EventPlace;
import org.vigil.campaign.Occasion;
import org.vigil.message.PostKind;
import org.vigil.profile.Event;
import org.vigil.profile.ProfileId;

/** Puts a campaign's events into the plan, beside or instead of the day's profile, and takes out what may not be said any more. */
final class EventPlanning {
    private final Campaign campaign;
    private final Collection<Event> events;
    private final Eligibility eligibility;
    private final AnnouncedSlots announced;
    private final PlannedSlots slots;
    private final Instant now;
    private final LocalDate today;

    EventPlanning(
            Campaign campaign,
            Collection<Event> events,
            Eligibility eligibility,
            AnnouncedSlots announced,
            PlannedSlots slots,
            Instant now) {
        this.campaign = campaign;
        this.events = events;
        this.eligibility = eligibility;
        this.announced = announced;
        this.slots = slots;
        this.now = now;
        this.today = LocalDate.ofInstant(now, campaign.zone());
    }

    /** An event that stands in the plan and has not gone out, with the slot whose time it has. */
    record Placed(long id, Occasion occasion) {}

    /**
     * What came of it.
     *
     * @param placed those that are to come: each account of the campaign gets them
     * @param taken slots in which nobody has a turn
     */
    record Plan(List<Placed> placed, Set<EventPlace.Taken> taken) {}

    /**
     * @param openFrom slots before this moment are not open any more
     * @param free whether no turn keeps a slot: one that has begun or that a person pinned does, and the event stands beside it
     */
    Plan plan(Instant openFrom, Predicate<EventPlace.Taken> free) {
        List<Placed> placed = new ArrayList<>();
        Set<EventPlace.Taken> taken = new HashSet<>();
        Set<ProfileId> known = new HashSet<>();
        for (AnnouncedSlots.EventRow row : announced.events(campaign.id())) {
            Optional<String> out = row.begun() == 0 ? out(row) : Optional.empty();
            if (out.isPresent()) {
                slots.withdraw(row.id(), out.get());
                continue;
            }
            known.add(row.event());
            taken.add(new EventPlace.Taken(row.date(), row.slot()));
            place(row.event()).ifPresent(place -> {
                if (isFree(place, free, Set.of())) {
                    taken.addAll(place.taken());
                }
                if (row.begun() == 0) {
                    placed.add(new Placed(row.id(), place.occasion()));
                }
            });
        }
        for (Event event : events) {
            place(event.id())
                    .filter(place -> !known.contains(event.id()) && isToCome(place, openFrom))
                    .filter(place ->
                            silence(event.id(), place.occasion().moment()).isEmpty())
                    .ifPresent(place -> placed.add(insert(place, free, taken)));
        }
        return new Plan(placed, taken);
    }

    private Placed insert(EventPlace place, Predicate<EventPlace.Taken> free, Set<EventPlace.Taken> taken) {
        boolean instead = isFree(place, free, taken);
        if (instead) {
            taken.addAll(place.taken());
        }
        String slot = place.slotId(instead);
        Occasion occasion = place.occasion();
        AnnouncedSlots.Subject subject = new AnnouncedSlots.Subject(
                campaign.id(), PostKind.EVENT, place.event().id(), null);
        return new Placed(announced.insert(subject, occasion.date(), slot, occasion.moment(), null), occasion);
    }

    /** Whether it takes slots, and none of them is kept by a turn or by another event. */
    private static boolean isFree(EventPlace place, Predicate<EventPlace.Taken> free, Set<EventPlace.Taken> taken) {
        return !place.taken().isEmpty()
                && place.taken().stream().allMatch(slot -> !taken.contains(slot) && free.test(slot));
    }

    private boolean isToCome(EventPlace place, Instant openFrom) {
        return !place.occasion().moment().isBefore(openFrom)
                && !place.occasion().date().isAfter(today.plusDays(Planner.DAYS_AHEAD));
    }

    /** Why an event that has not gone out falls out of the plan; it may come in again elsewhere. */
    private Optional<String> out(AnnouncedSlots.EventRow row) {
        Optional<EventPlace> place = place(row.event());
        boolean stands = place.filter(known -> known.occasion().date().equals(row.date())
                        && known.occasion().moment().equals(row.dueAt())
                        && (row.slot().equals(known.slotId(false))
                                || !known.taken().isEmpty() && row.slot().equals(known.slotId(true))))
                .isPresent();
        return silence(row.event(), row.dueAt())
                .or(() -> stands ? Optional.empty() : Optional.of("the event or the schedule changed"));
    }

    private Optional<String> silence(ProfileId event, Instant at) {
        return eligibility.silence(PostKind.EVENT, event, at.isBefore(now) ? now : at, campaign.convention());
    }

    private Optional<EventPlace> place(ProfileId id) {
        return events.stream()
                .filter(event -> event.id().equals(id))
                .findFirst()
                .flatMap(event -> EventPlace.of(event, campaign));
    }
}
