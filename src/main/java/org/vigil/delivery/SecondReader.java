package org.vigil.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.access.Role;
import org.vigil.access.User;
import org.vigil.access.Users;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.TextsInUse;
import org.vigil.workspace.Workspace;

/** Sees to it that words are read by somebody else than their author before they go out: each post's, or once a campaign's. */
final class SecondReader {
    private final OwnTexts texts;
    private final Users users;

    SecondReader(Database database) {
        JdbcClient jdbc = database.jdbc();
        this.texts = new OwnTexts(jdbc);
        this.users = new Users(database);
    }

    /** Why somebody may not approve a post, in words; empty where he or she has written none of it. */
    Optional<String> whyNotApprove(AcceptedFiles.InForce inForce, Desk.Coming coming, String who) {
        List<OwnTexts.Wrote> authors = texts.authors(
                inForce.version(),
                new OwnTexts.Sources(
                        Stream.concat(
                                        Stream.of(coming.rendered().grounds().templateFile()),
                                        TextsInUse.onPicture(
                                                        inForce.workspace(),
                                                        coming.campaign(),
                                                        coming.delivery().kind(),
                                                        coming.profile(),
                                                        coming.account())
                                                .stream()
                                                .map(TextsInUse.Text::path))
                                .toList(),
                        coming.campaign().file(),
                        about(coming)));
        return OwnTexts.isAmong(authors, who)
                ? OwnTexts.whyNot(authors, approvers(inForce.workspace(), coming.campaign(), coming.account()), who)
                : Optional.empty();
    }

    /**
     * Why somebody may not let a campaign's posts go out unread, in words: the one who starts it is the only one who reads its
     * texts. Empty where its posts are approved one by one, and where nobody would see them.
     */
    Optional<String> whyNotStart(AcceptedFiles.InForce inForce, Campaign campaign, String who) {
        Workspace workspace = inForce.workspace();
        List<Account> real = campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .filter(account -> !account.isSandbox())
                .toList();
        if (campaign.approvalRequired() || real.isEmpty()) {
            return Optional.empty();
        }
        List<OwnTexts.Wrote> authors = texts.authors(
                inForce.version(),
                new OwnTexts.Sources(
                        TextsInUse.of(workspace, campaign).stream()
                                .map(TextsInUse.Text::path)
                                .toList(),
                        campaign.file(),
                        List.of()));
        if (!OwnTexts.isAmong(authors, who)) {
            return Optional.empty();
        }
        List<String> approvers = real.stream()
                .flatMap(account -> approvers(workspace, campaign, account).stream())
                .distinct()
                .toList();
        return OwnTexts.whyNot(authors, approvers, who)
                .map(why ->
                        "its posts go out unread, and so whoever starts it has to be somebody who reads the words of others: "
                                + why);
    }

    private static List<ProfileId> about(Desk.Coming coming) {
        Profile profile = coming.profile();
        return Stream.of(
                        Stream.of(coming.delivery().profile()),
                        Stream.ofNullable(profile.speaksFor()),
                        profile.members().stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /** Everybody who may approve, whoever wrote it: as the files name them, else as they sign in. */
    private List<String> approvers(Workspace workspace, Campaign campaign, Account account) {
        List<String> named = MayApprove.named(workspace, campaign, account);
        return named.isEmpty()
                ? users.all().stream()
                        .filter(user -> user.state() == User.State.ACTIVE)
                        .filter(user -> mayApprove(user, account))
                        .map(user -> user.name().value())
                        .toList()
                : named;
    }

    private static boolean mayApprove(User user, Account account) {
        OrganisationId organisation = account.organisation();
        return organisation == null
                ? user.roles().inTheTeam(Role.APPROVER)
                : user.roles().inOrganisation(organisation, Role.APPROVER);
    }
}
