package org.vigil.engagement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/**
 * What somebody answered to a message, for operators. Who it was is not known, and nothing here prints what was said.
 *
 * @param delivery the message's number
 * @param url the message's address; null where the network names none
 * @param at when it was said, by the network
 * @param language as the network names it (BCP 47); null where it does not
 * @param text as it was written: it may hold characters that do something to a screen
 */
public record FollowerReply(
        long delivery,
        CampaignId campaign,
        ProfileId person,
        AccountName account,
        @Nullable String url,
        Instant at,
        @Nullable String language,
        String text,
        boolean simulated) {

    @Override
    public String toString() {
        return "FollowerReply[to " + delivery + "]";
    }
}
