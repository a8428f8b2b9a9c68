package org.vigil.network;

import java.time.Instant;

/**
 * What a network said of one of its limits.
 *
 * @param bucket the limit's name, such as {@code posts}
 * @param resetsAt when {@code limit} calls are allowed again
 */
public record RateReading(String bucket, int limit, int remaining, Instant resetsAt) {
    /** Begins the name of a bucket that all accounts share whose readings name it, such as those of one app. */
    public static final String APP = "app:";
}
