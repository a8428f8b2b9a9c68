package org.vigil.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.vigil.account.AccountName;
import org.vigil.account.AccountState;
import org.vigil.campaign.CampaignId;

/**
 * All that may keep deliveries back.
 *
 * @param eligibility of the files and restrictions here
 * @param toBeDeleted deliveries that somebody has asked to delete
 * @param inTheWay campaigns that were faster, by delivery
 * @param secrets the names of those that each account has
 * @param blocked until when the networks' limits allow no post
 * @param voices what accounts of X have said lately, which no other may repeat
 * @param earlier the posts that late deliveries keep their distance from
 */
record Circumstances(
        Instant now,
        AcceptedFiles.InForce files,
        Restrictions.InForce restrictions,
        Eligibility eligibility,
        Map<CampaignId, StartedCampaigns.Started> started,
        Set<Long> toBeDeleted,
        Map<Long, CampaignId> inTheWay,
        Map<AccountName, AccountState.Pause> paused,
        Map<AccountName, Set<String>> secrets,
        Map<AccountName, Instant> blocked,
        Map<Long, Attempts.Earlier> earlier,
        Decisions decisions,
        OtherVoices voices) {
    /** The same at a later moment, as far as can be foreseen. */
    Circumstances at(Instant later) {
        return new Circumstances(
                later,
                files,
                restrictions,
                eligibility,
                started,
                toBeDeleted,
                inTheWay,
                paused,
                secrets,
                blocked,
                earlier,
                decisions,
                voices);
    }
}
