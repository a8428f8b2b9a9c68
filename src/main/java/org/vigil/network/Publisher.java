package org.vigil.network;

import org.jspecify.annotations.Nullable;

/**
 * Hands one part to a network, at most once a call.
 *
 * <p>Never throws for what a network does: every answer, silence and fault is an {@link Outcome}. Never tries again.
 * Runs outside any transaction and within a minute.
 */
public interface Publisher {
    /** @param previous the part of the same thread that this one answers; null for the first */
    Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key);

    /**
     * Hands over an image before the post that shows it, since that may take longer than an attempt may. An image that
     * was not handed over is handed over by {@link #publish}.
     */
    Upload upload(Image image, SendKey key);

    /** What the network bears now; may ask it once and remembers. Falls back on the documented limits. */
    Limits limits();
}
