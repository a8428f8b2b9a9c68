package org.vigil.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.access.Role;
import org.vigil.access.User;
import org.vigil.access.Users;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
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

    /**
     * A post, and of which text its words are made.
     *
     * @param text the template's path
     */
    record Written(Delivery delivery, Campaign campaign, Profile profile, Account account, String text) {
        static Written of(Desk.Coming coming) {
            return new Written(
                    coming.delivery(),
                    coming.campaign(),
                    coming.profile(),
                    coming.account(),
                    coming.rendered().grounds().templateFile());
        }

        static Written of(ApprovalsAhead.Standing post) {
            return new Written(post.delivery(), post.campaign(), post.profile(), post.account(), post.text());
        }
    }

    /** Why somebody may not approve a post, in words; empty where he or she has written none of it. */
    Optional<String> whyNotApprove(AcceptedFiles.InForce inForce, Written post, String who) {
        List<OwnTexts.Wrote> authors = authors(inForce, post);
        return OwnTexts.isAmong(authors, who)
                ? OwnTexts.whyNot(authors, approvers(inForce.workspace(), post.campaign(), post.account()), who)
                : Optional.empty();
    }

    /** Whether somebody may not approve a post, as above, for many: who may do so is asked once for each account. */
    Predicate<Written> keptFrom(AcceptedFiles.InForce inForce, String who) {
        Map<Place, List<String>> approvers = new HashMap<>();
        return post -> {
            List<OwnTexts.Wrote> authors = authors(inForce, post);
            return OwnTexts.isAmong(authors, who)
                    && OwnTexts.whyNot(
                                    authors,
                                    approvers.computeIfAbsent(
                                            new Place(
                                                    post.campaign().id(),
                                                    post.account().name()),
                                            place -> approvers(inForce.workspace(), post.campaign(), post.account())),
                                    who)
                            .isPresent();
        };
    }

    private record Place(CampaignId campaign, AccountName account) {}

    private List<OwnTexts.Wrote> authors(AcceptedFiles.InForce inForce, Written post) {
        return texts.authors(
                inForce.version(),
                new OwnTexts.Sources(
                        Stream.concat(
                                        Stream.of(post.text()),
                                        TextsInUse.onPicture(
                                                        inForce.workspace(),
                                                        post.campaign(),
                                                        post.delivery().kind(),
                                                        post.profile(),
                                                        post.account())
                                                .stream()
                                                .map(TextsInUse.Text::path))
                                .toList(),
                        post.campaign().file(),
                        about(post)));
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

    private static List<ProfileId> about(Written post) {
        Profile profile = post.profile();
        return Stream.of(
                        Stream.of(post.delivery().profile()),
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
