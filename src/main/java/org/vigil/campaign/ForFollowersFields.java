package org.vigil.campaign;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.vigil.source.Fields;

/** Reads what a schedule opens to everybody: {@code public} and {@code action_hour}. */
final class ForFollowersFields {
    private static final String HOUR = "a day and a time in the campaign's zone, as 2026-12-10T18:00";

    private ForFollowersFields() {}

    static ForFollowers read(Fields fields, ZoneId zone) {
        Optional<LocalDateTime> hour = fields.value("action_hour", ForFollowersFields::moment, HOUR);
        ForFollowers open = fields.child("public").map(ForFollowersFields::open).orElse(ForFollowers.NONE);
        hour.filter(at -> zone.getRules().getValidOffsets(at).isEmpty())
                .ifPresent(at -> fields.problem(
                        "action_hour", at + " does not exist in " + zone + ": clocks go forward then", HOUR));
        if (hour.isPresent() && !open.pages()) {
            fields.problem("action_hour", "it stands on pages that are not public", "public: { pages: true }");
        }
        return new ForFollowers(open.pages(), open.counter(), open.feed(), hour.orElse(null));
    }

    private static ForFollowers open(Fields fields) {
        ForFollowers open = new ForFollowers(fields.flag("pages"), fields.flag("counter"), fields.flag("feed"), null);
        fields.done();
        return open;
    }

    private static LocalDateTime moment(String text) {
        int end = text.indexOf('T');
        if (end < 0) {
            throw new IllegalArgumentException();
        }
        LocalTime time = Words.time(text.substring(end + 1));
        try {
            return Words.day(text.substring(0, end)).atTime(time);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the calendar has no such day", e);
        }
    }
}
