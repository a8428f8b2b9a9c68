package org.vigil.campaign;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What of a campaign everybody may open without signing in.
 *
 * @param pages the roll and a page for each person
 * @param counter the days in custody, for other sites to embed
 * @param feed the posts, as Atom and JSON
 * @param actionHour when supporters share together, in the campaign's zone; null for no such hour
 */
public record ForFollowers(
        boolean pages,
        boolean counter,
        boolean feed,
        @Nullable LocalDateTime actionHour) {
    /** Where a schedule says nothing: nobody outside of the team sees anything but the posts. */
    public static final ForFollowers NONE = new ForFollowers(false, false, false, null);

    /** Whether there is anything at all. */
    public boolean any() {
        return pages || counter || feed;
    }

    /** What both open. */
    public ForFollowers and(ForFollowers other) {
        return new ForFollowers(pages && other.pages, counter && other.counter, feed && other.feed, actionHour);
    }
}
