package org.vigil.engagement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;

/**
 * What is known of one published message that is still read.
 *
 * @param delivery the delivery's number in the database
 * @param remoteId of its first part
 * @param observedAt when it was last read; null where it never was
 * @param counts of that reading; all absent where there was none
 * @param still how many readings in a row showed no change
 * @param missing how many readings in a row came to nothing, since the network said that there is no such message
 * @param nextAt when it is to be read
 */
record Series(
        long delivery,
        String remoteId,
        Instant publishedAt,
        @Nullable Instant observedAt,
        Counts counts,
        int still,
        int missing,
        Instant nextAt) {

    /** For which moment it is read now: after the clock was put back, for none but now. */
    Instant due(Instant now) {
        return observedAt != null && observedAt.isAfter(now) ? now : nextAt;
    }

    /** From when on its counts have grown to what is read next. */
    Instant since() {
        return observedAt == null ? publishedAt : observedAt;
    }
}
