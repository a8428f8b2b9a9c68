package org.vigil.campaign;

import java.time.LocalDate;
import java.util.Optional;
import org.vigil.profile.Event;

/**
 * Where an event stands in a campaign.
 *
 * @param occasion the slot whose time it has
 */
public record EventPlace(Event event, Occasion occasion) {

    /** Its day and slot; empty where the campaign does not say it, or has no such slot on that day. */
    public static Optional<EventPlace> of(Event event, Campaign campaign) {
        LocalDate day = event.postOn();
        return event.campaigns().contains(campaign.id().value())
                ? Occasion.of(campaign, day, day).stream()
                        .filter(occasion -> event.slot() == null
                                || occasion.slot().id().equals(event.slot()))
                        .findFirst()
                        .map(occasion -> new EventPlace(event, occasion))
                : Optional.empty();
    }

    /** The slot that it takes for itself; empty where it stands beside the day's profile. */
    public Optional<Taken> taken() {
        return event.place() == Event.Place.INSTEAD
                ? Optional.of(new Taken(occasion.date(), occasion.slot().id()))
                : Optional.empty();
    }

    /** A slot on a date that nobody's turn may have. */
    public record Taken(LocalDate date, String slot) {}
}
