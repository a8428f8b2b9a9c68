package org.vigil.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.ProfileId;

/**
 * What a plan is made from.
 *
 * @param from the first day to plan, in the campaign's zone
 * @param to the last day to plan, included
 * @param openFrom slots before this moment are not open any more, or not yet the campaign's
 * @param fixed every turn that stays as it is and came about in its turn: all that were sent, and the frozen ones
 * @param pinned every turn, past or to come, that a person set, or a special day claimed, out of turn; its round is the profile's first that is
 *     not used up
 * @param roll in the roll's order
 * @param eligible whether a profile may be spoken of on a day of the campaign's zone; asked about days from {@code from}
 *     to {@code to} only
 * @param claims whose day it is; null where no special day chooses
 */
public record RotationRequest(
        Campaign campaign,
        LocalDate from,
        LocalDate to,
        Instant openFrom,
        List<Turn> fixed,
        List<Turn> pinned,
        List<Member> roll,
        BiPredicate<ProfileId, LocalDate> eligible,
        Claim.@Nullable Finder claims) {

    /** A plan without special days. */
    public RotationRequest(
            Campaign campaign,
            LocalDate from,
            LocalDate to,
            Instant openFrom,
            List<Turn> fixed,
            List<Turn> pinned,
            List<Member> roll,
            BiPredicate<ProfileId, LocalDate> eligible) {
        this(campaign, from, to, openFrom, fixed, pinned, roll, eligible, null);
    }

    /** The same plan with special days; where the campaign lets none choose, nobody is asked. */
    public RotationRequest with(Claim.Finder finder) {
        return campaign.specialDays().choose()
                ? new RotationRequest(campaign, from, to, openFrom, fixed, pinned, roll, eligible, finder)
                : this;
    }

    /** A plan in which every slot from the first day on is open. */
    public RotationRequest(
            Campaign campaign,
            LocalDate from,
            LocalDate to,
            List<Turn> fixed,
            List<Turn> pinned,
            List<Member> roll,
            BiPredicate<ProfileId, LocalDate> eligible) {
        this(campaign, from, to, Instant.MIN, fixed, pinned, roll, eligible);
    }

    public RotationRequest {
        fixed = List.copyOf(fixed);
        pinned = List.copyOf(pinned);
        roll = List.copyOf(roll);
    }
}
