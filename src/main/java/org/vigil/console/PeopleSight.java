package org.vigil.console;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.delivery.RollCall;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/**
 * Which people somebody sees, and for whom they act. One of the team sees everybody; one of an organisation those whose case
 * it holds, and those of whom its campaigns speak. Whoever is withheld or under age is seen by those alone who may change
 * their file: for everybody else they are not there.
 */
final class PeopleSight {
    private final SignedIn who;
    private final Workspace workspace;
    private final RollCall roll;
    private @Nullable Set<ProfileId> ofCampaigns;

    PeopleSight(SignedIn who, Workspace workspace, RollCall roll) {
        this.who = who;
        this.workspace = workspace;
        this.roll = roll;
    }

    boolean sees(Profile profile) {
        return isTheirs(profile) && (!roll.isForEditorsOnly(profile) || may(profile, Role.EDITOR));
    }

    /** Whether they act for somebody: for the team, or for the organisation that holds the case. */
    boolean may(Profile profile, Role needed) {
        OrganisationId holder = profile.caseHolder();
        return who.may(needed) || holder != null && who.mayIn(holder, needed);
    }

    Optional<Profile> seen(ProfileId id) {
        return workspace.profile(id).filter(this::sees);
    }

    private boolean isTheirs(Profile profile) {
        return who.may(Role.VIEWER)
                || may(profile, Role.VIEWER)
                || ofCampaigns().contains(profile.id());
    }

    private Set<ProfileId> ofCampaigns() {
        Set<ProfileId> known = ofCampaigns;
        if (known == null) {
            Set<ProfileId> found = new HashSet<>();
            List<Profile> everybody = List.copyOf(workspace.profiles().values());
            workspace.campaigns().values().stream()
                    .filter(campaign -> campaign.organisations().stream()
                            .anyMatch(organisation -> who.mayIn(organisation, Role.VIEWER)))
                    .flatMap(campaign -> campaign.roll().members(everybody).stream())
                    .forEach(profile -> {
                        found.add(profile.id());
                        Optional.ofNullable(profile.speaksFor()).ifPresent(found::add);
                        found.addAll(profile.members());
                    });
            known = found;
            ofCampaigns = known;
        }
        return known;
    }
}
