package org.vigil.settings;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/**
 * What reading the followers' answers may cost, and how long it is kept.
 *
 * @param xRequests in 30 days for each account on X
 * @param blueskyRequests in 30 days for each account on Bluesky
 * @param mastodonRequests in 30 days for each account on Mastodon
 * @param xDollars in 30 days for each account on X, in US dollars
 * @param keepMonths for how many whole months observations are kept; empty for ever
 * @param repliesDays for how many days the texts of replies are kept, where a campaign keeps them
 * @param weekly on which day of the week the report of the week before goes out; empty for never
 * @param to the names of those on call who get it; empty for all of them
 */
public record EngagementSettings(
        Optional<Integer> xRequests,
        Optional<Integer> blueskyRequests,
        Optional<Integer> mastodonRequests,
        Optional<BigDecimal> xDollars,
        Optional<Integer> keepMonths,
        int repliesDays,
        Optional<DayOfWeek> weekly,
        List<String> to) {
    /** For how many days the texts of replies are kept where nothing is said. */
    static final int REPLIES_DAYS = 30;

    /** Where nothing is said. */
    public static final EngagementSettings USUAL = new EngagementSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            REPLIES_DAYS,
            Optional.empty(),
            List.of());
}
