package org.vigil.engagement;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.vigil.account.Account;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/**
 * What the files in force say of replies' texts, and how long the log is kept.
 *
 * @param campaigns whose file says {@code replies: keep}
 * @param erased people whose records were erased, and who have not consented anew
 * @param time for how long a text is kept after it was said
 * @param months for how many whole months observations are kept; empty for ever
 */
public record RepliesToKeep(
        Collection<Account> accounts,
        Set<CampaignId> campaigns,
        Set<ProfileId> erased,
        EngagementLimits limits,
        Duration time,
        Optional<Integer> months) {}
