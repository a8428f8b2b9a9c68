package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.EventPlace;
import org.vigil.campaign.Member;
import org.vigil.campaign.Occasion;
import org.vigil.campaign.Rotation;
import org.vigil.campaign.RotationRequest;
import org.vigil.campaign.SpecialCalendar;
import org.vigil.campaign.Turn;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Limits;
import org.vigil.network.Network;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** What a campaign would do by the files alone: nothing sent, held, pinned or frozen. */
final class FilePlan {
    private final Workspace workspace;
    private final Campaign campaign;
    private final Map<Instant, Map<ProfileId, Boolean>> silent = new HashMap<>();
    private @Nullable NeverNamed neverNamed;

    FilePlan(Workspace workspace, Campaign campaign) {
        this.workspace = workspace;
        this.campaign = campaign;
    }

    List<Profile> roll() {
        return campaign.roll().members(List.copyOf(workspace.profiles().values()));
    }

    /** The turns of these days, counted from the campaign's first day where it has one. */
    List<Turn> turns(LocalDate from, LocalDate to) {
        return turns(from, to, Instant.MIN);
    }

    /**
     * As above.
     *
     * @param openFrom slots before it are over: nobody comes there
     */
    List<Turn> turns(LocalDate from, LocalDate to, Instant openFrom) {
        LocalDate first = campaign.from();
        LocalDate start = first != null && first.isBefore(from) ? first : from;
        List<Member> members =
                roll().stream().map(profile -> new Member(profile.id(), start)).toList();
        Set<EventPlace.Taken> taken = events(start, to).stream()
                .flatMap(place -> place.taken().stream())
                .collect(Collectors.toSet());
        return Rotation.plan(
                        new RotationRequest(campaign, start, to, openFrom, List.of(), List.of(), members, this::mayCome)
                                .without(taken)
                                .with(new SpecialCalendar(campaign, workspace::profile)::claim))
                .stream()
                .filter(turn -> !turn.date().isBefore(from))
                .toList();
    }

    /** The events of these days of which something may be said, in order of time. */
    List<EventPlace> events(LocalDate from, LocalDate to) {
        return workspace.events().values().stream()
                .flatMap(event -> EventPlace.of(event, campaign).stream())
                .filter(place -> !place.occasion().date().isBefore(from)
                        && !place.occasion().date().isAfter(to))
                .filter(place -> why(place.event(), place.occasion().moment()).isEmpty())
                .sorted(Comparator.comparing(
                                (EventPlace place) -> place.occasion().moment())
                        .thenComparing(place -> place.event().id()))
                .toList();
    }

    /** Why nothing may be said of an event at a moment: one of its people may not be spoken of. */
    Optional<String> why(Event event, Instant moment) {
        return event.about().stream()
                .flatMap(id -> workspace.profile(id).isEmpty()
                        ? Stream.of(id + ": no such profile")
                        : why(id, moment).map(why -> id + ": " + why).stream())
                .findFirst()
                .or(() -> neverNamed(moment).why(event));
    }

    /** Whether nothing forbids to speak of a profile at any of the campaign's times on a day. */
    boolean mayCome(ProfileId id, LocalDate date) {
        return workspace.profile(id).isPresent()
                && campaign.slots().stream()
                        .filter(slot -> slot.days().contains(date.getDayOfWeek()))
                        .map(slot -> slot.momentOn(date, campaign.zone()))
                        .noneMatch(moment -> silent.computeIfAbsent(moment, at -> new HashMap<>())
                                .computeIfAbsent(id, who -> why(who, moment).isPresent()));
    }

    /** Why nothing may be said of a profile at a moment, in words for the team. */
    Optional<String> why(ProfileId id, Instant moment) {
        return workspace
                .profile(id)
                .flatMap(profile -> Profile.silence(profile, workspace::profile, moment, campaign.convention())
                        .or(() -> neverNamed(moment).why(profile)));
    }

    private NeverNamed neverNamed(Instant moment) {
        NeverNamed known = neverNamed;
        if (known == null) {
            known = NeverNamed.of(workspace, moment);
            neverNamed = known;
        }
        return known;
    }

    List<Profile> named(Profile profile, Instant moment) {
        return Profile.named(profile, workspace::profile, moment, campaign.convention());
    }

    Instant moment(Turn turn) {
        return campaign.slots().stream()
                .filter(slot -> slot.id().equals(turn.slot()))
                .findFirst()
                .map(slot -> slot.momentOn(turn.date(), campaign.zone()))
                .orElseThrow();
    }

    /**
     * The day that stands for a campaign where one day must: today while it runs, else its first day, else its last.
     */
    static LocalDate aDayOf(Campaign campaign, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, campaign.zone());
        LocalDate from = campaign.from();
        LocalDate to = campaign.to();
        if (campaign.runsOn(today)) {
            return today;
        }
        if (from != null) {
            return from;
        }
        return to == null ? today : to;
    }

    /** What the account's network says of itself; a sandbox keeps the limits of the network it imitates. */
    static Limits limits(Account account) {
        Network imitates = account.imitates();
        return DocumentedLimits.of(imitates == null ? account.network() : imitates);
    }

    /** The first slot on that day or in the two weeks after it. */
    Optional<Occasion> firstOccasion(LocalDate day) {
        return Occasion.of(campaign, day, day.plusDays(14)).stream().findFirst();
    }
}
