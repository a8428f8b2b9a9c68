package org.vigil.delivery;

import java.util.Optional;
import java.util.Set;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/** Who speaks for the organisation that holds somebody's case. */
public final class CaseHolders {
    private CaseHolders() {}

    /** Their names as they give them with --as, or sign in with; empty where no organisation holds the case. */
    public static Set<String> of(Workspace workspace, ProfileId person) {
        return organisation(workspace, person)
                .flatMap(workspace::organisation)
                .map(Organisation::people)
                .orElse(Set.of());
    }

    /** The organisation itself. */
    public static Optional<OrganisationId> organisation(Workspace workspace, ProfileId person) {
        return workspace.profile(person).flatMap((Profile profile) -> Optional.ofNullable(profile.caseHolder()));
    }
}
