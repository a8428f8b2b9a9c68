package org.vigil.cli;

import java.util.Optional;
import java.util.Set;
import org.vigil.node.Node;
import org.vigil.organisation.Organisation;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/** Who speaks for the organisation that holds somebody's case. */
final class CaseHolders {
    private CaseHolders() {}

    /** Their names as they give them with --as; empty where no organisation holds the case. */
    static Set<String> of(Node node, ProfileId person) {
        Workspace workspace = node.files().inForce().workspace();
        return workspace
                .profile(person)
                .flatMap((Profile profile) -> Optional.ofNullable(profile.caseHolder()))
                .flatMap(workspace::organisation)
                .map(Organisation::people)
                .orElse(Set.of());
    }
}
