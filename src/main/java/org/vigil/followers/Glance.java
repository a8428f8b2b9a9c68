package org.vigil.followers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what everybody may see, so that visitors cost the database nothing: one query every few seconds tells whether
 * anything has changed, however many visitors there are. Without visitors nothing is asked.
 */
final class Glance {
    /** So long one look counts. With the time that copies are kept elsewhere it stays below a minute. */
    static final Duration FRESH = Duration.ofSeconds(3);

    /** What could not be looked after for longer is shown to nobody: somebody may be on hold by now. */
    static final Duration OLDEST = Duration.ofSeconds(15);

    /** Each midnight of each zone, and each change of clocks, is at a whole quarter of an hour. */
    static final Duration SPAN = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(Glance.class);

    private final Supplier<String> stamp;
    private final Supplier<Current> look;
    private final InstantSource clock;
    /** Of those who come at the same moment one looks. */
    private final Semaphore looking = new Semaphore(1);

    private volatile @Nullable Kept kept;

    private record Kept(Current current, String stamp, Instant looked) {
        boolean isFresh(Instant now, Duration age) {
            Duration old = Duration.between(looked, now);
            return !old.isNegative() && old.compareTo(age) <= 0 && isOfItsSpan(now);
        }

        /** What was seen before a midnight may be another day. */
        boolean isOfItsSpan(Instant now) {
            return span(current.at()) == span(now);
        }
    }

    Glance(Supplier<String> stamp, Supplier<Current> look, InstantSource clock) {
        this.stamp = stamp;
        this.look = look;
        this.clock = clock;
    }

    private static long span(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), SPAN.toSeconds());
    }

    /** The first moment at which a look may show something else although nobody changed anything. */
    static Instant endOfSpan(Instant now) {
        return Instant.ofEpochSecond((span(now) + 1) * SPAN.toSeconds());
    }

    /** Empty where nobody can say it at the moment. */
    Optional<Current> current() {
        Instant now = clock.instant();
        Kept known = kept;
        if (known != null && known.isFresh(now, FRESH)) {
            return Optional.of(known.current());
        }
        if (known != null && known.isFresh(now, OLDEST)) {
            return looking.tryAcquire() ? renewedAlone(now) : Optional.of(known.current());
        }
        looking.acquireUninterruptibly();
        return renewedAlone(now);
    }

    private Optional<Current> renewedAlone(Instant now) {
        try {
            return renewed(now);
        } finally {
            looking.release();
        }
    }

    private Optional<Current> renewed(Instant now) {
        Kept known = kept;
        if (known != null && known.isFresh(now, FRESH)) {
            return Optional.of(known.current());
        }
        try {
            String seen = stamp.get();
            Current next = known != null && known.stamp().equals(seen) && known.isOfItsSpan(now)
                    ? known.current()
                    : look.get();
            kept = new Kept(next, seen, now);
            return Optional.of(next);
        } catch (RuntimeException e) {
            LOG.warn("What is public cannot be looked after: {}", e.getClass().getSimpleName());
            return known != null && known.isFresh(now, OLDEST) ? Optional.of(known.current()) : Optional.empty();
        }
    }
}
