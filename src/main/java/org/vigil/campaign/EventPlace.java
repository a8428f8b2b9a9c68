package org.vigil.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vigil.profile.Event;

/**
 * Where an event stands in a campaign.
 *
 * @param occasion the slot whose time it has
 * @param slots that one; where organisations divide the day, those of all of them
 */
public record EventPlace(Event event, Occasion occasion, Set<Taken> slots) {

    /** Its day and slot; empty where the campaign does not say it, or has no such slot on that day. */
    public static Optional<EventPlace> of(Event event, Campaign campaign) {
        LocalDate day = event.postOn();
        if (!event.campaigns().contains(campaign.id().value())) {
            return Optional.empty();
        }
        List<Occasion> occasions = Occasion.of(campaign, day, day);
        return occasions.stream()
                .filter(occasion -> event.slot() == null || name(occasion).equals(event.slot()))
                .findFirst()
                .map(first -> new EventPlace(
                        event,
                        first,
                        occasions.stream()
                                .filter(occasion -> name(occasion).equals(name(first)))
                                .map(occasion -> new Taken(day, occasion.slot().id()))
                                .collect(Collectors.toUnmodifiableSet())));
    }

    private static String name(Occasion occasion) {
        return Slot.name(occasion.slot().id());
    }

    /** The slots that it takes for itself; none where it stands beside the day's profile. */
    public Set<Taken> taken() {
        return event.place() == Event.Place.INSTEAD ? slots : Set.of();
    }

    /** What its slot is called while it stands there: its own beside the day's profile, and where it takes those of several. */
    public String slotId(boolean instead) {
        return instead && slots.size() == 1 ? occasion.slot().id() : "event/" + event.id();
    }

    /** A slot on a date that nobody's turn may have. */
    public record Taken(LocalDate date, String slot) {}
}
