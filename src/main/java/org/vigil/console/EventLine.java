package org.vigil.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.EventPlace;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.PlanLook.Planned;
import org.vigil.delivery.Restrictions;
import org.vigil.delivery.StartedCampaigns;
import org.vigil.message.PostKind;
import org.vigil.node.Node;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/**
 * An event in a list, and how far it is.
 *
 * @param kind a key of the texts
 * @param date when it happened, as far as known
 * @param postOn the day on which it is posted
 * @param about those of whom it speaks, by name
 * @param sums how it is on how many accounts
 * @param state where it is on none: a key of the texts, why
 * @param why in words; null where the state says all
 */
record EventLine(
        String id,
        String title,
        String kind,
        String date,
        String postOn,
        LocalDate day,
        List<String> campaigns,
        List<String> about,
        List<CalendarDay.Sum> sums,
        String state,
        @Nullable String why) {

    /** Puts together what is told of events. Belongs to one request. */
    static final class Teller {
        private final Node node;
        private final EventSight sight;
        private final Eligibility eligibility;
        private final Map<?, ?> started;
        private final Instant now;

        Teller(Node node, EventSight sight) {
            this.node = node;
            this.sight = sight;
            this.eligibility = new Eligibility(
                    sight.inForce(), new Restrictions(node.database().jdbc()).inForce());
            this.started = new StartedCampaigns(node.database().jdbc()).all();
            this.now = node.clock().instant();
        }

        /**
         * @param planned on the accounts that somebody sees
         * @param states of those, by delivery
         */
        EventLine line(Event event, List<Planned> planned, Map<Long, String> states) {
            Map<String, Long> sums = planned.stream()
                    .collect(Collectors.groupingBy(
                            each -> states.getOrDefault(each.delivery().id(), "planned"),
                            LinkedHashMap::new,
                            Collectors.counting()));
            String state = planned.isEmpty() ? state(event) : "";
            return new EventLine(
                    event.id().value(),
                    sight.sight().discreet(Profile.byLanguage(event.title(), "en")),
                    event.kind().word(),
                    event.date().words(),
                    When.day(event.postOn()),
                    event.postOn(),
                    campaigns(event).map(Campaign::name).toList(),
                    event.about().stream().map(this::name).toList(),
                    sums.entrySet().stream()
                            .map(sum -> new CalendarDay.Sum(sum.getKey(), sum.getValue()))
                            .toList(),
                    state,
                    why(event, state));
        }

        /** Those that somebody sees, of those that say it. */
        Stream<Campaign> campaigns(Event event) {
            return sight.workspace().campaigns().values().stream()
                    .filter(campaign -> event.campaigns().contains(campaign.id().value()))
                    .filter(sight.sight()::sees);
        }

        String name(ProfileId id) {
            return sight.workspace().shownName(id, now).orElse(id.value());
        }

        private @Nullable String why(Event event, String state) {
            return switch (state) {
                case "broken" -> sight.sight().why(sight.inForce().broken().get(event.file()));
                case "silent" -> sight.sight().why(silence(event).orElse(null));
                default -> null;
            };
        }

        private String state(Event event) {
            List<Campaign> all = sight.workspace().campaigns().values().stream()
                    .filter(campaign -> event.campaigns().contains(campaign.id().value()))
                    .toList();
            if (sight.inForce().broken().containsKey(event.file())) {
                return "broken";
            }
            if (all.stream()
                    .noneMatch(campaign -> !event.postOn().isBefore(LocalDate.ofInstant(now, campaign.zone())))) {
                return "over";
            }
            if (silence(event).isPresent()) {
                return "silent";
            }
            if (all.stream().allMatch(campaign -> EventPlace.of(event, campaign).isEmpty())) {
                return "nowhere";
            }
            if (all.stream().noneMatch(campaign -> started.containsKey(campaign.id()))) {
                return "draft";
            }
            return event.postOn()
                            .isAfter(LocalDate.ofInstant(now, all.getFirst().zone())
                                    .plusDays(node.planner().daysAhead()))
                    ? "later"
                    : "next";
        }

        private Optional<String> silence(Event event) {
            return sight.workspace().campaigns().values().stream()
                    .filter(campaign -> event.campaigns().contains(campaign.id().value()))
                    .findFirst()
                    .flatMap(campaign -> eligibility.silence(
                            PostKind.EVENT, event.id(), at(event, campaign), campaign.convention()));
        }

        private Instant at(Event event, Campaign campaign) {
            Instant at = event.postOn().atStartOfDay(campaign.zone()).toInstant();
            return at.isBefore(now) ? now : at;
        }
    }
}
