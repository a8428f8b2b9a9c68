package org.vigil.workspace;

import java.time.LocalDate;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.Status;

/** What is known of somebody on a day, in English words for the team. */
public final class StatusWords {
    private StatusWords() {}

    /** As of a day of the place of custody, with the limit of age where that is why no number is said. */
    public static String of(Profile person, LocalDate day, StatusLimits.Limit limit) {
        Status status = person.statusOn(day, Convention.ELAPSED, limit.duration());
        boolean stale = status instanceof Status.Unknown unknown && unknown.headline() != null;
        return of(status) + (stale ? " (limit: " + limit.words() + ")" : "");
    }

    public static String of(Status status) {
        return switch (status) {
            case Status.InCustody held ->
                status.word() + ", " + CountWords.of(held.headline().count());
            case Status.Released released -> "released " + released.since().when();
            case Status.Died died -> "died " + died.on().when();
            case Status.Unknown unknown -> "unknown: " + unknown.reason();
        };
    }
}
