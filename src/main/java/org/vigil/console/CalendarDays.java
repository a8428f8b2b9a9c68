package org.vigil.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Observance;
import org.vigil.campaign.SpecialCalendar;
import org.vigil.campaign.SpecialDates;
import org.vigil.delivery.ApprovalsAhead;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Pins;
import org.vigil.delivery.PlanLook;
import org.vigil.delivery.PlanLook.Planned;
import org.vigil.delivery.Restrictions;
import org.vigil.delivery.StartedCampaigns;
import org.vigil.message.PostKind;
import org.vigil.node.Node;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/** Puts together what the calendar tells of some days. Reads no words. Belongs to one request. */
final class CalendarDays {
    private static final int SPECIALS = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final Node node;
    private final EventSight eventSight;
    private final Sight sight;
    private final Workspace workspace;
    private final Eligibility eligibility;
    private final Instant now;
    private final List<Campaign> campaigns;
    private final CalendarPeriod period;

    CalendarDays(Node node, Restrictions.InForce restrictions, EventSight eventSight, CalendarPeriod period) {
        this.node = node;
        this.eventSight = eventSight;
        this.sight = eventSight.sight();
        this.period = period;
        this.workspace = node.files().inForce().workspace();
        this.eligibility = new Eligibility(node.files().inForce(), restrictions);
        this.now = node.clock().instant();
        this.campaigns = workspace.campaigns().values().stream()
                .filter(campaign -> campaign.accounts().stream().anyMatch(sight::sees))
                .filter(campaign ->
                        period.campaign().isEmpty() || campaign.id().value().equals(period.campaign()))
                .toList();
    }

    List<CalendarDay> all(LocalDate today) {
        List<Planned> planned = new PlanLook(node.database().jdbc()).between(period.from(), period.to());
        List<Planned> seen = planned.stream()
                .filter(each -> sight.sees(each.delivery().account()))
                .toList();
        Map<LocalDate, List<CalendarDay.SlotLine>> slots = slots(seen);
        Map<LocalDate, List<CalendarDay.HoleLine>> holes =
                new CalendarHoles(node, sight, campaigns, eligibility, now).of(planned, period);
        Map<LocalDate, List<CalendarDay.SpecialLine>> specials = specials();
        Map<LocalDate, List<CalendarDay.UnmetPin>> unmet = unmet();
        Map<LocalDate, List<CalendarDay.EventOn>> events = events();
        return CalendarDay.withRuns(period.from()
                .datesUntil(period.to().plusDays(1))
                .map(date -> new CalendarDay(
                        date.toString(),
                        DAY.format(date),
                        MONTH.format(date),
                        date.getDayOfWeek().getValue(),
                        date.equals(today),
                        date.isBefore(today),
                        observances(date),
                        events.getOrDefault(date, List.of()),
                        specials.getOrDefault(date, List.of()).stream()
                                .limit(SPECIALS)
                                .toList(),
                        Math.max(0, specials.getOrDefault(date, List.of()).size() - SPECIALS),
                        slots.getOrDefault(date, List.of()),
                        holes.getOrDefault(date, List.of()),
                        unmet.getOrDefault(date, List.of()),
                        null,
                        false))
                .toList());
    }

    private Map<LocalDate, List<CalendarDay.SlotLine>> slots(List<Planned> seen) {
        Map<Long, String> states = states(node, seen);
        Map<Long, List<Planned>> bySlot = seen.stream()
                .collect(Collectors.groupingBy(
                        each -> each.delivery().plannedSlot(), LinkedHashMap::new, Collectors.toList()));
        CalendarDoubles doubles = new CalendarDoubles(bySlot.values(), eligibility, this::campaignName, this::time);
        return bySlot.values().stream()
                .filter(slot -> period.campaign().isEmpty()
                        || slot.getFirst().delivery().campaign().value().equals(period.campaign()))
                .collect(Collectors.groupingBy(
                        slot -> slot.getFirst().delivery().date(),
                        Collectors.mapping(slot -> line(slot, states, doubles), Collectors.toList())));
    }

    private CalendarDay.SlotLine line(List<Planned> slot, Map<Long, String> states, CalendarDoubles doubles) {
        Planned first = slot.getFirst();
        Delivery delivery = first.delivery();
        Map<String, Long> sums = slot.stream()
                .collect(Collectors.groupingBy(
                        each -> states.getOrDefault(each.delivery().id(), "planned"),
                        LinkedHashMap::new,
                        Collectors.counting()));
        return new CalendarDay.SlotLine(
                delivery.plannedSlot(),
                time(first),
                zone(delivery),
                campaignName(delivery),
                name(delivery.profile()),
                delivery.kind() == PostKind.TURN ? null : delivery.kind().word(),
                sums.entrySet().stream()
                        .map(sum -> new CalendarDay.Sum(sum.getKey(), sum.getValue()))
                        .toList(),
                special(first),
                first.pinnedBy(),
                doubles.of(slot));
    }

    /** By delivery: its state, and of what is planned whether it is approved. */
    static Map<Long, String> states(Node node, List<Planned> seen) {
        Map<Long, String> states = new HashMap<>();
        List<Delivery> planned = new ArrayList<>();
        for (Planned each : seen) {
            Delivery delivery = each.delivery();
            states.put(delivery.id(), delivery.state().word());
            if (delivery.state() == DeliveryState.PLANNED) {
                planned.add(delivery);
            }
        }
        node.desk()
                .approvals()
                .of(planned)
                .forEach(post -> states.put(post.delivery().id(), word(post)));
        return states;
    }

    static String word(ApprovalsAhead.Standing post) {
        if (!post.possible()) {
            return "impossible";
        }
        if (post.isRejected()) {
            return "rejected";
        }
        return post.isApproved() ? "approved" : post.needsApproval() ? "waits" : "free";
    }

    private String special(Planned planned) {
        Delivery delivery = planned.delivery();
        Campaign campaign = workspace.campaigns().get(delivery.campaign());
        return campaign == null || delivery.kind() != PostKind.TURN
                ? ""
                : workspace
                        .profile(delivery.profile())
                        .map(profile -> new SpecialCalendar(campaign, workspace::profile)
                                .at(profile, planned.slotAt())
                                .words())
                        .orElse("");
    }

    private List<String> observances(LocalDate date) {
        return campaigns.stream()
                .flatMap(campaign -> campaign.specialDays().observances().stream())
                .filter(day -> day.date().equals(MonthDay.from(date)))
                .map(Observance::name)
                .distinct()
                .toList();
    }

    /** Whoever is silenced, and whoever has no name that may be shown, is not told of. */
    private Map<LocalDate, List<CalendarDay.SpecialLine>> specials() {
        record On(LocalDate date, ProfileId id, CalendarDay.SpecialLine line) {}
        List<Profile> everybody = List.copyOf(workspace.profiles().values());
        return campaigns.stream()
                .flatMap(campaign -> new SpecialDates(new SpecialCalendar(campaign, workspace::profile))
                        .of(campaign.roll().members(everybody), period.from(), period.to()).stream())
                .distinct()
                .filter(day -> !eligibility.isSilenced(day.profile()))
                .flatMap(day -> workspace.shownName(day.profile(), now).stream()
                        .map(name -> new On(
                                day.date(),
                                day.profile(),
                                new CalendarDay.SpecialLine(name, day.special().words()))))
                .collect(Collectors.groupingBy(On::date, Collectors.mapping(On::line, Collectors.toList())));
    }

    private Map<LocalDate, List<CalendarDay.EventOn>> events() {
        return workspace.events().values().stream()
                .filter(event -> !event.postOn().isBefore(period.from())
                        && !event.postOn().isAfter(period.to()))
                .filter(event -> campaigns.stream()
                        .anyMatch(campaign ->
                                event.campaigns().contains(campaign.id().value())))
                .filter(eventSight::sees)
                .collect(Collectors.groupingBy(
                        Event::postOn,
                        Collectors.mapping(
                                event -> new CalendarDay.EventOn(
                                        event.id().value(), sight.discreet(Profile.byLanguage(event.title(), "en"))),
                                Collectors.toList())));
    }

    private Map<LocalDate, List<CalendarDay.UnmetPin>> unmet() {
        Pins pins = new Pins(node.database().jdbc());
        PinRights rights = new PinRights(sight, workspace);
        Map<LocalDate, List<CalendarDay.UnmetPin>> unmet = new HashMap<>();
        for (Campaign campaign : campaigns) {
            pins.of(campaign.id(), period.from(), period.to())
                    .forEach(pin -> Optional.ofNullable(pin.unmet())
                            .ifPresent(why -> unmet.computeIfAbsent(pin.date(), date -> new ArrayList<>())
                                    .add(new CalendarDay.UnmetPin(
                                            pin.id(),
                                            campaign.name(),
                                            name(pin.profile()),
                                            pin.setBy(),
                                            sight.discreet(why),
                                            rights.mayPin(campaign, pin.slot())))));
        }
        return unmet;
    }

    /** The campaigns in which whoever looks may pin somebody. */
    List<DeliveriesPage.Choice> pinnable() {
        Map<?, ?> started = new StartedCampaigns(node.database().jdbc()).all();
        PinRights rights = new PinRights(sight, workspace);
        return campaigns.stream()
                .filter(campaign -> started.containsKey(campaign.id())
                        && !rights.slots(campaign, "").isEmpty())
                .map(campaign -> new DeliveriesPage.Choice(campaign.id().value(), campaign.name(), false))
                .toList();
    }

    /** The zone of all that is shown; empty where campaigns have several. */
    Optional<String> zone() {
        List<String> zones = campaigns.stream()
                .map(campaign -> When.name(campaign.zone()))
                .distinct()
                .toList();
        return zones.size() == 1 ? Optional.of(zones.getFirst()) : Optional.empty();
    }

    /** The last day of the plan of the campaigns that are started; empty where none is. */
    Optional<LocalDate> plannedUntil() {
        Map<?, ?> started = new StartedCampaigns(node.database().jdbc()).all();
        return campaigns.stream()
                .filter(campaign -> started.containsKey(campaign.id()))
                .map(campaign -> LocalDate.ofInstant(now, campaign.zone())
                        .plusDays(node.planner().daysAhead()))
                .min(Comparator.naturalOrder());
    }

    private String name(ProfileId id) {
        return workspace.shownName(id, now).orElse(id.value());
    }

    private String campaignName(Delivery delivery) {
        return Optional.ofNullable(workspace.campaigns().get(delivery.campaign()))
                .map(Campaign::name)
                .orElse(delivery.campaign().value());
    }

    private String zone(Delivery delivery) {
        return Optional.ofNullable(workspace.campaigns().get(delivery.campaign()))
                .map(Campaign::zone)
                .map(When::name)
                .orElse("UTC");
    }

    private String time(Planned planned) {
        return Optional.ofNullable(workspace.campaigns().get(planned.delivery().campaign()))
                .map(Campaign::zone)
                .map(zone -> TIME.withZone(zone).format(planned.slotAt()))
                .orElseGet(() -> TIME.withZone(ZoneOffset.UTC).format(planned.slotAt()));
    }
}
