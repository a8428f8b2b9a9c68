package org.vigil.message;

import org.jspecify.annotations.Nullable;
import org.vigil.network.Limits;
import org.vigil.network.Visibility;

/**
 * Where a post is to stand, as far as its words depend on it.
 *
 * @param place network and server, in words that stay the same: an approval is bound to them
 * @param limits of the account's network
 * @param threads whether a text that does not fit may become a thread
 * @param readersIn ISO 3166 code of the country where its readers live; null where nobody said
 */
public record Channel(
        String place,
        Limits limits,
        boolean threads,
        Visibility visibility,
        @Nullable String readersIn) {
    Channel withImages() {
        return with(limits.withImages());
    }

    Channel with(Limits others) {
        return new Channel(place, others, threads, visibility, readersIn);
    }
}
