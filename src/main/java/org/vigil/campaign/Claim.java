package org.vigil.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.vigil.profile.ProfileId;

/** Why a profile comes on a day out of its turn; the first goes before the others. */
public enum Claim {
    MILESTONE,
    ANNIVERSARY,
    OBSERVANCE;

    /** What a day is to a profile. */
    @FunctionalInterface
    public interface Finder {
        /**
         * @param date of the slot, in the campaign's zone
         * @param moment of the slot
         */
        Optional<Claim> on(ProfileId profile, LocalDate date, Instant moment);
    }
}
