package org.vigil.engagement;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;

/** Whether counts can be true. A reading that cannot is refused whole, since nobody knows what else of it is wrong. */
final class Plausibility {
    /** More than the most seen posts on earth ever gained in an hour, yet far below what an overflow or a mixed-up field gives. */
    static final long MOST_PER_HOUR = 50_000_000;

    private Plausibility() {}

    /**
     * @param since when the earlier counts were read; the moment of publication where there are none
     * @return what is wrong, in words, or empty
     */
    static Optional<String> objection(Counts counts, Counts earlier, Instant since, Instant now) {
        long most = Math.max(1, Math.ceilDiv(Duration.between(since, now).toSeconds(), 3600)) * MOST_PER_HOUR;
        return Stream.of(
                        objection("likes", counts.likes(), earlier.likes(), most),
                        objection("reposts", counts.reposts(), earlier.reposts(), most),
                        objection("replies", counts.replies(), earlier.replies(), most),
                        objection("quotes", counts.quotes(), earlier.quotes(), most),
                        objection("views", counts.views(), earlier.views(), most),
                        objection("clicks", counts.clicks(), earlier.clicks(), most))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> objection(String what, @Nullable Long count, @Nullable Long earlier, long most) {
        if (count == null) {
            return Optional.empty();
        }
        if (count < 0) {
            return Optional.of("it says " + count + " " + what);
        }
        long before = Objects.requireNonNullElse(earlier, 0L);
        return count - before > most
                ? Optional.of("its " + what + " jump from " + before + " to " + count)
                : Optional.empty();
    }
}
