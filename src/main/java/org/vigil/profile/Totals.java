package org.vigil.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.vigil.profile.CustodyKind.Label;

/** Adds up the periods of each label, up to a day or of an episode that ended, gaps left out. */
final class Totals {
    private final LocalDate day;
    private final Convention convention;
    /** Whether custody surely lasts on that day. */
    private final boolean held;

    private final Map<Label, List<CustodyCount>> byLabel = new EnumMap<>(Label.class);

    private Totals(LocalDate day, Convention convention, boolean held) {
        this.day = day;
        this.convention = convention;
        this.held = held;
    }

    /** One for each label of which there was a period by that day. */
    static List<Total> of(List<CustodyPeriod> periods, Status status, LocalDate day, Convention convention) {
        Totals totals = new Totals(day, convention, status instanceof Status.InCustody);
        List<Episode> begun = Episode.of(periods).stream()
                .filter(episode -> !episode.from().earliest().isAfter(day))
                .toList();
        begun.forEach(episode -> totals.add(episode, episode == begun.getLast()));
        return sums(totals.byLabel);
    }

    /** What an episode that ended came to, in the order of the labels; it stays the same on every later day (R12). */
    static List<Total> of(Episode ended, Convention convention) {
        Map<Label, List<CustodyCount>> byLabel = new EnumMap<>(Label.class);
        ended.runs(convention)
                .forEach(run -> byLabel.computeIfAbsent(run.label(), label -> new ArrayList<>())
                        .add(run.count()));
        return sums(byLabel);
    }

    private static List<Total> sums(Map<Label, List<CustodyCount>> byLabel) {
        return byLabel.entrySet().stream()
                .map(entry -> Total.of(entry.getValue(), entry.getKey()))
                .toList();
    }

    private void add(Episode episode, boolean latest) {
        List<CustodyPeriod> periods = episode.periods();
        for (int i = 0; i < periods.size(); i++) {
            CustodyPeriod period = periods.get(i);
            if (episode.endsRun(i) && !episode.startOfRun(i).earliest().isAfter(day)) {
                byLabel.computeIfAbsent(period.kind().label(), label -> new ArrayList<>())
                        .add(count(episode, i, period, latest && held));
            }
        }
    }

    /** @param lasts whether the episode surely lasts on the day, so that its open period may be counted up to it */
    private CustodyCount count(Episode episode, int index, CustodyPeriod last, boolean lasts) {
        CustodyDate since = episode.startOfRun(index);
        CustodyDate to = last.to();
        Convention way = episode.conventionOfRun(index, convention);
        if (to != null && !to.latest().isAfter(day)) {
            return CustodyCount.between(since, to, way);
        }
        if (since.latest().isAfter(day) || (to != null && !to.earliest().isAfter(day))) {
            return new CustodyCount.None("the kind of custody on that day is not known");
        }
        return lasts
                ? CustodyCount.between(since, day, way)
                : new CustodyCount.None("when a period ended is not known");
    }
}
