package org.vigil.console;

import java.util.List;
import java.util.Optional;
import org.vigil.access.Role;
import org.vigil.access.SignedIn;
import org.vigil.access.User;
import org.vigil.delivery.OrganisationChanges;
import org.vigil.delivery.RollCall;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import org.vigil.organisation.Organisation;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Profile;
import org.vigil.workspace.Belongings;
import org.vigil.workspace.Workspace;

/** What belongs to organisations, as somebody sees it: no account, person or user is told of whom they do not see elsewhere. */
final class OrganisationView {
    /** More people than that are counted, and not named. */
    static final int MOST_CASES = 100;

    private static final int CHANGES = 20;

    private final Node node;
    private final SignedIn who;
    private final Workspace workspace;
    private final Sight sight;
    private final PeopleSight people;

    OrganisationView(Node node, SignedIn who) {
        this.node = node;
        this.who = who;
        this.workspace = node.files().inForce().workspace();
        this.sight = new Sight(who, workspace);
        this.people = new PeopleSight(
                who,
                workspace,
                new RollCall(node.database(), node.files(), node.clock().instant()));
    }

    /** @param name as people call it; the id where it has none of its own */
    record Named(String id, String name) {}

    record Case(String id, CalledName name) {}

    /** @param role a key of the texts */
    record Member(long id, String name, String role) {}

    /** @param words what changed */
    record Change(When at, String who, String words) {}

    /** One of the list. */
    record Line(Organisation organisation, int accounts, int campaigns, long cases) {}

    /**
     * All that belongs to one.
     *
     * @param more people whose case it holds beside those of the list
     * @param users who have a role in it; only for who says so
     * @param cannot approvers of the file as whom nobody can sign in and approve; only for who says who can
     * @param changes of its own lines in the file, the newest first
     */
    record Whole(
            Organisation organisation,
            List<Named> accounts,
            List<Named> campaigns,
            List<Case> cases,
            long more,
            List<String> texts,
            List<Member> users,
            List<String> cannot,
            List<Change> changes) {}

    Line line(Organisation organisation) {
        Belongings all = Belongings.of(workspace, organisation.id());
        return new Line(
                organisation,
                accounts(all).size(),
                campaigns(all).size(),
                all.cases().stream().filter(people::sees).count());
    }

    Whole whole(Organisation organisation) {
        Belongings all = Belongings.of(workspace, organisation.id());
        List<Profile> cases = all.cases().stream().filter(people::sees).toList();
        List<User> users =
                who.mayIn(organisation.id(), Role.ADMIN) ? node.doors().users().all() : List.of();
        return new Whole(
                organisation,
                accounts(all),
                campaigns(all),
                cases.stream()
                        .limit(MOST_CASES)
                        .map(profile -> new Case(profile.id().value(), CalledName.of(profile)))
                        .toList(),
                Math.max(0, cases.size() - MOST_CASES),
                all.texts().stream().filter(new TextRights(who, sight)::sees).toList(),
                members(users, organisation.id()),
                users.isEmpty() ? List.of() : cannot(users, organisation),
                changes(organisation.id()));
    }

    private List<Named> accounts(Belongings all) {
        return all.accounts().stream()
                .filter(account -> sight.sees(account.name()))
                .map(account -> new Named(account.name().value(), account.name().value()))
                .toList();
    }

    private List<Named> campaigns(Belongings all) {
        return all.campaigns().stream()
                .filter(sight::sees)
                .map(campaign -> new Named(campaign.id().value(), campaign.name()))
                .toList();
    }

    static List<Member> members(List<User> users, OrganisationId id) {
        return users.stream()
                .filter(user -> user.state() != User.State.REMOVED)
                .flatMap(
                        user -> Optional.ofNullable(user.roles().organisations().get(id)).stream()
                                .map(role -> new Member(user.id(), user.name().value(), role.word())))
                .toList();
    }

    private static List<String> cannot(List<User> users, Organisation organisation) {
        return organisation.approvers().stream()
                .filter(name -> users.stream()
                        .noneMatch(user -> user.state() == User.State.ACTIVE
                                && user.name().value().equals(name)
                                && user.roles().inOrganisation(organisation.id(), Role.APPROVER)))
                .toList();
    }

    private List<Change> changes(OrganisationId id) {
        return new Audit(node.database().jdbc())
                .about(id.value(), OrganisationChanges.WHAT).reversed().stream()
                        .limit(CHANGES)
                        .map(entry -> new Change(
                                When.second(entry.at()),
                                entry.who(),
                                Optional.ofNullable(entry.detail()).orElse("")))
                        .toList();
    }
}
