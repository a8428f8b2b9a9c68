package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/** Who may be shown on a real network: by the files, and by what was recorded of who gave a consent. */
public record KnownBasis(Workspace workspace, Eligibility eligibility) {
    private static final int NAMED = 20;
    private static final String WHY =
            ": no consent that was recorded, and no reason signed by two people, holds. A campaign with a"
                    + " real account speaks of nobody without one, on its sandboxes neither";

    /** As it is known now. */
    public static KnownBasis of(AcceptedFiles files, Database database) {
        AcceptedFiles.InForce inForce = files.inForce();
        return new KnownBasis(
                inForce.workspace(), new Eligibility(inForce, new Restrictions(database.jdbc()).inForce()));
    }

    /** The entry as it is known here. */
    public PreviewEntry judged(PreviewEntry entry, Campaign campaign) {
        Instant noon =
                entry.date().atTime(LocalTime.NOON).atZone(campaign.zone()).toInstant();
        boolean isEvent = workspace.events().containsKey(entry.profile());
        boolean judged = isEvent ? isReal(entry.account()) : hasReal(campaign);
        return entry.without(judged ? eligibility.basisMissing(entry.profile(), noon) : Optional.empty());
    }

    private boolean hasReal(Campaign campaign) {
        return campaign.accounts().stream().anyMatch(this::isReal);
    }

    private boolean isReal(AccountName name) {
        return Stream.ofNullable(workspace.accounts().get(name)).anyMatch(account -> !account.isSandbox());
    }

    /** Who of a campaign's roll does not come, and whether that is everybody, in sentences. */
    public Optional<String> missing(Campaign campaign, Instant at) {
        List<ProfileId> roll = campaign
                .roll()
                .members(List.copyOf(workspace.profiles().values()))
                .stream()
                .map(Profile::id)
                .toList();
        List<ProfileId> people = roll.stream()
                .filter(id -> eligibility.basisMissing(id, at).isPresent())
                .toList();
        if (!hasReal(campaign) || people.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of((people.size() == roll.size()
                        ? "as it is now NOTHING would go out: "
                        : "as it is now nothing goes out about ")
                + named(people) + WHY + ". What each of them lacks: ./vigil consent list, ./vigil people show ID");
    }

    /** The people of some entries who lack one, in a sentence; empty where nobody does. */
    public static Optional<String> missing(List<PreviewEntry> entries) {
        List<ProfileId> people = entries.stream()
                .filter(entry -> entry.basisMissing() != null)
                .map(PreviewEntry::profile)
                .distinct()
                .toList();
        return people.isEmpty()
                ? Optional.empty()
                : Optional.of("as it is now nothing goes out about " + named(people) + WHY + ".");
    }

    private static String named(List<ProfileId> people) {
        String ids = people.stream().limit(NAMED).map(ProfileId::value).collect(Collectors.joining(", "));
        return people.size() > NAMED ? ids + " and " + (people.size() - NAMED) + " more" : ids;
    }
}
