package org.vigil.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.Basis;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.Relative;
import org.vigil.profile.Status;

/**
 * Finds where a changed file would lift what it restricted before. Files may add restrictions and never lift one:
 * lifting is an explicit act. A new custody after a release is a new fact and lifts nothing.
 */
public final class Relaxation {
    private Relaxation() {}

    /** A file that no longer knows takes the release back as well: the next one could say that custody lasts. */
    private static boolean outOn(Profile profile, LocalDate day) {
        return switch (profile.statusOn(day, Convention.ELAPSED)) {
            case Status.Released released -> true;
            case Status.Died died -> true;
            case Status.InCustody inCustody -> false;
            case Status.Unknown unknown -> false;
        };
    }

    /** The fields that would come out with the new file. */
    private static List<String> published(Profile before, Profile after) {
        List<String> fields = new ArrayList<>(before.doNotPublish().fields());
        fields.removeAll(after.doNotPublish().fields());
        return fields.stream().sorted().toList();
    }

    /** What the new file takes back, in words; empty where it takes back nothing. */
    public static Optional<String> of(Profile before, Profile after, Instant now) {
        return of(before, after, now, relative -> false);
    }

    /**
     * As above.
     *
     * @param asked whether somebody has written down that a relative may be named until the day that the new file says
     */
    static Optional<String> of(Profile before, Profile after, Instant now, Predicate<Relative> asked) {
        LocalDate today = before.dayAt(now);
        if (before.minorOn(today) && !after.minorOn(today)) {
            return Optional.of("the file no longer says that the person is a minor");
        }
        if (before.withheld() && !after.withheld()) {
            return Optional.of("the file no longer withholds the person");
        }
        OrganisationId holder = before.caseHolder();
        if (holder != null && !holder.equals(after.caseHolder())) {
            return Optional.of("the file takes the case from the organisation that held it");
        }
        List<String> published = published(before, after);
        if (!published.isEmpty()) {
            return Optional.of("the file no longer withholds " + String.join(", ", published));
        }
        return basis(before.basis(), after.basis(), today)
                .or(() -> ended(before, after, today))
                .or(() -> new LiftedParts(before, after, today, asked).words());
    }

    /**
     * A basis of another kind asks for other things of those who record it, so it counts as new even where the old one
     * held; and one that begins on a day to come would otherwise begin with nobody looking.
     */
    private static Optional<String> basis(Basis before, Basis after, LocalDate today) {
        if (before.equals(after) || after.begins().isEmpty()) {
            return Optional.empty();
        }
        if (!before.holdsOn(today) && after.holdsOn(today)) {
            return Optional.of("the file now gives a basis to show the person on real networks");
        }
        if (!before.getClass().equals(after.getClass())) {
            return Optional.of("the file now gives a basis of another kind to show the person on real networks");
        }
        return after.begins()
                .filter(day -> day.isAfter(today))
                .map(day -> "the file now gives a basis that begins on " + day + ", a day to come");
    }

    private static Optional<String> ended(Profile before, Profile after, LocalDate today) {
        return switch (before.statusOn(today, Convention.ELAPSED)) {
            case Status.Died died ->
                after.statusOn(today, Convention.ELAPSED) instanceof Status.Died
                        ? Optional.empty()
                        : Optional.of("the file no longer says that the person died");
            case Status.Released released ->
                outOn(after, released.since().latest())
                        ? Optional.empty()
                        : Optional.of("the file takes back the release of "
                                + released.since().date());
            case Status.InCustody inCustody -> Optional.empty();
            case Status.Unknown unknown -> Optional.empty();
        };
    }
}
