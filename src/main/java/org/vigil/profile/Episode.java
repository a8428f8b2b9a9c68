package org.vigil.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Periods that join without a day of freedom, in order of time; at least one. */
record Episode(List<CustodyPeriod> periods) {

    /** The episodes that periods in any order make up, in order of time. */
    static List<Episode> of(List<CustodyPeriod> periods) {
        List<Episode> result = new ArrayList<>();
        for (CustodyPeriod period : periods.stream()
                .sorted(Comparator.comparing((CustodyPeriod p) -> p.from().earliest())
                        .thenComparing(p -> p.from().latest()))
                .toList()) {
            if (!result.isEmpty() && result.getLast().last().joins(period)) {
                result.getLast().periods().add(period);
            } else {
                result.add(new Episode(new ArrayList<>(List.of(period))));
            }
        }
        return result;
    }

    CustodyDate from() {
        return periods.getFirst().from();
    }

    CustodyPeriod last() {
        return periods.getLast();
    }

    /** The day it ended; empty while it lasts, or where nobody knows. */
    Optional<CustodyDate> end() {
        return Optional.ofNullable(last().to());
    }

    /** Whether a release may be the one that ended this episode. */
    boolean mayEndWith(LifeEvent release) {
        return end().map(end -> end.mayBe(release.date())).orElse(last().endUnknown());
    }

    /** Whether a release is written with the very date on which this episode ended. */
    boolean endsOnDateOf(LifeEvent release) {
        return end().filter(end -> end.date().equals(release.date().date())).isPresent();
    }

    /** The first day of the run of one label that the period belongs to. */
    CustodyDate startOfRun(int index) {
        int first = index;
        while (first > 0
                && periods.get(first - 1).kind().label()
                        == periods.get(index).kind().label()) {
            first--;
        }
        return periods.get(first).from();
    }

    /** What each run of one label came to, in order of time; only of an episode that ended. */
    List<Headline> runs(Convention convention) {
        List<Headline> result = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            CustodyKind.Label label = periods.get(i).kind().label();
            boolean lastOfRun =
                    i + 1 == periods.size() || periods.get(i + 1).kind().label() != label;
            CustodyDate to = periods.get(i).to();
            if (lastOfRun && to != null) {
                CustodyDate since = startOfRun(i);
                result.add(new Headline(CustodyCount.between(since, to, convention), label, since));
            }
        }
        return result;
    }
}
