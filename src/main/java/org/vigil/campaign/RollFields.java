package org.vigil.campaign;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vigil.profile.ProfileId;
import org.vigil.profile.ProfileKind;
import org.vigil.source.Fields;

/** Reads who a campaign may feature. */
final class RollFields {
    private static final String ALLOWED =
            "{ include: [prisoner, family], tag: some-tag } or { listed: [first-id, second-id] }";

    private RollFields() {}

    static Optional<Roll> read(Fields fields) {
        if (!fields.has("roll")) {
            fields.problem("roll", "the field is missing", ALLOWED);
            return Optional.empty();
        }
        return fields.child("roll").map(roll -> {
            Roll read = roll.has("listed") ? listed(roll) : chosen(roll);
            roll.done();
            return read;
        });
    }

    private static Roll listed(Fields roll) {
        List<ProfileId> ids = roll.values("listed", ProfileId::new, "ids of profiles, such as wang-yu");
        if (roll.texts("listed").isEmpty()) {
            roll.problem("listed", "nobody is listed", "ids of profiles, such as wang-yu");
        }
        Set<ProfileId> seen = new HashSet<>();
        ids.stream()
                .filter(id -> !seen.add(id))
                .distinct()
                .forEach(id -> roll.problem("listed", "\"" + id + "\" stands there twice", "each profile once"));
        for (String other : List.of("include", "tag")) {
            if (roll.has(other)) {
                roll.problem(other, "a listed roll chooses nobody else", ALLOWED);
            }
        }
        return new Roll.Listed(List.copyOf(ids));
    }

    private static Roll chosen(Fields roll) {
        List<ProfileKind> kinds = roll.values("include", Words::kind, Words.KIND);
        if (!roll.has("include")) {
            roll.problem("include", "the field is missing", ALLOWED);
        } else if (roll.texts("include").isEmpty()) {
            roll.problem("include", "nobody is included", Words.KIND);
        }
        String tag = roll.value("tag", Words::tag, Words.TAG).orElse("");
        return new Roll.Chosen(new LinkedHashSet<>(kinds), tag);
    }
}
