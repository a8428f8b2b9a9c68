package org.vigil.console;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.PlanLook.Planned;
import org.vigil.message.PostKind;
import org.vigil.profile.ProfileId;

/** Finds who comes twice on one day, in whichever campaigns and under whichever id. */
final class CalendarDoubles {
    private record Human(LocalDate date, ProfileId person) {}

    private final Map<Human, List<List<Planned>>> comes;
    private final Map<ProfileId, ProfileId> human = new HashMap<>();
    private final Eligibility eligibility;
    private final Function<Delivery, String> campaign;
    private final Function<Planned, String> time;

    /** @param slots each with the deliveries of one turn, one at least */
    CalendarDoubles(
            Collection<List<Planned>> slots,
            Eligibility eligibility,
            Function<Delivery, String> campaign,
            Function<Planned, String> time) {
        this.eligibility = eligibility;
        this.campaign = campaign;
        this.time = time;
        this.comes = slots.stream().collect(Collectors.groupingBy(this::human));
    }

    private Human human(List<Planned> slot) {
        Delivery delivery = slot.getFirst().delivery();
        return new Human(delivery.date(), human.computeIfAbsent(delivery.profile(), this::sameHuman));
    }

    /** One id for all that are taken for the same human. */
    private ProfileId sameHuman(ProfileId id) {
        return Stream.concat(Stream.of(id), eligibility.sameHuman(id).stream())
                .min(Comparator.naturalOrder())
                .orElse(id);
    }

    List<CalendarDay.Twice> of(List<Planned> slot) {
        return comes.getOrDefault(human(slot), List.of()).stream()
                .filter(other -> other != slot)
                .map(other -> new CalendarDay.Twice(
                        campaign.apply(other.getFirst().delivery()), time.apply(other.getFirst()), shared(slot, other)))
                .toList();
    }

    /** An account on which both are to come; only turns of one profile, of which the gate lets one through. */
    private static @Nullable String shared(List<Planned> slot, List<Planned> other) {
        Delivery one = slot.getFirst().delivery();
        Delivery two = other.getFirst().delivery();
        if (one.kind() != PostKind.TURN
                || two.kind() != PostKind.TURN
                || !one.profile().equals(two.profile())) {
            return null;
        }
        Set<AccountName> accounts = open(slot);
        return open(other).stream()
                .filter(accounts::contains)
                .map(AccountName::value)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Set<AccountName> open(List<Planned> slot) {
        return slot.stream()
                .map(Planned::delivery)
                .filter(delivery -> !delivery.state().ended())
                .map(Delivery::account)
                .collect(Collectors.toSet());
    }
}
