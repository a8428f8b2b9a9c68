package org.vigil.campaign;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vigil.campaign.SpecialDays.Use;
import org.vigil.source.Fields;

/** Reads what milestones, anniversaries and observances mean to a campaign. */
final class SpecialDaysFields {
    private static final String NUMBER = "a number of days from 1 to 36500, such as 1000";

    private SpecialDaysFields() {}

    static SpecialDays read(Fields fields) {
        Use milestones = fields.choice("milestones", Use.class).orElse(Use.OFF);
        List<Long> days = days(fields, milestones);
        Use anniversaries = fields.choice("anniversaries", Use.class).orElse(Use.OFF);
        List<Observance> observances = observances(fields);
        Use onObservances = fields.choice("observance_days", Use.class).orElse(Use.FLAVOUR);
        if (fields.has("observance_days") && !fields.has("observances")) {
            fields.problem("observance_days", "no observance is switched on", "observances: [press-freedom]");
        }
        return new SpecialDays(
                milestones,
                days,
                anniversaries,
                onObservances == Use.OFF ? List.of() : observances,
                observances.isEmpty() ? Use.OFF : onObservances);
    }

    private static List<Long> days(Fields fields, Use milestones) {
        if (!fields.has("milestone_days")) {
            return SpecialDays.USUAL_MILESTONES;
        }
        if (milestones == Use.OFF) {
            fields.problem("milestone_days", "milestones are off", "milestones: choose, or milestones: flavour");
        }
        List<Long> days = fields.values("milestone_days", SpecialDaysFields::number, NUMBER);
        if (fields.texts("milestone_days").isEmpty()) {
            fields.problem("milestone_days", "no number stands there", "numbers such as [100, 365, 1000]");
        }
        return days.stream().sorted().distinct().toList();
    }

    private static long number(String text) {
        if (!text.matches("[1-9]\\d{0,4}") || Long.parseLong(text) > 36_500) {
            throw new IllegalArgumentException();
        }
        return Long.parseLong(text);
    }

    private static List<Observance> observances(Fields fields) {
        List<Observance> observances = fields.values("observances", Observances::of, Observances.allowed());
        Set<String> seen = new HashSet<>();
        observances.stream()
                .filter(day -> !seen.add(day.id()))
                .forEach(day -> fields.problem("observances", "\"" + day.id() + "\" stands there twice", "each once"));
        return observances.stream().distinct().toList();
    }
}
