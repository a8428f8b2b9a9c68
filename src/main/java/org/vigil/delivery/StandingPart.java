package org.vigil.delivery;

import org.jspecify.annotations.Nullable;
import org.vigil.network.ReplyTo;

/**
 * A part of a post that stands on its network.
 *
 * @param part from 1
 * @param rootId the remote id of the thread's first part that stands
 * @param words that stand there now: those that were sent, or that replaced them
 */
public record StandingPart(
        int part, String remoteId, String rootId, @Nullable String url, String words) {

    ReplyTo asPrevious() {
        return new ReplyTo(remoteId, rootId);
    }
}
