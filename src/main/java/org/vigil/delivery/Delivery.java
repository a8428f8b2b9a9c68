package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.profile.ProfileId;

/**
 * One post for one account: the unit of once and only once.
 *
 * @param date the slot's date in the campaign's zone
 * @param day the how-manieth post of the campaign it belongs to
 * @param lateAt after this moment it is missed
 * @param why in words that a campaigner understands; null while all goes well
 * @param tries how often in a row a network could not take it
 * @param sendKey what the idempotency keys of its parts begin with
 * @param frozen the message as JSON, from the moment it may not change any more; null before
 */
public record Delivery(
        long id,
        long plannedSlot,
        CampaignId campaign,
        LocalDate date,
        String slot,
        ProfileId profile,
        AccountName account,
        int day,
        Instant dueAt,
        Instant lateAt,
        DeliveryState state,
        @Nullable String why,
        int tries,
        UUID sendKey,
        @Nullable String frozen,
        @Nullable String url,
        @Nullable Instant publishedAt,
        boolean simulated) {}
