package org.vigil.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
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
record FirstPeople(
        Workspace workspace,
        List<Campaign> campaigns,
        Eligibility eligibility,
        Restrictions.InForce restrictions,
        Instant now) {
    static final int ENOUGH = 3;

    FirstStep people() {
        int there = shown(List.copyOf(workspace.profiles().values())).size();
        return there >= ENOUGH
                ? FirstStep.done(Kind.PEOPLE)
                : new FirstStep(Kind.PEOPLE, List.of(new Lack(What.MORE_PEOPLE, String.valueOf(ENOUGH - there))));
    }

    FirstStep basis() {
        return enough(
                Kind.BASIS,
                id -> what(What.NO_BASIS, eligibility.basisMissing(id, now).isPresent())
                        .or(() -> what(What.ON_HOLD, !restrictions.holds(id).isEmpty())));
    }

    FirstStep family() {
        return enough(
                Kind.FAMILY,
                id -> what(
                        What.NOT_HEARD,
                        eligibility.basisMissing(id, now).isPresent()
                                || eligibility.unheard(id, now).isPresent()));
    }

    private static Optional<What> what(What what, boolean missing) {
        return missing ? Optional.of(what) : Optional.empty();
    }

    /** Nobody is asked about once it is enough. */
    private FirstStep enough(Kind kind, Function<ProfileId, Optional<What>> missing) {
        List<Profile> roll = shown(roll());
        List<Lack> lacks = new ArrayList<>();
        int having = 0;
        for (Profile profile : roll) {
            Optional<What> what = missing.apply(profile.id());
            if (what.isPresent()) {
                lacks.add(new Lack(what.get(), profile.id().value()));
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
