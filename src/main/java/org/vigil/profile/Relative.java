package org.vigil.profile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relative who is publicly known to speak for the person. Never a minor.
 *
 * @param relation such as "mother"
 * @param living null where nobody said; a relative is named unless it is false
 * @param review the last day on which the relative is named without somebody having asked again; null for no such day
 * @param doNotPublish named nowhere
 * @param sources that it rests on
 */
public record Relative(
        String name,
        String relation,
        @Nullable Boolean living,
        @Nullable LocalDate review,
        boolean doNotPublish,
        List<SourceId> sources) {

    public Relative(String name, String relation, @Nullable Boolean living) {
        this(name, relation, living, null, false, List.of());
    }

    /** As it is, but named until another day. */
    public Relative namedUntil(LocalDate until) {
        return new Relative(name, relation, living, until, doNotPublish, sources);
    }

    /** Whether somebody wrote down that the relative lives, and until when that and the will to be named count as asked. */
    public boolean mayBeQuoted() {
        return Boolean.TRUE.equals(living) && review != null;
    }

    /** Whether a post may name the relative on a day of the place of custody (RULES 2, "relatives die"). */
    public boolean mayBeNamedOn(LocalDate day) {
        return !doNotPublish && !Boolean.FALSE.equals(living) && (review == null || !day.isAfter(review));
    }
}
