package org.vigil.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.vigil.access.Role;
import org.vigil.access.User;
import org.vigil.doctor.FirstStep.Kind;
import org.vigil.doctor.FirstStep.Lack;
import org.vigil.doctor.FirstStep.What;
import org.vigil.organisation.Organisation;
import org.vigil.workspace.Workspace;

/** Who is there: nobody approves what they wrote themselves, so it takes two. */
record FirstTeam(List<User> users, Workspace workspace) {
    private static final int NEEDED = 2;

    FirstStep admin() {
        List<User> admins = active().stream()
                .filter(user -> user.roles().inTheTeam(Role.ADMIN))
                .toList();
        return admins.isEmpty()
                ? FirstStep.lacks(Kind.ADMIN, What.NO_ADMIN)
                : new FirstStep(
                        Kind.ADMIN,
                        admins.stream()
                                .filter(user -> user.hasPassword() && !user.hasFactor())
                                .map(user -> new Lack(What.FACTOR, user.name().value()))
                                .toList());
    }

    FirstStep colleague() {
        List<User> approvers = active().stream().filter(FirstTeam::isApprover).toList();
        if (approvers.stream().filter(this::isNamed).count() >= NEEDED) {
            return FirstStep.done(Kind.COLLEAGUE);
        }
        Stream<Lack> notNamed = approvers.stream()
                .filter(user -> !isNamed(user))
                .map(user -> new Lack(What.NOT_AMONG_APPROVERS, user.name().value()));
        Stream<Lack> invited = users.stream()
                .filter(user -> user.state() == User.State.INVITED && isApprover(user))
                .map(user -> new Lack(What.LINK_NOT_OPENED, user.name().value()));
        List<Lack> known = Stream.concat(invited, notNamed).toList();
        return known.isEmpty()
                ? FirstStep.lacks(Kind.COLLEAGUE, What.NO_COLLEAGUE)
                : new FirstStep(Kind.COLLEAGUE, known);
    }

    private List<User> active() {
        return users.stream().filter(user -> user.state() == User.State.ACTIVE).toList();
    }

    private static boolean isApprover(User user) {
        return user.roles().somewhere(Role.APPROVER);
    }

    /** Whether the files let somebody approve: for the team where they name nobody, else for an organisation that names them. */
    private boolean isNamed(User user) {
        String name = user.name().value();
        List<String> named = workspace.settings().approvers();
        return named.isEmpty()
                || named.contains(name)
                || workspace.organisations().values().stream()
                        .map(Organisation::approvers)
                        .anyMatch(approvers -> approvers.contains(name));
    }
}
