package org.vigil.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.vigil.account.AccountName;

/**
 * Spaces the accounts' posts of one slot over the campaign's {@code spread}, so that the same words do not appear
 * everywhere in the same second. An account has the same offset every day; the first is on time.
 */
public final class Spacing {
    private Spacing() {}

    /**
     * When an account's post of a slot is due. An account that the campaign does not have is on time.
     *
     * @param slot the slot's moment
     */
    public static Instant due(Instant slot, Campaign campaign, AccountName account) {
        return slot.plus(offset(campaign, account));
    }

    private static Duration offset(Campaign campaign, AccountName account) {
        List<AccountName> accounts = campaign.accounts();
        int index = Math.max(0, accounts.indexOf(account));
        return Duration.ofSeconds(campaign.spread().toSeconds() * index / accounts.size());
    }
}
