package org.vigil.campaign;

import java.time.LocalDate;
import org.vigil.profile.ProfileId;

/**
 * A profile of a campaign's roll.
 *
 * @param joined the first day on which the roll had it, in the campaign's zone; before it the profile has no turn
 */
public record Member(ProfileId profile, LocalDate joined) {}
