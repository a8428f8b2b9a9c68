package org.vigil.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.Eligibility;
import org.vigil.doctor.FirstStep.Kind;
import org.vigil.doctor.FirstStep.Lack;
import org.vigil.doctor.FirstStep.What;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;

/**
 * Whom the first posts can speak of: three people, or all of a campaign that is smaller, who may be shown on a real network.
 *
 * @param campaigns of whose rolls they are; where there is none, everybody counts
 */
record FirstPeople(Workspace workspace, List<Campaign> campaigns, Eligibility eligibility, Instant now) {
    static final int ENOUGH = 3;

    FirstStep people() {
        int there = shown(List.copyOf(workspace.profiles().values())).size();
        return there >= ENOUGH
                ? FirstStep.done(Kind.PEOPLE)
                : new FirstStep(Kind.PEOPLE, List.of(new Lack(What.MORE_PEOPLE, String.valueOf(ENOUGH - there))));
    }

    FirstStep basis() {
        return enough(Kind.BASIS, What.NO_BASIS, id -> eligibility.basisMissing(id, now));
    }

    FirstStep family() {
        return enough(
                Kind.FAMILY,
                What.NOT_HEARD,
                id -> eligibility.basisMissing(id, now).or(() -> eligibility.unheard(id, now)));
    }

    /** Nobody is asked about once it is enough. */
    private FirstStep enough(Kind kind, What what, Function<ProfileId, Optional<String>> missing) {
        List<Profile> roll = shown(roll());
        List<Lack> lacks = new ArrayList<>();
        int having = 0;
        for (Profile profile : roll) {
            if (missing.apply(profile.id()).isPresent()) {
                lacks.add(new Lack(what, profile.id().value()));
            } else if (++having >= ENOUGH) {
                return FirstStep.done(kind);
            }
        }
        return roll.isEmpty() ? FirstStep.lacks(kind, What.COMES_LATER) : new FirstStep(kind, lacks);
    }

    private List<Profile> roll() {
        List<Profile> everybody = List.copyOf(workspace.profiles().values());
        return campaigns.isEmpty()
                ? everybody
                : campaigns.stream()
                        .flatMap(campaign -> campaign.roll().members(everybody).stream())
                        .distinct()
                        .toList();
    }

    /** Whoever is never shown needs nothing. */
    private List<Profile> shown(List<Profile> people) {
        return people.stream()
                .filter(profile -> !profile.withheld()
                        && !profile.minorOn(profile.dayAt(now))
                        && !(profile.basis() instanceof Basis.Historic))
                .toList();
    }
}
