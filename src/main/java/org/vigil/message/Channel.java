package org.vigil.message;

import org.vigil.network.Limits;
import org.vigil.network.Visibility;

/**
 * Where a post is to stand, as far as its words depend on it.
 *
 * @param limits of the account's network
 * @param threads whether a text that does not fit may become a thread
 */
public record Channel(Limits limits, boolean threads, Visibility visibility) {
    Channel withImages() {
        return new Channel(limits.withImages(), threads, visibility);
    }
}
