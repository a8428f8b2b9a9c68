package org.vigil.console;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.AccountName;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.PlanLook.Planned;
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
                .min(java.util.Comparator.naturalOrder())
                .orElse(id);
    }

    List<CalendarDay.Twice> of(List<Planned> slot) {
        return comes.getOrDefault(human(slot), List.of()).stream()
                .filter(other -> other != slot)
                .map(other -> new CalendarDay.Twice(
                        campaign.apply(other.getFirst().delivery()),
                        time.apply(other.getFirst()),
                        shared(slot, other)))
                .toList();
    }

    /** The account on which both come; only of turns: what is announced goes out besides. */
    private static @org.jspecify.annotations.Nullable String shared(List<Planned> slot, List<Planned> other) {
        Set<AccountName> accounts = new HashSet<>();
        slot.forEach(each -> accounts.add(each.delivery().account()));
        boolean turns = slot.getFirst().delivery().kind() == other.getFirst().delivery().kind();
        return turns
                ? other.stream()
                        .map(each -> each.delivery().account())
                        .filter(accounts::contains)
                        .map(AccountName::value)
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
