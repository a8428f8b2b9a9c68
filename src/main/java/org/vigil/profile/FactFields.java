package org.vigil.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.source.Fields;

/** Reads what the facts rest on, and reports what says nothing: no source, or an alternative that is none. */
final class FactFields {
    private static final String FACTS = "facts";

    private FactFields() {}

    static Attributions read(Fields profile) {
        Map<Fact, Attribution> read = new EnumMap<>(Fact.class);
        profile.child(FACTS).ifPresent(facts -> {
            for (Fact fact : Fact.values()) {
                facts.child(fact.word()).ifPresent(fields -> read.put(fact, attribution(fact, fields)));
            }
            facts.done();
        });
        return read.isEmpty() ? Attributions.NONE : new Attributions(read);
    }

    private static Attribution attribution(Fact fact, Fields fields) {
        List<Fields> others = fields.children("alternatives");
        List<SourceId> sources = fields.has("sources") || others.isEmpty()
                ? SourceFields.required(fields, "the ids of the sources that say it; or no line of it under facts")
                : List.of();
        List<Said> alternatives = new ArrayList<>();
        for (Fields other : others) {
            said(fact, other).ifPresent(alternatives::add);
        }
        fields.done();
        return new Attribution(sources, alternatives);
    }

    private static Optional<Said> said(Fact fact, Fields other) {
        String text = Words.required(other, "text", fact.allowed());
        Optional<String> read = text.isBlank() ? Optional.empty() : other.value("text", fact::alternative, fact.allowed());
        List<SourceId> sources = SourceFields.required(other, "the ids of the sources that say this instead");
        other.done();
        return read.map(found -> new Said(found, sources));
    }

    /** Compares with what is in use. Only where all of it could be read. */
    static void compare(Profile profile, Fields fields) {
        fields.child(FACTS).ifPresent(facts -> profile.facts().byFact().forEach((fact, attribution) -> {
            List<String> inUse = fact.inUse(profile);
            if (inUse.isEmpty()) {
                facts.problem(
                        fact.word(),
                        "the profile has no " + fact.word() + " that could rest on anything",
                        "take it out; or write the " + fact.word());
            }
            facts.child(fact.word()).ifPresent(field -> compare(fact, attribution, field, inUse, profile.aliases()));
        }));
    }

    private static void compare(
            Fact fact, Attribution attribution, Fields field, List<String> inUse, List<String> aliases) {
        List<Said> alternatives = attribution.alternatives();
        if (fact == Fact.ALIASES && !alternatives.isEmpty()) {
            field.problem("alternatives", "an alias is itself another name", "take it out; one more line under aliases");
            return;
        }
        List<Fields> places = field.children("alternatives");
        List<String> known = new ArrayList<>(inUse);
        for (int i = 0; i < alternatives.size(); i++) {
            String text = alternatives.get(i).text();
            if (known.stream().anyMatch(other -> Fact.same(text, other))) {
                places.get(i)
                        .problem("text", "this is no other one: it stands there already", "what these sources say instead");
            } else if (fact == Fact.NAMES && aliases.stream().noneMatch(alias -> Fact.same(text, alias))) {
                places.get(i)
                        .problem(
                                "text",
                                "this name does not stand under aliases, by which holds and searches find the person",
                                "the same name under aliases, too");
            }
            known.add(text);
        }
    }
}
