package org.vigil.settings;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.source.Fields;

/** Reads {@code digest:} of the settings. */
final class DigestFields {
    private static final String TIME = "a time of day as \"17:00\"";
    private static final String ZONE = "a zone such as America/New_York or Asia/Baku";
    static final String DAY = "one of: mon, tue, wed, thu, fri, sat, sun";
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private DigestFields() {}

    static Digest read(Fields fields, Optional<Notify> notify) {
        LocalTime at = fields.requiredValue("at", DigestFields::time, TIME).orElse(LocalTime.MIN);
        ZoneId zone = fields.requiredValue("zone", DigestFields::zone, ZONE).orElse(ZoneOffset.UTC);
        DayOfWeek verification =
                fields.value("verification", DigestFields::day, DAY).orElse(DayOfWeek.MONDAY);
        if (notify.isEmpty()) {
            fields.problem("", "there is nobody to whom it could be sent", "people on call, under notify");
        }
        List<String> to = onCall(fields, "to", notify);
        fields.done();
        return new Digest(at, zone, to, verification);
    }

    /** The names of a field, who must be on call; all who are where the field is not there. */
    static List<String> onCall(Fields fields, String field, Optional<Notify> notify) {
        List<String> onCall = notify.stream()
                .flatMap(list -> list.onCall().stream())
                .map(OnCall::name)
                .toList();
        List<String> named = fields.values(field, NotifyFields::name, NotifyFields.NAME);
        if (fields.has(field) && fields.texts(field).isEmpty()) {
            fields.problem(field, "nobody is named", "names of people on call; leave it out for all of them");
        }
        named.stream()
                .filter(name -> notify.isPresent() && !onCall.contains(name))
                .forEach(name -> fields.problem(
                        field,
                        "\"" + name + "\" is not on call",
                        "a name under notify: " + onCall.stream().collect(Collectors.joining(", "))));
        return named.isEmpty() ? onCall : List.copyOf(named);
    }

    private static LocalTime time(String text) {
        if (!text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw new IllegalArgumentException();
        }
        return LocalTime.parse(text);
    }

    private static ZoneId zone(String text) {
        if (!(text.contains("/") || text.equals("UTC"))
                || !ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("no such zone is known");
        }
        return ZoneId.of(text);
    }

    static DayOfWeek day(String text) {
        if (!DAYS.contains(text)) {
            throw new IllegalArgumentException();
        }
        return DayOfWeek.of(DAYS.indexOf(text) + 1);
    }
}
