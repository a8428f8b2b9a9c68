package org.vigil.delivery;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.network.StandingPost;

/**
 * What Vigil knows of an account's posts beside the attempt that is being settled.
 *
 * @param remoteIds posts that cannot be that attempt's: those of other attempts, and those seen before it
 * @param others the account's other attempts of which nobody knows yet whether they stand
 */
record Accounted(Set<String> remoteIds, List<Other> others) {

    /**
     * @param answers the remote id of the part that it answers; null for a first part
     * @param underWay whether its answer may still come
     */
    record Other(String text, @Nullable String answers, boolean underWay) {
        boolean fits(StandingPost post) {
            return Evidence.fits(text, answers, post);
        }
    }

    boolean anyUnderWay() {
        return others.stream().anyMatch(Other::underWay);
    }
}
