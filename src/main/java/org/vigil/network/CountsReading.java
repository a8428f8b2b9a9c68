package org.vigil.network;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a network said when it was asked for counts. A message that stands in none of the maps was not spoken of, which says
 * nothing of it.
 *
 * @param counts by remote id
 * @param refused what it said that can be no count, in words, by remote id; what else it said of that message stands
 *     among the counts
 * @param gone ids of which it said itself that there is no such message
 * @param source what was asked, such as {@code GET /2/tweets}
 * @param requests how many requests it took, failed ones among them; none where the network tells nothing
 * @param failure why the rest was not read, in words; null where the network answered to all
 */
public record CountsReading(
        Map<String, Counts> counts,
        Map<String, String> refused,
        Set<String> gone,
        String source,
        int requests,
        @Nullable String failure) {
    public CountsReading {
        counts = Map.copyOf(counts);
        refused = Map.copyOf(refused);
        gone = Set.copyOf(gone);
    }
}
