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
        return periods.get(firstOfRun(index)).from();
    }

    /**
     * How a run is counted: the first day is day 1 once an episode and not at each joint, where two periods share a day
     * (RULES 1, R2).
     */
    Convention conventionOfRun(int index, Convention convention) {
        return firstOfRun(index) == 0 ? convention : Convention.ELAPSED;
    }

    /** Whether the run of one label that the period belongs to ends with it. */
    boolean endsRun(int index) {
        return index + 1 == periods.size()
                || periods.get(index + 1).kind().label()
                        != periods.get(index).kind().label();
    }

    private int firstOfRun(int index) {
        int first = index;
        while (first > 0
                && periods.get(first - 1).kind().label()
                        == periods.get(index).kind().label()) {
            first--;
        }
        return first;
    }

    /** What each run of one label came to, in order of time; only of an episode that ended. */
    List<Headline> runs(Convention convention) {
        List<Headline> result = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            CustodyKind.Label label = periods.get(i).kind().label();
            CustodyDate to = periods.get(i).to();
            if (endsRun(i) && to != null) {
                CustodyDate since = startOfRun(i);
                result.add(new Headline(CustodyCount.between(since, to, conventionOfRun(i, convention)), label, since));
            }
        }
        return result;
    }
}
