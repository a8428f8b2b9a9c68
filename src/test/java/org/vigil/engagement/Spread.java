package org.vigil.engagement;

import java.util.Map;
import java.util.TreeMap;

/** Many durations, to whole minutes: how long the middle one is, how long nearly all, how long the longest. */
final class Spread {
    private final Map<Long, Long> minutes = new TreeMap<>();
    private long size;

    void add(long seconds) {
        minutes.merge(seconds / 60, 1L, Long::sum);
        size++;
    }

    /** In hours; 0 where there is nothing. */
    double percentile(int percent) {
        long left = (size - 1) * percent / 100;
        for (Map.Entry<Long, Long> each : minutes.entrySet()) {
            left -= each.getValue();
            if (left < 0) {
                return each.getKey() / 60.0;
            }
        }
        return 0;
    }

    /** How many in a hundred are shorter than a minute. */
    double none() {
        return size == 0 ? 0 : 100.0 * minutes.getOrDefault(0L, 0L) / size;
    }
}
