package org.vigil.console;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.access.NotAllowed;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Profile;
import org.vigil.workspace.Workspace;

/**
 * Who may change which person's file: the team's editors, and of a case that an organisation holds its own. Nobody but the
 * team gives a case to another organisation; and one that is to be named nowhere is changed by its own people and admins.
 */
record EditRights(SignedIn who, Workspace inForce) {
    /** @throws NotAllowed for who may not change the file of somebody, as it lies on disk and as it is in force */
    void require(List<Profile> known) {
        if (known.isEmpty()) {
            who.require(Role.EDITOR);
        }
        known.stream().map(Profile::caseHolder).forEach(this::require);
    }

    private void require(@Nullable OrganisationId holder) {
        if (holder == null) {
            who.require(Role.EDITOR);
        } else if (isHidden(holder) && !theirs(holder)) {
            who.require(Role.ADMIN);
        } else {
            who.requireIn(holder, Role.EDITOR);
        }
    }

    /** What nobody but the team may do with who holds a case; empty where it may be done. */
    Optional<String> wrong(@Nullable Profile before, Profile after) {
        OrganisationId holder = after.caseHolder();
        if (who.may(Role.EDITOR)) {
            return Optional.empty();
        }
        if (before == null) {
            return holder != null && theirs(holder)
                    ? Optional.empty()
                    : Optional.of("somebody of one organisation adds people whose case it holds");
        }
        return Objects.equals(before.caseHolder(), holder)
                ? Optional.empty()
                : Optional.of("only an editor of the whole team says which organisation holds a case");
    }

    /** The organisations that somebody may name as holding a case. */
    List<String> holders() {
        return inForce.organisations().values().stream()
                .map(Organisation::id)
                .filter(id -> theirs(id) || who.may(Role.ADMIN) || (who.may(Role.EDITOR) && !isHidden(id)))
                .map(OrganisationId::value)
                .toList();
    }

    private boolean isHidden(OrganisationId id) {
        return inForce.organisation(id).filter(Organisation::unlisted).isPresent();
    }

    private boolean theirs(OrganisationId id) {
        Role role = who.roles().organisations().get(id);
        return role != null && role.includes(Role.EDITOR);
    }
}
