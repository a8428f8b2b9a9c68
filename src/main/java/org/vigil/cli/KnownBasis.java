package org.vigil.cli;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.node.Node;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/** Who may be shown on a real network: by the files, and by what was recorded of who gave a consent. */
record KnownBasis(Workspace workspace, Eligibility eligibility) {
    private static final int NAMED = 20;

    static KnownBasis of(Node node) {
        return new KnownBasis(
                node.files().inForce().workspace(),
                new Eligibility(
                        node.files().inForce(), new Restrictions(node.database().jdbc()).inForce()));
    }

    /** The entry as it is known here. */
    PreviewEntry judged(PreviewEntry entry, Campaign campaign) {
        Account account = workspace.accounts().get(entry.account());
        Instant noon =
                entry.date().atTime(LocalTime.NOON).atZone(campaign.zone()).toInstant();
        return account == null || account.isSandbox()
                ? entry.without(Optional.empty())
                : entry.without(eligibility.basisMissing(entry.profile(), noon));
    }

    /** Of whom of a campaign's roll nothing goes out on its real accounts, in a sentence; empty where there is nobody. */
    Optional<String> missing(Campaign campaign, Instant at) {
        String real = campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .filter(account -> !account.isSandbox())
                .map(account -> account.name().value())
                .collect(Collectors.joining(", "));
        List<ProfileId> people = campaign
                .roll()
                .members(List.copyOf(workspace.profiles().values()))
                .stream()
                .map(Profile::id)
                .filter(id -> eligibility.basisMissing(id, at).isPresent())
                .toList();
        return real.isEmpty() || people.isEmpty()
                ? Optional.empty()
                : Optional.of("nothing will be posted on " + real + " about " + named(people)
                        + ": no consent is recorded, and no reason signed by two people, that holds now. What each of"
                        + " them lacks: vigil consent list, vigil people show ID");
    }

    /** The people of some entries who lack one, in a sentence; empty where nobody does. */
    static Optional<String> missing(List<PreviewEntry> entries) {
        List<ProfileId> people = entries.stream()
                .filter(entry -> Objects.nonNull(entry.basisMissing()))
                .map(PreviewEntry::profile)
                .distinct()
                .toList();
        String accounts = entries.stream()
                .filter(entry -> Objects.nonNull(entry.basisMissing()))
                .map(entry -> entry.account().value())
                .distinct()
                .collect(Collectors.joining(", "));
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of("as it is now, nothing goes out on " + accounts + " about " + named(people)
                        + ": a basis is missing, as each post above says.");
    }

    private static String named(List<ProfileId> people) {
        String ids = people.stream().limit(NAMED).map(ProfileId::value).collect(Collectors.joining(", "));
        return people.size() > NAMED ? ids + " and " + (people.size() - NAMED) + " more" : ids;
    }
}
