package org.vigil.access;

import org.vigil.organisation.OrganisationId;

/**
 * Who acts, as pages know it.
 *
 * @param user the number of the row; 0 for a guest
 * @param who the name that the audit gets
 * @param needsFactor whether they have to set up a second factor before anything else
 */
public record SignedIn(long user, String who, Roles roles, boolean needsFactor) {
    /** Whoever looks at the demo: reads everything, changes nothing. */
    public static final SignedIn GUEST = new SignedIn(0, "demo", Roles.inTeam(Role.VIEWER), false);

    public boolean isGuest() {
        return user == 0;
    }

    /** Whether they may do it for the team as a whole. */
    public boolean may(Role needed) {
        return roles.inTheTeam(needed);
    }

    /** Whether they may do it with what belongs to an organisation. */
    public boolean mayIn(OrganisationId organisation, Role needed) {
        return roles.inOrganisation(organisation, needed);
    }

    /** @throws NotAllowed for who may not do it for the team as a whole */
    public void require(Role needed) {
        if (!may(needed)) {
            throw new NotAllowed(needed);
        }
    }

    /** @throws NotAllowed for who may not do it with what belongs to an organisation */
    public void requireIn(OrganisationId organisation, Role needed) {
        if (!mayIn(organisation, needed)) {
            throw new NotAllowed(needed);
        }
    }
}
