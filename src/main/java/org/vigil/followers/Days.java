package org.vigil.followers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.InPublic;
import org.vigil.profile.CustodyCount;
import org.vigil.profile.Profile;

/**
 * The days in custody of one person, now and after the next midnight in the place of custody.
 *
 * @param day the date there
 * @param midnight the next one there
 * @param next what stands there then; the same as now where nothing may be said by then
 * @param count null where no number may be said
 */
record Days(
        String name,
        LocalDate day,
        ZoneId zone,
        Instant midnight,
        String now,
        String next,
        List<String> notes,
        String counted,
        String kind,
        @Nullable CustodyCount count) {

    /** Empty for somebody whose days are nobody's to count, such as a group. */
    static Optional<Days> of(Pages pages, InPublic.Shown shown, Instant at) {
        Telling telling = pages.telling(shown, at);
        Optional<Profile> held = telling.facts().held();
        if (held.isEmpty() || telling.status().isEmpty() || telling.name().isEmpty()) {
            return Optional.empty();
        }
        ZoneId zone = held.get().zoneAt(at);
        LocalDate day = held.get().dayAt(at);
        Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
        String next = pages.telling(shown, midnight).status();
        return Optional.of(new Days(
                telling.name(),
                day,
                zone,
                midnight,
                telling.status(),
                next.isEmpty() ? telling.status() : next,
                telling.notes(),
                telling.counted(),
                telling.kind(),
                telling.facts().count().orElse(null)));
    }

    /** Whole seconds, never too few: the number is never too large. */
    long secondsToMidnight(Instant at) {
        return Math.max(1, Duration.between(at, midnight).plusMillis(999).toSeconds());
    }
}
