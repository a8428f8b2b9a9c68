package org.vigil.network;

import org.jspecify.annotations.Nullable;

/**
 * What followers did with one message up to a moment. Null where the network does not say; absent is not zero.
 *
 * @param clicks on a link in it
 */
public record Counts(
        @Nullable Long likes,
        @Nullable Long reposts,
        @Nullable Long replies,
        @Nullable Long quotes,
        @Nullable Long views,
        @Nullable Long clicks) {
    /** Nothing of it is known. */
    public static final Counts NONE = new Counts(null, null, null, null, null, null);

    /** Whether all the others are the same: networks tell clicks at times only. */
    public boolean sameButForClicks(Counts other) {
        return equals(new Counts(other.likes, other.reposts, other.replies, other.quotes, other.views, clicks));
    }
}
