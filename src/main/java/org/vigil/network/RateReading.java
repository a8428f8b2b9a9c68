package org.vigil.network;

import java.time.Instant;

/**
 * What a network said of one of its limits.
 *
 * @param bucket the limit's name, such as {@code posts} or {@code app}
 * @param resetsAt when {@code limit} calls are allowed again
 */
public record RateReading(String bucket, int limit, int remaining, Instant resetsAt) {}
