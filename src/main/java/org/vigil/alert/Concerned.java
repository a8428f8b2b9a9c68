package org.vigil.alert;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.delivery.Delivery;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Profile;
import org.vigil.workspace.Workspace;

/** Which organisations of a coalition something concerns: those whose accounts, cases or campaigns it is about. */
final class Concerned {
    private final Workspace workspace;

    Concerned(Workspace workspace) {
        this.workspace = workspace;
    }

    Set<OrganisationId> by(AccountName account) {
        return byAccounts(Set.of(account.value()));
    }

    Set<OrganisationId> byAccounts(Collection<String> accounts) {
        return accounts.stream()
                .map(AccountName::new)
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .map(Account::organisation)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Whose accounts the posts are on, and who holds the cases that they speak of. */
    Set<OrganisationId> byPosts(Collection<Delivery> posts) {
        Stream<OrganisationId> holders = posts.stream()
                .flatMap(post -> workspace.profile(post.profile()).stream())
                .map(Profile::caseHolder)
                .filter(Objects::nonNull);
        return Stream.concat(
                        byAccounts(posts.stream()
                                        .map(post -> post.account().value())
                                        .toList())
                                .stream(),
                        holders)
                .collect(Collectors.toSet());
    }

    Set<OrganisationId> by(CampaignId campaign) {
        return Optional.ofNullable(workspace.campaigns().get(campaign))
                .map(known -> Set.copyOf(known.organisations()))
                .orElse(Set.of());
    }
}
