package org.vigil.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.vigil.profile.CustodyDate;
import org.vigil.profile.PartialDate;

/** Reads dates and zones of the command line; a {@link Failure} says what is wrong. */
final class Dates {
    private Dates() {}

    static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new Failure(Vigil.USAGE, "--zone: \"" + text + "\" is no zone; give a name such as Asia/Baku.");
        }
        return ZoneId.of(text);
    }

    /** A day, a month or a year. */
    static CustodyDate date(String option, String text) {
        try {
            return CustodyDate.parse(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Failure(
                    Vigil.USAGE,
                    option + ": \"" + text + "\" is no date of the calendar; give " + PartialDate.ALLOWED + ".");
        }
    }

    static LocalDate day(String option, String text) {
        try {
            PartialDate date = PartialDate.parse(text);
            if (date.precision() == PartialDate.Precision.DAY) {
                return date.earliest();
            }
            throw new Failure(
                    Vigil.USAGE, option + ": \"" + text + "\" is no single day; give one such as 2015-09-01.");
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Failure(
                    Vigil.USAGE, option + ": \"" + text + "\" is no day of the calendar; give one such as 2015-09-01.");
        }
    }
}
