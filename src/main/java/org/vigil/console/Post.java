package org.vigil.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Counts;

/**
 * One post as the tables have it.
 *
 * @param slot the planned slot; null, like campaign, profile and day, where no delivery of ours is known for it
 * @param day the how-manieth post of its campaign
 * @param observedAt null while its engagement has not been read
 */
record Post(
        long id,
        @Nullable Long slot,
        @Nullable String campaign,
        @Nullable String profile,
        @Nullable Integer day,
        String account,
        Instant at,
        @Nullable String url,
        boolean simulated,
        @Nullable Instant observedAt,
        Counts counts,
        List<Piece> pieces) {

    /**
     * One part of it.
     *
     * @param language BCP 47; null where only the account's is known
     * @param altTexts of its images
     * @param edited whether a sandbox says that its words were changed since
     */
    record Piece(
            String text,
            @Nullable String language,
            @Nullable String contentWarning,
            List<String> altTexts,
            boolean edited) {}

    Post with(List<Piece> pieces) {
        return new Post(id, slot, campaign, profile, day, account, at, url, simulated, observedAt, counts, pieces);
    }
}
