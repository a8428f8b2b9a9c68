package org.vigil.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.organisation.OrganisationId;

/**
 * A place in time for a turn.
 *
 * @param order among those of one moment: organisations that divide a day begin in turn, so that none always comes last
 * @param turn the given turn that stands there; null where the slot is open
 */
record Spot(
        LocalDate date,
        Instant moment,
        LocalTime at,
        int order,
        String slot,
        @Nullable Turn turn) {
    private static final Comparator<Spot> IN_ORDER = Comparator.comparing(Spot::date)
            .thenComparing(Spot::moment)
            .thenComparing(Spot::at)
            .thenComparing(Spot::order)
            .thenComparing(Spot::slot);

    private record Key(LocalDate date, String slot) {}

    /**
     * The open slots of a request's days, and the given turns up to its last day, in order of time. A given turn whose
     * slot its campaign has no more comes last on its day.
     *
     * @throws IllegalArgumentException where two given turns stand on one slot
     */
    static List<Spot> of(RotationRequest request) {
        Map<Key, Spot> spots = new HashMap<>();
        for (Occasion occasion : Occasion.of(request.campaign(), request.from(), request.to())) {
            Slot slot = occasion.slot();
            Spot open = new Spot(
                    occasion.date(),
                    occasion.moment(),
                    slot.at(),
                    order(request.campaign(), slot, occasion.date()),
                    slot.id(),
                    null);
            if (!open.moment().isBefore(request.openFrom())) {
                spots.put(new Key(open.date(), open.slot()), open);
            }
        }
        List<Turn> given = new ArrayList<>(request.fixed());
        given.addAll(request.pinned());
        for (Turn turn : given) {
            Spot before = spots.put(new Key(turn.date(), turn.slot()), of(turn, request.campaign()));
            if (before != null && before.turn() != null) {
                throw new IllegalArgumentException("two turns on one slot: " + turn + " and " + before.turn());
            }
        }
        return spots.values().stream()
                .filter(spot -> !spot.date().isAfter(request.to()))
                .sorted(IN_ORDER)
                .toList();
    }

    private static Spot of(Turn turn, Campaign campaign) {
        Slot slot = campaign.slots().stream()
                .filter(known -> known.id().equals(turn.slot()))
                .findFirst()
                .orElseGet(() -> new Slot(turn.slot(), LocalTime.MAX, Set.of()));
        return new Spot(
                turn.date(),
                slot.momentOn(turn.date(), campaign.zone()),
                slot.at(),
                order(campaign, slot, turn.date()),
                slot.id(),
                turn);
    }

    private static int order(Campaign campaign, Slot slot, LocalDate date) {
        OrganisationId of = slot.of();
        int index = of == null ? -1 : campaign.organisations().indexOf(of);
        return index < 0
                ? 0
                : Math.floorMod(
                        index + date.toEpochDay(), campaign.organisations().size());
    }
}
