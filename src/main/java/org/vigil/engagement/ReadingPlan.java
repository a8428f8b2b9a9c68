package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;

/**
 * When a message is read: often while it is young, then daily to a week, weekly to thirteen weeks; slower while nothing
 * changes, faster after a jump. The budget of calls may make it later.
 */
final class ReadingPlan {
    /** Ages at which a message is read. */
    static final List<Duration> AGES = Stream.of(
                    Stream.of(Duration.ofMinutes(15)),
                    Stream.of(1, 3, 6, 12).map(Duration::ofHours),
                    IntStream.rangeClosed(1, 7).mapToObj(Duration::ofDays),
                    IntStream.rangeClosed(2, 13).mapToObj(weeks -> Duration.ofDays(7L * weeks)))
            .flatMap(ages -> ages)
            .toList();

    static final Duration FIRST = AGES.getFirst();

    /** So long after a jump it is looked at again. */
    static final Duration AFTER_A_JUMP = Duration.ofHours(1);

    /** So long after the network said that there is no such message it is asked once more. */
    static final Duration ASK_AGAIN = Duration.ofHours(1);

    /** So many readings without a change, and every other moment is left out. */
    static final int STILL = 3;

    /** Fewer acts than this between two readings are no jump. */
    private static final long FEW = 20;

    private ReadingPlan() {}

    /**
     * When a message is read next; empty where it has been read often enough.
     *
     * @param read when it was read, or was to be
     * @param due for which moment that was
     * @param still readings in a row without a change, this one among them
     * @param jumped whether this one showed much more than was to be expected
     */
    static Optional<Instant> next(Instant published, Instant read, Instant due, int still, boolean jumped) {
        Instant served = read.isAfter(due) ? read : due;
        Duration age = Duration.between(published, served);
        List<Duration> left =
                AGES.stream().filter(step -> step.compareTo(age) > 0).toList();
        if (jumped && !left.isEmpty()) {
            return Optional.of(read.plus(AFTER_A_JUMP));
        }
        boolean leavesOut = still >= STILL && left.size() > 1 && age.compareTo(Duration.ofDays(1)) >= 0;
        return left.stream().skip(leavesOut ? 1 : 0).findFirst().map(published::plus);
    }

    /** Whether a reading shows more than twice the pace of all the time before, since a message's pace only falls by itself. */
    static boolean jumped(Series before, Counts now, Instant at) {
        if (before.observedAt() == null) {
            return false;
        }
        long earlier = acts(before.counts());
        long more = acts(now) - earlier;
        double hours = hours(before.observedAt(), at);
        double hoursBefore = hours(before.publishedAt(), before.observedAt());
        return more >= FEW && more / hours > 2 * (earlier / hoursBefore);
    }

    private static double hours(Instant from, Instant to) {
        return Math.max(1, Duration.between(from, to).toSeconds()) / 3600.0;
    }

    /** What people did, not how many saw it. */
    private static long acts(Counts counts) {
        return or0(counts.likes()) + or0(counts.reposts()) + or0(counts.replies()) + or0(counts.quotes());
    }

    private static long or0(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
