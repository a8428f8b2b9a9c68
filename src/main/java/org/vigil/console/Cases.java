package org.vigil.console;

import java.util.Optional;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.node.Node;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.NameSearch;
import org.vigil.profile.Profile;

/**
 * Whose record somebody may open and write: one of the team everybody's, one of an organisation those whose case it holds.
 * Whoever is withheld or under age is there for those alone who may change their file.
 */
final class Cases {
    private final Node node;

    Cases(Node node) {
        this.node = node;
    }

    Optional<Profile> seen(SignedIn who, String id) {
        return NameSearch.id(id)
                .flatMap(node.files().inForce().workspace()::profile)
                .filter(profile -> may(who, profile, isDiscreet(profile) ? Role.EDITOR : Role.VIEWER));
    }

    /** @throws NotAllowed where there is nobody of that id for them, or they may not do it */
    Profile theirs(SignedIn who, String id, Role needed) {
        return seen(who, id)
                .filter(profile -> may(who, profile, needed))
                .orElseThrow(() -> new NotAllowed(needed));
    }

    boolean may(SignedIn who, Profile profile, Role needed) {
        OrganisationId holder = profile.caseHolder();
        return who.may(needed) || (holder != null && who.mayIn(holder, needed));
    }

    private boolean isDiscreet(Profile profile) {
        return profile.withheld()
                || profile.minorOn(profile.dayAt(node.clock().instant()));
    }
}
