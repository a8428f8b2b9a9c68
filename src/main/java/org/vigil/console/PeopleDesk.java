package org.vigil.console;

import org.jspecify.annotations.Nullable;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.Restrictions;
import org.vigil.delivery.RollCall;
import org.vigil.node.Node;
import org.vigil.profile.NameSearch;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/** Finds the person of an act's address for whoever acts. */
final class PeopleDesk {
    private final Node node;

    PeopleDesk(Node node) {
        this.node = node;
    }

    /** @throws Missing for somebody whom they do not see; {@link NotAllowed} for somebody for whom they do not act */
    Profile theirs(SignedIn who, String id, Role needed) {
        PeopleSight sight = sight(who);
        Profile profile = NameSearch.id(id).flatMap(sight::seen).orElseThrow(Missing::new);
        if (!sight.may(profile, needed)) {
            throw new NotAllowed(needed);
        }
        return profile;
    }

    /**
     * As {@link #theirs}, for who writes into the person's file: as whoever changes it.
     *
     * @throws NotAllowed also for who may not change the file
     */
    Profile changeable(SignedIn who, String id) {
        Profile profile = theirs(who, id, Role.EDITOR);
        PersonFile.of(node, profile.id()).require(who);
        return profile;
    }

    /** Who holds somebody, for whom that is to see: for who sees the person or set the hold; of an id of no file, for the team. */
    @Nullable String holder(SignedIn who, ProfileId person, Restrictions.Restriction hold) {
        boolean told = hold.setBy().equals(who.who())
                || node.files()
                        .everKnown()
                        .profile(person)
                        .map(sight(who)::sees)
                        .orElseGet(() -> who.may(Role.VIEWER));
        return told ? hold.setBy() : null;
    }

    PeopleSight sight(SignedIn who) {
        Workspace workspace = node.files().inForce().workspace();
        return new PeopleSight(
                who,
                workspace,
                new RollCall(node.database(), node.files(), node.clock().instant()));
    }
}
