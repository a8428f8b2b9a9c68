package org.vigil.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Status;

/** Whether anything may be said about a profile: the one answer for the planner, the gate and the previews. */
public final class Eligibility {
    /** All that is ever said of a hold on a person. Who set it, and why, stays in its own row. */
    public static final String ON_HOLD = "on hold";

    private final AcceptedFiles.InForce files;
    private final Restrictions.InForce restrictions;

    public Eligibility(AcceptedFiles.InForce files, Restrictions.InForce restrictions) {
        this.files = files;
        this.restrictions = restrictions;
    }

    /** Why nothing may be said about somebody at a moment, in words for the team; empty where something may. */
    public Optional<String> silence(ProfileId id, Instant at, Convention convention) {
        Map<ProfileId, Profile> profiles = files.workspace().profiles();
        Profile profile = profiles.get(id);
        if (profile == null) {
            return Optional.of("the profile is not in the folder any more");
        }
        return onHold(profile)
                .or(() -> broken(profile))
                .or(() -> Profile.silence(profile, other -> Optional.ofNullable(profiles.get(other)), at, convention));
    }

    /** As {@link #silence}, and whether there is a basis for a real network. */
    public Optional<String> silenceOnRealNetworks(ProfileId id, Instant at, Convention convention) {
        return silence(id, at, convention).or(() -> basisMissing(id, at));
    }

    /**
     * Why somebody may not be shown on a real network although something may be said. The prisoner of a family and the
     * members of a group are shown with it, so each of them needs a basis too.
     */
    public Optional<String> basisMissing(ProfileId id, Instant at) {
        return Stream.ofNullable(files.workspace().profiles().get(id))
                .flatMap(profile -> Stream.concat(Stream.of(profile), needed(profile)))
                .filter(profile -> !profile.basis().holdsOn(profile.dayAt(at)))
                .map(profile -> "no consent and no signed reason is recorded for " + profile.id()
                        + ": such a profile reaches sandbox accounts only")
                .findFirst();
    }

    /** Whether the end of custody is all that speaks against saying anything of somebody: released or dead, and known to be. */
    boolean onlyOutOfCustody(ProfileId id, Instant at, Convention convention) {
        Profile profile = files.workspace().profiles().get(id);
        if (profile == null || onHold(profile).isPresent() || broken(profile).isPresent()) {
            return false;
        }
        List<Profile> people =
                Stream.concat(Stream.of(profile), needed(profile)).toList();
        return people.stream().noneMatch(person -> person.withheld() || person.minor())
                && people.stream().anyMatch(person -> isOut(person.statusOn(person.dayAt(at), convention)));
    }

    private static boolean isOut(Status status) {
        return switch (status) {
            case Status.Released released -> true;
            case Status.Died died -> true;
            case Status.InCustody inCustody -> false;
            case Status.Unknown unknown -> false;
        };
    }

    /** The people whom a profile refers to and who may be named with it on an account. */
    public List<Profile> named(Profile profile, Account account, Instant at, Convention convention) {
        return people(profile)
                .filter(other -> mayBeNamed(other, account, at, convention))
                .toList();
    }

    /** The others of those whom a profile refers to: they may not be named. */
    List<Profile> silenced(Profile profile, Account account, Instant at, Convention convention) {
        return people(profile)
                .filter(other -> !mayBeNamed(other, account, at, convention))
                .toList();
    }

    private boolean mayBeNamed(Profile person, Account account, Instant at, Convention convention) {
        return silence(person.id(), at, convention).isEmpty()
                && (account.isSandbox() || basisMissing(person.id(), at).isEmpty());
    }

    /** A hold covers the human: the prisoner of a family and the members of a group as well. */
    private Optional<String> onHold(Profile profile) {
        return Stream.concat(
                        Stream.of(profile.id()),
                        Stream.concat(Stream.ofNullable(profile.speaksFor()), profile.members().stream()))
                .flatMap(id -> restrictions.on(id).stream())
                .findFirst()
                .map(hold -> ON_HOLD);
    }

    private Optional<String> broken(Profile profile) {
        return Optional.ofNullable(files.broken().get(profile.file()))
                .map(why -> "the profile's file cannot be read (" + why + ")");
    }

    private Stream<Profile> people(Profile profile) {
        return Stream.concat(needed(profile), profiles(profile.together().stream()))
                .distinct();
    }

    private Stream<Profile> needed(Profile profile) {
        return profiles(Stream.concat(Stream.ofNullable(profile.speaksFor()), profile.members().stream()));
    }

    private Stream<Profile> profiles(Stream<ProfileId> ids) {
        return ids.flatMap(id -> Stream.ofNullable(files.workspace().profiles().get(id)));
    }
}
