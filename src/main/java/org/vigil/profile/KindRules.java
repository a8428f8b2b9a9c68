package org.vigil.profile;

import java.util.List;
import org.vigil.source.Fields;

/** What a prisoner, a family and a group need, and what is not theirs. */
final class KindRules {
    private KindRules() {}

    static void check(ProfileKind kind, Fields fields) {
        switch (kind) {
            case PRISONER -> {
                need(fields, "custody", "the periods of custody are missing", "- { kind: detention, from: …, to: … }");
                need(fields, "held_by", "the field is missing", "the country that holds the person: " + Codes.COUNTRY);
                refuse(fields, List.of("speaks_for", "members"), "a prisoner");
            }
            case FAMILY -> {
                need(fields, "speaks_for", "a family speaks for somebody", "the prisoner's id");
                refuse(fields, List.of("members", "custody", "sentences", "counters", "events"), "a family");
            }
            case GROUP -> {
                refuse(fields, List.of("speaks_for", "counters"), "a group");
                if (!fields.has("members") && !fields.has("custody")) {
                    fields.problem(
                            "members",
                            "nobody is in the group",
                            "members: the ids of its people; or custody, for a nameless group");
                }
            }
        }
    }

    private static void need(Fields fields, String field, String wrong, String allowed) {
        if (!fields.has(field)) {
            fields.problem(field, wrong, allowed);
        }
    }

    private static void refuse(Fields fields, List<String> names, String whose) {
        for (String name : names) {
            if (fields.has(name)) {
                fields.problem(name, "this is no field of " + whose, "take it out");
            }
        }
    }
}
