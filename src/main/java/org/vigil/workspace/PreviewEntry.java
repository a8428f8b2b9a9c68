package org.vigil.workspace;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.network.Network;
import org.vigil.profile.ProfileId;

/**
 * What would go out at one slot on one account.
 *
 * @param slot the slot's id
 * @param parts the texts of the thread, mostly one; none where a problem forbids the post
 * @param length of the longest part, in the network's measure
 * @param limit of one part, in the same measure
 * @param altText of the picture; null where there is none
 * @param problems why there can be no post, as {@code file:line: field: …}
 */
public record PreviewEntry(
        LocalDate date,
        String slot,
        CampaignId campaign,
        ProfileId profile,
        AccountName account,
        Network network,
        String language,
        List<String> parts,
        int length,
        int limit,
        List<String> hashtags,
        @Nullable String altText,
        List<String> problems) {}
