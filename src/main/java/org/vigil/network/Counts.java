package org.vigil.network;

import org.jspecify.annotations.Nullable;

/** What followers did with one message up to a moment. Null where the network does not say; absent is not zero. */
public record Counts(
        @Nullable Long likes,
        @Nullable Long reposts,
        @Nullable Long replies,
        @Nullable Long quotes,
        @Nullable Long views) {}
