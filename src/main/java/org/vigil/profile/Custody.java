package org.vigil.profile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.vigil.profile.CustodyKind.Label;

/** Derives a status from dated periods and events. Where the facts leave a doubt, the answer is the more silent one. */
final class Custody {
    private Custody() {}

    /** @param limit a status that nobody confirmed for longer is unknown (RULES 1, R9) */
    static Status statusOn(
            List<CustodyPeriod> periods, List<LifeEvent> events, LocalDate day, Convention convention, Duration limit) {
        Optional<LifeEvent> death = LifeEvent.latest(events, LifeEvent.Kind.DIED, day);
        if (death.isPresent()) {
            return new Status.Died(death.get().date());
        }
        List<Episode> begun = Episode.of(periods).stream()
                .filter(episode -> !episode.from().earliest().isAfter(day))
                .toList();
        if (begun.isEmpty()) {
            return new Status.Unknown("no custody is recorded up to that day");
        }
        List<Episode> former = begun.subList(0, begun.size() - 1);
        List<LifeEvent> ofThisOne = events.stream()
                .filter(event -> former.stream().noneMatch(episode -> episode.endsOnDateOf(event)))
                .toList();
        Optional<LifeEvent> release = LifeEvent.latest(ofThisOne, LifeEvent.Kind.RELEASED, day);
        return statusIn(begun.getLast(), release, day, convention, limit);
    }

    private static Status statusIn(
            Episode episode, Optional<LifeEvent> release, LocalDate day, Convention convention, Duration limit) {
        CustodyPeriod last = episode.last();
        if (release.isPresent()
                && !release.get().date().latest().isBefore(episode.from().earliest())) {
            return new Status.Released(release.get().date(), release.get().what());
        }
        if (last.to() != null && !day.isBefore(last.to().earliest())) {
            return new Status.Released(last.to(), "custody ended");
        }
        if (day.isBefore(episode.from().latest())) {
            return new Status.Unknown("whether custody had begun on that day is not known");
        }
        if (last.to() == null && day.isAfter(last.lastSayable(limit))) {
            String reason = "custody was last confirmed "
                    + CustodyDate.of(last.lastConfirmed()).when();
            Headline counted = headline(episode, day, convention);
            return new Status.Unknown(
                    reason, new Headline(new CustodyCount.None(reason), counted.label(), counted.since()));
        }
        return new Status.InCustody(headline(episode, day, convention));
    }

    /** The run of periods of one label that holds the day, and its count. */
    private static Headline headline(Episode episode, LocalDate day, Convention convention) {
        List<CustodyPeriod> periods = episode.periods();
        int current = 0;
        for (int i = 0; i < periods.size(); i++) {
            if (!periods.get(i).from().latest().isAfter(day)) {
                current = i;
            }
        }
        Label label = periods.get(current).kind().label();
        CustodyDate since = episode.startOfRun(current);
        boolean perhapsAnother = periods.subList(current + 1, periods.size()).stream()
                .anyMatch(next ->
                        next.kind().label() != label && !next.from().earliest().isAfter(day));
        CustodyCount count = perhapsAnother
                ? new CustodyCount.None("the kind of custody on that day is not known")
                : CustodyCount.between(since, day, episode.conventionOfRun(current, convention));
        return new Headline(count, label, since);
    }

    /**
     * The how-manieth day in custody it is: only with the first day as day 1, where every date is certain, and in the kind
     * of custody with which the episode began (RULES 1, R3).
     */
    static Optional<Long> ordinal(List<CustodyPeriod> periods, Status status, Convention convention) {
        if (convention == Convention.ELAPSED || !(status instanceof Status.InCustody held)) {
            return Optional.empty();
        }
        boolean firstOfEpisode = Episode.of(periods).stream()
                .anyMatch(episode -> episode.from().equals(held.headline().since()));
        return firstOfEpisode ? held.headline().count().exactly() : Optional.empty();
    }

    /** What the last run of each ended episode came to, up to a day (RULES 1, R12); an episode that lasts is left out. */
    static List<Headline> totals(List<CustodyPeriod> periods, LocalDate day, Convention convention) {
        return Episode.of(periods).stream()
                .filter(episode ->
                        episode.end().filter(end -> !end.latest().isAfter(day)).isPresent())
                .flatMap(episode -> episode.runs(convention).stream())
                .toList();
    }
}
