package org.vigil.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.source.Fields;

/** Reads what the facts rest on, and reports what says nothing: no source, or an alternative that is none. */
final class FactFields {
    private final Fields profile;

    private FactFields(Fields profile) {
        this.profile = profile;
    }

    static Attributions read(Fields profile) {
        Map<Fact, Attribution> read = new EnumMap<>(Fact.class);
        FactFields reader = new FactFields(profile);
        profile.child("facts").ifPresent(facts -> {
            for (Fact fact : Fact.values()) {
                facts.child(fact.word()).ifPresent(fields -> read.put(fact, reader.attribution(fact, fields)));
                if (facts.has(fact.word()) && !profile.has(fact.word())) {
                    facts.problem(
                            fact.word(),
                            "the profile has no " + fact.word() + " that could rest on anything",
                            "take it out; or write the " + fact.word());
                }
            }
            facts.done();
        });
        return read.isEmpty() ? Attributions.NONE : new Attributions(read);
    }

    private Attribution attribution(Fact fact, Fields fields) {
        List<Fields> others = fields.children("alternatives");
        List<SourceId> sources = fields.has("sources") || others.isEmpty()
                ? SourceFields.required(fields, "the ids of the sources that say it; or no line of it under facts")
                : List.of();
        if (fact == Fact.ALIASES && !others.isEmpty()) {
            fields.problem(
                    "alternatives", "an alias is itself another name", "take it out; one more line under aliases");
        }
        List<String> known = new ArrayList<>(others.isEmpty() ? List.of() : inUse(fact));
        List<Said> alternatives = new ArrayList<>();
        for (Fields other : others) {
            said(fact, other, known).ifPresent(alternatives::add);
        }
        fields.done();
        return new Attribution(sources, alternatives);
    }

    /** @param known what is in use, and the alternatives before it; takes this one */
    private Optional<Said> said(Fact fact, Fields other, List<String> known) {
        String text = Words.required(other, "text", fact.allowed());
        Optional<String> read =
                text.isBlank() ? Optional.empty() : other.value("text", fact::alternative, fact.allowed());
        List<SourceId> sources = SourceFields.required(other, "the ids of the sources that say this instead");
        other.done();
        read.ifPresent(found -> {
            if (known.stream().anyMatch(each -> Fact.same(found, each))) {
                other.problem(
                        "text", "this is no other one: it stands there already", "what these sources say instead");
            } else if (fact == Fact.NAMES
                    && profile.texts("aliases").stream().noneMatch(alias -> Fact.same(found, alias))) {
                other.problem(
                        "text",
                        "this name does not stand under aliases, by which holds and searches find the person",
                        "the same name under aliases, too");
            }
            known.add(found);
        });
        return read.map(found -> new Said(found, sources));
    }

    /** As it is written, whether it can be read or not. */
    private List<String> inUse(Fact fact) {
        String field = fact.word();
        return switch (fact) {
            case NAMES, ROLE, STORY ->
                profile.isMapping(field)
                        ? profile.child(field).stream()
                                .flatMap(texts -> texts.names().stream().flatMap(name -> texts.text(name).stream()))
                                .toList()
                        : List.of();
            case ALIASES, COUNTRY -> profile.texts(field);
            case HELD_BY, PRONOUN, BIRTH_DATE -> profile.text(field).stream().toList();
        };
    }
}
