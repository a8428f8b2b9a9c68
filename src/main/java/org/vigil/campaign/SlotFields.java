package org.vigil.campaign;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigil.source.Fields;

/** Reads the slots of a schedule. */
final class SlotFields {
    private static final String ID = "lower-case letters, digits and dashes, such as morning";

    private SlotFields() {}

    static List<Slot> read(Fields fields) {
        if (!fields.has("slots")) {
            fields.problem(
                    "slots", "the field is missing", "at least one slot, such as { id: morning, at: \"09:00\" }");
            return List.of();
        }
        List<Fields> children = fields.children("slots");
        if (children.isEmpty()) {
            fields.problem("slots", "there is no slot", "at least one, such as { id: morning, at: \"09:00\" }");
        }
        List<Slot> slots = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Fields child : children) {
            slot(child).ifPresent(slot -> {
                if (!ids.add(slot.id())) {
                    child.problem("id", "two slots are called \"" + slot.id() + "\"", "a name of its own for each");
                }
                slots.stream()
                        .filter(other -> collide(other, slot))
                        .findFirst()
                        .ifPresent(other -> child.problem(
                                "at",
                                "the slot \"" + other.id() + "\" has the same time on the same day",
                                "another time, or other days"));
                slots.add(slot);
            });
        }
        return slots;
    }

    private static Optional<Slot> slot(Fields fields) {
        Optional<String> id = fields.requiredValue("id", Words::tag, ID);
        Optional<LocalTime> at = fields.requiredValue("at", Words::time, Words.TIME);
        Set<DayOfWeek> days = days(fields);
        fields.done();
        return id.flatMap(name -> at.map(time -> new Slot(name, time, days)));
    }

    private static Set<DayOfWeek> days(Fields fields) {
        if (!fields.has("days")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        List<DayOfWeek> days = fields.values("days", Words::weekday, Words.WEEKDAY);
        if (fields.texts("days").isEmpty()) {
            fields.problem("days", "no day is named", Words.WEEKDAY + "; leave the field out for every day");
        }
        return days.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(days);
    }

    private static boolean collide(Slot one, Slot other) {
        return one.at().equals(other.at()) && one.days().stream().anyMatch(other.days()::contains);
    }
}
