package org.vigil.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.profile.ProfileId;

/**
 * A post that is to stand nowhere: all its parts, and the replies that corrected it.
 *
 * @param person of whom everything is taken down; null where somebody deletes this one post
 * @param how the post speaks of that person
 * @param why what it waits for, or why it stays
 * @param byWhom the person who can change that; null where time or the network does
 * @param blind why its network cannot be asked whether it is gone; null where it was asked
 * @param nextTryAt by the database's clock
 */
public record Removal(
        long id,
        long delivery,
        AccountName account,
        @Nullable ProfileId person,
        Mentions.How how,
        String askedBy,
        RemovalState state,
        @Nullable String why,
        @Nullable String byWhom,
        @Nullable String blind,
        Instant nextTryAt,
        int tries) {
    /** In a word or two, as a list shows it. */
    public String words() {
        return switch (state) {
            case ASKED -> "is being deleted" + (why == null ? "" : ": " + why);
            case GONE -> "deleted" + (blind == null ? "" : " by the network's word: it cannot be asked");
            case CANNOT -> "could not be deleted: " + why + ". Who can: " + byWhom;
            case KEPT -> "was to be deleted, and was kept";
        };
    }
}
