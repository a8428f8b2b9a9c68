package org.vigil.profile;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A few days between two periods of custody of which no release tells: mostly a slip in the file, or a day in transit.
 *
 * @param end of the earlier period
 * @param begin of the later one
 */
public record NarrowGap(CustodyDate end, CustodyDate begin) {
    private static final int MOST_DAYS = 3;

    /** In order of time. */
    static List<NarrowGap> of(List<CustodyPeriod> custody, List<LifeEvent> events) {
        List<NarrowGap> gaps = new ArrayList<>();
        List<Episode> episodes = Episode.of(custody);
        for (int next = 1; next < episodes.size(); next++) {
            CustodyDate begin = episodes.get(next).from();
            episodes.get(next - 1)
                    .end()
                    .map(end -> new NarrowGap(end, begin))
                    .filter(gap -> gap.isNarrow()
                            && events.stream()
                                    .noneMatch(event -> event.kind() == LifeEvent.Kind.RELEASED && gap.holds(event)))
                    .ifPresent(gaps::add);
        }
        return List.copyOf(gaps);
    }

    private boolean isNarrow() {
        long days = ChronoUnit.DAYS.between(end.latest(), begin.earliest());
        return end.certain() && begin.certain() && days > 0 && days <= MOST_DAYS;
    }

    private boolean holds(LifeEvent release) {
        return !release.date().latest().isBefore(end.earliest())
                && !release.date().earliest().isAfter(begin.latest());
    }
}
