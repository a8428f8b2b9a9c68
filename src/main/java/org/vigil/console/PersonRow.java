package org.vigil.console;

import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.RollCall;
import org.vigil.delivery.Showings;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileKind;
import org.vigil.workspace.StatusWords;

/**
 * One line of the roll.
 *
 * @param kind a key of the texts
 * @param speaksFor whose days they are, where they are not the profile's own; null for its own
 * @param status as it stands in the address of the filter; null for a group of people with profiles of their own
 * @param says the status and the count in words
 * @param broken whether the file on disk cannot be read, so that nothing is said
 * @param held whether a hold or a revocation covers them
 * @param basis a key of the texts
 * @param confirmed when custody was last confirmed; null where there is none to confirm
 * @param until until when a number is said; null where nobody has to look
 */
record PersonRow(
        String id,
        CalledName name,
        String kind,
        @Nullable String speaksFor,
        @Nullable String status,
        @Nullable String says,
        boolean photo,
        boolean broken,
        boolean held,
        String basis,
        boolean basisHolds,
        @Nullable String confirmed,
        @Nullable String until,
        boolean late,
        long posts,
        @Nullable When last,
        @Nullable When next) {

    static PersonRow of(
            RollCall.Entry entry, RollCall roll, Showings.Showing shown, boolean photo, boolean seesCounted) {
        Profile profile = entry.profile();
        boolean own = entry.counted().id().equals(profile.id());
        PartialDate confirmed = entry.lastConfirmed();
        return new PersonRow(
                profile.id().value(),
                CalledName.of(profile),
                profile.kind().name().toLowerCase(Locale.ROOT),
                own || !seesCounted ? null : entry.counted().name("en"),
                entry.status().map(PeopleFilter::code).orElse(null),
                entry.status().isPresent()
                        ? StatusWords.of(entry.counted().published(), entry.today(), roll.limit(profile))
                        : null,
                photo,
                roll.isBroken(profile),
                roll.isSilenced(profile),
                ConsentWord.of(profile, roll, entry.today()),
                roll.withoutBasis(profile.id()).isEmpty(),
                confirmed == null || profile.kind() == ProfileKind.FAMILY ? null : confirmed.words(),
                entry.sayableUntil() == null || profile.kind() == ProfileKind.FAMILY
                        ? null
                        : When.day(entry.sayableUntil()),
                profile.kind() != ProfileKind.FAMILY && entry.isLate(),
                shown.posts(),
                shown.last() == null ? null : When.at(shown.last(), ZoneOffset.UTC),
                shown.next() == null ? null : When.at(shown.next(), ZoneOffset.UTC));
    }
}
