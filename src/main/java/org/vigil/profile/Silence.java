package org.vigil.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Why nothing may be said about somebody, in words for the team. */
final class Silence {
    private Silence() {}

    /** Of one profile by itself; a family and a group of people with profiles have no status of their own. */
    static Optional<String> of(Profile profile, LocalDate day, Convention convention) {
        if (profile.withheld()) {
            return Optional.of("withheld");
        }
        if (profile.minorOn(day)) {
            return Optional.of("minor");
        }
        boolean ownStatus =
                switch (profile.kind()) {
                    case PRISONER -> true;
                    case FAMILY -> false;
                    case GROUP -> profile.members().isEmpty();
                };
        return ownStatus
                ? of(profile.statusOn(day, convention)).or(() -> Release.unverifiedRearrest(profile, day))
                : Optional.empty();
    }

    private static Optional<String> of(Status status) {
        return switch (status) {
            case Status.InCustody inCustody -> Optional.empty();
            case Status.Released released ->
                Optional.of("released " + released.since().when() + " (" + released.how() + ")");
            case Status.Died died -> Optional.of("died " + died.on().when());
            case Status.Unknown unknown ->
                unknown.headline() == null ? Optional.of(unknown.reason()) : Optional.empty();
        };
    }

    /** Of a profile and of those without whom it says nothing, each on the day it is in their place of custody. */
    static Optional<String> of(
            Profile profile, Function<ProfileId, Optional<Profile>> roll, Instant moment, Convention convention) {
        return of(profile, profile.dayAt(moment), convention)
                .or(() -> needed(profile)
                        .flatMap(id -> ofNeeded(id, roll, moment, convention).stream())
                        .findFirst());
    }

    private static Stream<ProfileId> needed(Profile profile) {
        return switch (profile.kind()) {
            case PRISONER -> Stream.empty();
            case FAMILY -> Stream.ofNullable(profile.speaksFor());
            case GROUP -> profile.members().stream();
        };
    }

    private static Optional<String> ofNeeded(
            ProfileId id, Function<ProfileId, Optional<Profile>> roll, Instant moment, Convention convention) {
        Optional<Profile> person = roll.apply(id);
        if (person.isEmpty()) {
            return Optional.of(id + ": no such profile");
        }
        if (person.get().kind() != ProfileKind.PRISONER) {
            return Optional.of(id + ": is no prisoner's profile");
        }
        return of(person.get(), person.get().dayAt(moment), convention)
                .map(why -> person.get().name("en") + ": " + why);
    }

    static List<Profile> named(
            Profile profile, Function<ProfileId, Optional<Profile>> roll, Instant moment, Convention convention) {
        return Stream.of(profile.together().stream(), needed(profile))
                .flatMap(ids -> ids)
                .distinct()
                .flatMap(id -> roll.apply(id).stream())
                .filter(person -> of(person, roll, moment, convention).isEmpty())
                .toList();
    }
}
