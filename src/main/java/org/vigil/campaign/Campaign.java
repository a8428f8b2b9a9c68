package org.vigil.campaign;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Action;
import org.vigil.profile.Convention;

/**
 * A campaign as its file in {@code schedules/} says it. Whether it was started is not its file's to say.
 *
 * @param from the first day; null where it has none
 * @param to the last day; null where it has none
 * @param zone of its slots' times and its dates
 * @param specialDays what milestones, anniversaries and observances mean to it
 * @param rounds after how many rounds of the roll it ends; empty for never
 * @param coalition the organisations that speak in it, and how
 * @param templates the folder's name below {@code templates/}
 * @param actions what it asks of readers, beside what a profile asks
 * @param lateWindow how long after its slot a post may still go out
 * @param spread over how long the accounts' posts of one slot are spaced
 * @param approvalRequired whether a person must have approved a post before it goes out
 * @param statusLimit whole days after the last confirmation of a custody, past which no running number is said (RULES 1, R9)
 * @param keepsReplies whether the texts of replies to its posts are kept for operators, for a time and encrypted
 * @param posters which of its posts carry a drawn poster
 * @param followers what of it everybody may open
 * @param note said wherever the campaign's posts are shown, such as that its dates are reconstructed; null for nothing
 * @param file relative to the team's folder
 */
public record Campaign(
        CampaignId id,
        String name,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        ZoneId zone,
        List<Slot> slots,
        Roll roll,
        RotationOrder rotation,
        SpecialDays specialDays,
        OptionalInt rounds,
        List<AccountName> accounts,
        Coalition coalition,
        String templates,
        List<String> hashtags,
        List<Action> actions,
        Duration lateWindow,
        Duration spread,
        boolean approvalRequired,
        Convention convention,
        Duration statusLimit,
        boolean keepsReplies,
        PosterUse posters,
        ForFollowers followers,
        @Nullable String note,
        String file) {

    /** Who takes part, in the file's order; empty where one team speaks alone. */
    public List<OrganisationId> organisations() {
        return coalition.organisations();
    }

    /** Whether an account of an organisation speaks in a slot; in one that the schedule has no more, all do. */
    public boolean speaksIn(String slot, @Nullable OrganisationId organisation) {
        return slots.stream()
                .filter(known -> known.id().equals(slot))
                .findFirst()
                .map(known -> known.isOf(organisation))
                .orElse(true);
    }

    /** Whether the campaign runs on a day. */
    public boolean runsOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
