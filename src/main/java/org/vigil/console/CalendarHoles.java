package org.vigil.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.EventPlace;
import org.vigil.campaign.Occasion;
import org.vigil.campaign.Slot;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.PlanLook;
import org.vigil.delivery.PlanLook.Place;
import org.vigil.delivery.PlanLook.Planned;
import org.vigil.delivery.StartedCampaigns;
import org.vigil.delivery.WhyNobody;
import org.vigil.message.PostKind;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/** Finds the slots of the schedules in which nobody comes, and says why. */
final class CalendarHoles {
    /** Looking at a whole roll costs: so many of it are asked for one page, and the other holes are without numbers. */
    private static final int PEOPLE_ASKED = 3_000;

    private final Node node;
    private final Workspace workspace;
    private final Sight sight;
    private final List<Campaign> campaigns;
    private final Eligibility eligibility;
    private final Instant now;
    private int asked;

    CalendarHoles(Node node, Sight sight, List<Campaign> campaigns, Eligibility eligibility, Instant now) {
        this.node = node;
        this.workspace = node.files().inForce().workspace();
        this.sight = sight;
        this.campaigns = campaigns;
        this.eligibility = eligibility;
        this.now = now;
    }

    /** @param planned of all campaigns and accounts, whoever looks */
    Map<LocalDate, List<CalendarDay.HoleLine>> of(List<Planned> planned, CalendarPeriod period) {
        Map<CampaignId, StartedCampaigns.Started> started =
                new StartedCampaigns(node.database().jdbc()).all();
        Set<Place> kept = planned.stream()
                .map(each -> new Place(
                        each.delivery().campaign(),
                        each.delivery().date(),
                        each.delivery().slot()))
                .collect(Collectors.toCollection(HashSet::new));
        kept.addAll(byEvents(planned));
        Map<Place, String> fellOut = null;
        Map<LocalDate, List<CalendarDay.HoleLine>> holes = new HashMap<>();
        for (Campaign campaign : campaigns) {
            StartedCampaigns.Started start = started.get(campaign.id());
            if (start != null) {
                LocalDate last = LocalDate.ofInstant(now, campaign.zone())
                        .plusDays(node.planner().daysAhead());
                LocalDate to = last.isBefore(period.to()) ? last : period.to();
                for (Occasion occasion : Occasion.of(campaign, period.from(), to)) {
                    Place place = new Place(
                            campaign.id(), occasion.date(), occasion.slot().id());
                    if (!occasion.moment().isBefore(start.at()) && isSeen(occasion.slot()) && !kept.contains(place)) {
                        if (fellOut == null) {
                            fellOut = new PlanLook(node.database().jdbc()).fellOut(period.from(), period.to());
                        }
                        holes.computeIfAbsent(occasion.date(), date -> new ArrayList<>())
                                .add(hole(campaign, occasion, fellOut.get(place), planned));
                    }
                }
            }
        }
        return holes;
    }

    private boolean isSeen(Slot slot) {
        return slot.of() == null
                || workspace.accounts().values().stream()
                        .anyMatch(account -> slot.of().equals(account.organisation()) && sight.sees(account.name()));
    }

    /** Slots that events have for themselves, those of all organisations where these divide the day. */
    private Set<Place> byEvents(List<Planned> planned) {
        Set<Place> places = new HashSet<>();
        for (Planned each : planned) {
            Campaign campaign = workspace.campaigns().get(each.delivery().campaign());
            if (each.delivery().kind() == PostKind.EVENT
                    && campaign != null
                    && workspace.events().containsKey(each.delivery().profile())) {
                EventPlace.of(workspace.events().get(each.delivery().profile()), campaign).stream()
                        .flatMap(place -> place.taken().stream())
                        .map(taken -> new Place(campaign.id(), taken.date(), taken.slot()))
                        .forEach(places::add);
            }
        }
        return places;
    }

    private CalendarDay.HoleLine hole(
            Campaign campaign, Occasion occasion, @Nullable String fellOut, List<Planned> planned) {
        boolean over = occasion.moment().isBefore(now);
        WhyNobody numbers = over ? null : numbers(campaign, occasion, planned);
        return new CalendarDay.HoleLine(
                campaign.id().value(),
                campaign.name(),
                occasion.date().toString(),
                occasion.slot().id(),
                occasion.slot().at().toString(),
                When.name(campaign.zone()),
                over,
                over ? sight.why(fellOut) : null,
                numbers,
                new PinRights(sight, workspace).mayPin(campaign, occasion.slot().id()));
    }

    private @Nullable WhyNobody numbers(Campaign campaign, Occasion occasion, List<Planned> planned) {
        int people = campaign.roll()
                .members(List.copyOf(workspace.profiles().values()))
                .size();
        if (asked > 0 && asked + people > PEOPLE_ASKED) {
            return null;
        }
        asked += people;
        Set<ProfileId> there = planned.stream()
                .filter(each -> each.delivery().campaign().equals(campaign.id())
                        && each.delivery().date().equals(occasion.date()))
                .map(each -> each.delivery().profile())
                .collect(Collectors.toSet());
        return WhyNobody.of(campaign, occasion, there, workspace, eligibility);
    }
}
