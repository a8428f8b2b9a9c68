package org.vigil.engagement.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.vigil.campaign.Campaign;

/**
 * What followers did with a campaign's posts in a period.
 *
 * @param simulated whether all of it was played by this machine; else none of it was
 * @param course day by day, or week by week in a long period
 * @param notBegun how many posts of it nobody has begun to read; they are in none of this
 * @param leftOut how many posts of people of whom nothing may be said are in none of this; for the team's own screen only
 */
public record Report(
        Campaign campaign,
        Period period,
        boolean simulated,
        Figures now,
        Change change,
        Exposure exposure,
        Map<Grouping, Map<String, Difference>> differences,
        List<Step> course,
        boolean weekly,
        List<Followers> followers,
        long notBegun,
        long leftOut) {

    /**
     * One day or week.
     *
     * @param first its first day
     * @param acts of its messages, when they were a day old
     */
    public record Step(LocalDate first, long messages, Told acts) {}

    /** Whether it is about no post at all. */
    public boolean isEmpty() {
        return now.total().messages() == 0;
    }

    /** Nobody is told of a difference of one group from none. */
    Difference difference(Grouping grouping, Group group) {
        String key = group.key();
        Map<String, Difference> known = differences.getOrDefault(grouping, Map.of());
        return key == null
                ? new Difference.Unclear("nobody wrote it down when they were sent")
                : known.getOrDefault(key, new Difference.Unclear("there is nothing to compare with"));
    }
}
