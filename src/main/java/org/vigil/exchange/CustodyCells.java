package org.vigil.exchange;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Custody, and what a list says of its end. A status without the day of the change restricts all the more: nobody who may be
 * free, dead or lost is spoken of until a person has looked.
 */
final class CustodyCells {
    private static final Set<String> KINDS =
            Set.of("detention", "prison", "house_arrest", "administrative", "disappearance");

    private final DateCells dates;
    private final LocalDate today;

    CustodyCells(DateCells dates, LocalDate today) {
        this.dates = dates;
        this.today = today;
    }

    /** Puts custody, events and restrictions into the fields; answers the status in a word, empty where none is said. */
    String read(Cells cells, @Nullable ZoneId zone, Map<String, Object> fields) {
        Optional<String> status = status(cells);
        Optional<Object> from = dates.date(cells, Target.DETAINED_ON, zone, today);
        if (from.isEmpty()) {
            if (cells.text(Target.DETAINED_ON).isEmpty()) {
                cells.refuse(
                        Target.DETAINED_ON,
                        "the date of detention is missing; it is never taken from another column. Write it as 2015-09-01,"
                                + " 2015-09 or 2015, or leave the row out");
            }
            return status.orElse("");
        }
        Map<String, Object> period = new LinkedHashMap<>();
        period.put("kind", kind(cells, status.orElse("")));
        period.put("from", from.get());
        end(cells, zone, status.orElse(""), period, fields);
        fields.put("custody", List.of(period));
        return status.orElse("");
    }

    private Optional<String> status(Cells cells) {
        Optional<String> text = cells.text(Target.STATUS);
        Optional<String> meant = text.flatMap(word -> cells.meant("status", word));
        if (text.isPresent() && meant.isEmpty()) {
            cells.refuse(
                    Target.STATUS,
                    "Vigil does not know this status; say in the mapping what it means, under values: in_custody,"
                            + " house_arrest, disappeared, released, died or unknown");
        }
        return meant;
    }

    private static String kind(Cells cells, String status) {
        return cells.text(Target.CUSTODY_KIND)
                .flatMap(word -> said(cells, word))
                .orElseGet(() -> kindOf(status).orElse("detention"));
    }

    /** A list's own word is one of ours, or one that means a status: "in prison", "under house arrest". */
    private static Optional<String> said(Cells cells, String word) {
        Optional<String> kind = Optional.of(ListWords.plain(word).replace(' ', '_'))
                .filter(KINDS::contains)
                .or(() -> cells.meant("status", word).flatMap(CustodyCells::kindOf));
        if (kind.isEmpty()) {
            cells.refuse(
                    Target.CUSTODY_KIND,
                    "one of: detention, prison, house_arrest, administrative, disappearance; or how a list says it, such as"
                            + " in prison");
        }
        return kind;
    }

    /** The kind of custody that a status tells of; empty where it tells of none. */
    private static Optional<String> kindOf(String status) {
        return switch (status) {
            case "in_custody" -> Optional.of("detention");
            case "disappeared" -> Optional.of("disappearance");
            case "house_arrest" -> Optional.of("house_arrest");
            default -> Optional.empty();
        };
    }

    private void end(
            Cells cells, @Nullable ZoneId zone, String status, Map<String, Object> period, Map<String, Object> fields) {
        Optional<Object> ended = dates.date(cells, Target.ENDED_ON, zone, today);
        Optional<Object> released = dates.date(cells, Target.RELEASED_ON, zone, today);
        Optional<Object> died = dates.date(cells, Target.DIED_ON, zone, today);
        Optional<Object> end = died.or(() -> released).or(() -> ended);
        List<Object> events = new ArrayList<>();
        released.ifPresent(day -> events.add(
                Draft.mapping("kind", "released", "date", day, "what", "released, as an imported list says")));
        died.ifPresent(day -> events.add(Draft.mapping("kind", "died", "date", day)));
        if (!events.isEmpty()) {
            fields.put("events", events);
        }
        boolean over = status.equals("released") || status.equals("died") || status.equals("unknown");
        if (end.isPresent()) {
            period.put("to", end.get());
            if (status.equals("died") && died.isEmpty()) {
                silence(period, fields, status);
            }
        } else {
            confirmed(cells, zone, status, period);
            if (over) {
                period.put("to", "unknown");
                silence(period, fields, status);
            }
        }
    }

    /**
     * The last day on which a source says so; where nobody says one, that of the detention itself. Of whoever is out or dead the
     * day of the list tells that custody did not last.
     */
    private void confirmed(Cells cells, @Nullable ZoneId zone, String status, Map<String, Object> period) {
        boolean ended = status.equals("released") || status.equals("died");
        String last = dates.date(cells, Target.CONFIRMED, zone, today)
                .filter(day -> !ended)
                .map(DateCells::plain)
                .orElseGet(() -> DateCells.plain(period.getOrDefault("from", "")));
        period.put("confirmed", last);
    }

    private static void silence(Map<String, Object> period, Map<String, Object> fields, String status) {
        period.put("note", "an imported list says: " + status + ", without the day");
        fields.put("withheld", true);
    }
}
