package org.vigil.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vigil.profile.CustodyKind.Label;

/** Derives a status from dated periods and events. Where the facts leave a doubt, the answer is the more silent one. */
final class Custody {
    /** A status that nobody confirmed for longer is unknown (RULES 1, R9). */
    static final int STALE_AFTER_DAYS = 180;

    private Custody() {}

    static Status statusOn(List<CustodyPeriod> periods, List<LifeEvent> events, LocalDate day, Convention convention) {
        Optional<LifeEvent> death = latest(events, LifeEvent.Kind.DIED, day);
        if (death.isPresent()) {
            return new Status.Died(death.get().date());
        }
        Optional<List<CustodyPeriod>> episode = episodes(periods).stream()
                .filter(candidate -> !candidate.getFirst().from().earliest().isAfter(day))
                .reduce((earlier, later) -> later);
        if (episode.isEmpty()) {
            return new Status.Unknown("no custody is recorded up to that day");
        }
        return statusIn(episode.get(), latest(events, LifeEvent.Kind.RELEASED, day), day, convention);
    }

    private static Status statusIn(
            List<CustodyPeriod> episode, Optional<LifeEvent> release, LocalDate day, Convention convention) {
        CustodyPeriod last = episode.getLast();
        CustodyDate begin = episode.getFirst().from();
        if (release.isPresent() && !release.get().date().latest().isBefore(begin.earliest())) {
            return new Status.Released(release.get().date(), release.get().what());
        }
        if (last.to() != null && !day.isBefore(last.to().earliest())) {
            return new Status.Released(last.to(), "custody ended");
        }
        if (day.isBefore(begin.latest())) {
            return new Status.Unknown("whether custody had begun on that day is not known");
        }
        LocalDate limit = last.lastConfirmed().plusDays(last.endUnknown() ? 0 : STALE_AFTER_DAYS);
        if (last.to() == null && day.isAfter(limit)) {
            return new Status.Unknown("last confirmed on " + last.lastConfirmed());
        }
        return new Status.InCustody(headline(episode, day, convention));
    }

    /** The run of periods of one label that holds the day, and its count. */
    private static Headline headline(List<CustodyPeriod> episode, LocalDate day, Convention convention) {
        int current = 0;
        for (int i = 0; i < episode.size(); i++) {
            if (!episode.get(i).from().latest().isAfter(day)) {
                current = i;
            }
        }
        Label label = episode.get(current).kind().label();
        int first = current;
        while (first > 0 && episode.get(first - 1).kind().label() == label) {
            first--;
        }
        CustodyDate since = episode.get(first).from();
        boolean perhapsNext = current + 1 < episode.size()
                && episode.get(current + 1).kind().label() != label
                && !episode.get(current + 1).from().earliest().isAfter(day);
        CustodyCount count = perhapsNext
                ? new CustodyCount.None("the kind of custody on that day is not known")
                : CustodyCount.between(since, day, convention);
        return new Headline(count, label, since);
    }

    /** Periods that join without a day of freedom, in order of time. */
    private static List<List<CustodyPeriod>> episodes(List<CustodyPeriod> periods) {
        List<List<CustodyPeriod>> result = new ArrayList<>();
        for (CustodyPeriod period : periods.stream()
                .sorted(Comparator.comparing((CustodyPeriod p) -> p.from().earliest())
                        .thenComparing(p -> p.from().latest()))
                .toList()) {
            if (!result.isEmpty() && result.getLast().getLast().joins(period)) {
                result.getLast().add(period);
            } else {
                result.add(new ArrayList<>(List.of(period)));
            }
        }
        return result;
    }

    private static Optional<LifeEvent> latest(List<LifeEvent> events, LifeEvent.Kind kind, LocalDate day) {
        return events.stream()
                .filter(event ->
                        event.kind() == kind && !event.date().earliest().isAfter(day))
                .max(Comparator.comparing(event -> event.date().latest()));
    }
}
