package org.vigil.campaign;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.ProfileId;

/**
 * One slot on one date with whose turn it is.
 *
 * @param round from 1; nobody comes twice in a round
 * @param day the how-manieth post of the campaign this is, from 1, without gaps
 * @param claim why it comes out of turn, by the campaign's special days; null where it came in its turn
 * @param frozen whether it may no longer change: it was sent, approved or pinned, or is near
 */
public record Turn(
        LocalDate date,
        String slot,
        ProfileId profile,
        int round,
        int day,
        boolean frozen,
        @Nullable Claim claim) {

    public Turn(LocalDate date, String slot, ProfileId profile, int round, int day, boolean frozen) {
        this(date, slot, profile, round, day, frozen, null);
    }
}
