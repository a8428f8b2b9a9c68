package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.message.PostKind;
import org.vigil.profile.ProfileId;

/**
 * One post for one account: the unit of once and only once.
 *
 * @param date the slot's date in the campaign's zone
 * @param day the how-manieth post of the campaign it belongs to; 0 for what is nobody's turn
 * @param lateAt after this moment it is missed
 * @param why in words that a campaigner understands; null while all goes well
 * @param tries how often in a row a network could not take it
 * @param sendKey what the idempotency keys of its parts begin with
 * @param frozen the message as JSON, from the moment it may not change any more; null before
 * @param askedBy of a post that somebody asked for: who; null otherwise
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
        boolean simulated,
        PostKind kind,
        @Nullable String askedBy) {

    /** Whether a picture that says what its words say stands with it on its network. */
    public boolean showsPoster() {
        return frozen != null && FrozenMessage.showsPoster(frozen);
    }

    /** For a table: of whom it speaks, and as what where it is nobody's turn. */
    public String about() {
        return kind == PostKind.TURN ? profile.value() : profile + " (" + kind.word() + ")";
    }
}
