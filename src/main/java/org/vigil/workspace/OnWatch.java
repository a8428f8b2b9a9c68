package org.vigil.workspace;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.profile.Release;

/**
 * Somebody who was released lately: whether he or she is still out has to be asked (RULES 2, "release is not freedom").
 *
 * @param name in English, else the first
 * @param until the last day of watch, in the place of custody
 */
public record OnWatch(ProfileId id, String name, LocalDate until) {

    /** Whose watch ends first comes first. Left out are those who are never shown, and the people of campaigns of the past. */
    public static List<OnWatch> of(Workspace workspace, Instant now) {
        return workspace.profiles().values().stream()
                .filter(profile -> profile.kind() == ProfileKind.PRISONER && !profile.withheld() && !profile.minor())
                .filter(profile -> !(profile.basis() instanceof Basis.Historic))
                .map(Profile::published)
                .flatMap(profile -> Release.watchedUntil(profile, profile.dayAt(now)).stream()
                        .map(last -> new OnWatch(profile.id(), profile.name("en"), last)))
                .sorted(Comparator.comparing(OnWatch::until).thenComparing(OnWatch::id))
                .toList();
    }
}
