package org.vigil.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range of days as a command takes it, {@code --from} and {@code --to}, both of which belong to it and may be left out.
 *
 * @param zone in which they are days
 */
record DayRange(Optional<LocalDate> from, Optional<LocalDate> to, ZoneId zone) {

    /** @throws Failure where a day is none, or the range ends before it begins */
    static DayRange of(@Nullable String from, @Nullable String to, ZoneId zone) {
        Optional<LocalDate> first = Optional.ofNullable(from).map(day -> Dates.day("--from", day));
        Optional<LocalDate> last = Optional.ofNullable(to).map(day -> Dates.day("--to", day));
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            throw new Failure(
                    Vigil.USAGE,
                    "The range ends before it begins: --from " + first.get() + " --to " + last.get()
                            + ". Perhaps they are the wrong way round.");
        }
        return new DayRange(first, last, zone);
    }

    /** The first moment of the first day. */
    Optional<Instant> start() {
        return from.map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** The first moment after the last day. */
    Optional<Instant> end() {
        return to.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
