package org.vigil.console;

import java.util.List;
import java.util.Optional;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.workspace.Workspace;

/**
 * Which organisations somebody sees and changes. The team sees all that may be named, one of an organisation their own; one that
 * is to be named nowhere is there for its own people and the team's admins alone. Its admins say who its people are, who approves
 * and who is told; which organisations there are, and how they are called, the team's admins say.
 */
record OrganisationRights(SignedIn who, Workspace workspace) {
    List<Organisation> seen() {
        return workspace.organisations().values().stream().filter(this::sees).toList();
    }

    /** Empty for one that is not there or not theirs to see: no difference is told. */
    Optional<Organisation> seen(String id) {
        return seen().stream()
                .filter(organisation -> organisation.id().value().equals(id))
                .findFirst();
    }

    private boolean sees(Organisation organisation) {
        return who.may(Role.ADMIN)
                || who.roles().organisations().containsKey(organisation.id())
                || (who.may(Role.VIEWER) && !organisation.unlisted());
    }

    boolean mayChange(OrganisationId id) {
        return !who.isGuest() && who.mayIn(id, Role.ADMIN);
    }

    /** Whether they say which organisations there are, and how each is called. */
    boolean sayWhich() {
        return !who.isGuest() && who.may(Role.ADMIN);
    }

    /** @throws NotAllowed for one that they may not change, as for one that is not there */
    Organisation changed(String id) {
        return seen(id).filter(organisation -> mayChange(organisation.id()))
                .orElseThrow(() -> new NotAllowed(Role.ADMIN));
    }

    /** @throws NotAllowed as {@link #changed}, for who does not say which there are */
    Organisation removed(String id) {
        who.require(Role.ADMIN);
        return changed(id);
    }
}
