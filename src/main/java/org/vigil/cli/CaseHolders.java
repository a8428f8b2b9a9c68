package org.vigil.cli;

import java.util.Set;
import org.vigil.node.Node;
import org.vigil.profile.ProfileId;

/** Who speaks for the organisation that holds somebody's case. */
final class CaseHolders {
    private CaseHolders() {}

    /** Their names as they give them with --as; empty where no organisation holds the case. */
    static Set<String> of(Node node, ProfileId person) {
        return Set.of();
    }
}
