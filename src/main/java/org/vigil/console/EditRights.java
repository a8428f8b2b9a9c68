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
    /** @throws NotAllowed for who may not change the file of somebody, as it lies on disk and as it was last known */
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

    /**
     * What nobody but the team may do with who holds a case; empty where it may be done.
     *
     * @param before as the person was last known; null for somebody new
     * @param guarded whether who holds the case says who may let the person be spoken of again: no editor becomes that alone
     */
    Optional<String> wrong(@Nullable Profile before, Profile after, boolean guarded) {
        OrganisationId holder = after.caseHolder();
        OrganisationId former = before == null ? null : before.caseHolder();
        if (guarded && !Objects.equals(former, holder) && !who.may(Role.ADMIN) && !approvesFor(former)) {
            return Optional.of(
                    "somebody of this id is on hold, or was taken out of the files: an admin of the whole team, or"
                            + " an approver of the organisation that has the case, says who holds it");
        }
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
        return has(id, Role.EDITOR);
    }

    /** In the organisation itself: who approves for the team does not thereby have its cases. */
    private boolean approvesFor(@Nullable OrganisationId id) {
        return id != null && has(id, Role.APPROVER);
    }

    private boolean has(OrganisationId id, Role needed) {
        Role role = who.roles().organisations().get(id);
        return role != null && role.includes(needed);
    }
}
