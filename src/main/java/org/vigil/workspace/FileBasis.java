package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Campaign;
import org.vigil.profile.Event;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;

/** Whether somebody may be shown on a real network, as far as the files know: who gave a consent is in none of them. */
final class FileBasis {
    private FileBasis() {}

    /** Why somebody does not come at all: a campaign with a real account speaks of nobody without a basis, on its sandboxes neither. */
    static Optional<String> missing(Workspace workspace, Campaign campaign, Profile profile, Instant at) {
        return campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .flatMap(account -> missing(workspace, profile.id(), account, at).stream())
                .findFirst();
    }

    /**
     * Why nothing of an event goes out on an account, in words for the team; empty where a basis holds, and on a sandbox. The
     * prisoner of a family, the members of a group and those whom an event is about are shown with it.
     */
    static Optional<String> missing(Workspace workspace, ProfileId about, Account account, Instant at) {
        if (account.isSandbox()) {
            return Optional.empty();
        }
        Event event = workspace.events().get(about);
        List<ProfileId> shown = event == null ? List.of(about) : event.about();
        return shown.stream()
                .flatMap(id -> workspace.profile(id).stream())
                .flatMap(profile -> Stream.concat(Stream.of(profile), with(workspace, profile)))
                .flatMap(profile -> missing(profile, profile.dayAt(at)).stream())
                .findFirst();
    }

    private static Stream<Profile> with(Workspace workspace, Profile profile) {
        return Stream.concat(Stream.ofNullable(profile.speaksFor()), profile.members().stream())
                .flatMap(id -> workspace.profile(id).stream());
    }

    private static Optional<String> missing(Profile profile, LocalDate day) {
        return profile.basis().holdsOn(day)
                ? Optional.empty()
                : Optional.of(
                        "no consent, and no reason signed by two people, holds for " + profile.id() + " on " + day);
    }
}
