package org.vigil.console;

import java.util.List;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.access.User;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;

/** Whom an admin looks after: one of the team everybody, one of an organisation those who are in no other. */
final class UserRights {
    private final SignedIn who;

    UserRights(SignedIn who) {
        this.who = who;
    }

    boolean wholeTeam() {
        return who.may(Role.ADMIN);
    }

    boolean mayGrant(OrganisationId organisation) {
        return who.mayIn(organisation, Role.ADMIN);
    }

    /** Whether they are shown: an organisation's admin sees those of the organisation. */
    boolean sees(User user) {
        return wholeTeam() || user.roles().organisations().keySet().stream().anyMatch(this::mayGrant);
    }

    /** Whether they may take away all that somebody has. */
    boolean looksAfter(User user) {
        return wholeTeam()
                || (user.roles().team().isEmpty()
                        && !user.roles().organisations().isEmpty()
                        && user.roles().organisations().keySet().stream().allMatch(this::mayGrant));
    }

    /** Those in which they may give roles. An organisation that is not to be named is shown to nobody else. */
    List<Organisation> grantable(List<Organisation> all) {
        return all.stream().filter(organisation -> mayGrant(organisation.id())).toList();
    }
}
