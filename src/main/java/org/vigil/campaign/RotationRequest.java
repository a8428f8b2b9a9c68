package org.vigil.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import org.vigil.profile.ProfileId;

/**
 * What a plan is made from.
 *
 * @param from the first day to plan, in the campaign's zone
 * @param to the last day to plan, included
 * @param fixed every turn that stays as it is and came about in its turn: all that were sent, and the frozen ones
 * @param pinned every turn, past or to come, that a person set out of turn; its round is the profile's first that is
 *     not used up
 * @param roll in the roll's order
 * @param eligible whether a profile may be spoken of on a day of the campaign's zone; asked about days from {@code from}
 *     to {@code to} only
 */
public record RotationRequest(
        Campaign campaign,
        LocalDate from,
        LocalDate to,
        List<Turn> fixed,
        List<Turn> pinned,
        List<Member> roll,
        BiPredicate<ProfileId, LocalDate> eligible) {

    public RotationRequest {
        fixed = List.copyOf(fixed);
        pinned = List.copyOf(pinned);
        roll = List.copyOf(roll);
    }
}
