package org.vigil.engagement;

import java.time.Instant;
import org.vigil.network.Counts;

/**
 * A published message that is to be read now.
 *
 * @param step the moment at which it was to be read
 * @param remoteId of its first part
 * @param since when it was last read; when it was published, where it never was
 * @param earlier the counts of that reading; all absent where there was none
 */
record Due(long delivery, String remoteId, Instant step, Instant since, Counts earlier) {}
