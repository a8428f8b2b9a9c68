package org.vigil.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What each fact of a profile rests on, in the order of its file (RULES 2). Quotes and photos are no facts: their source,
 * credit and licence are part of them.
 */
final class Sourcing {
    private final Profile profile;
    private final List<SourcedFact> facts = new ArrayList<>();

    private Sourcing(Profile profile) {
        this.profile = profile;
        for (Fact fact : Fact.values()) {
            simple(fact);
        }
        each("custody", profile.custody(), (at, period) -> {
            date(at + ".from", period.from(), period.sources());
            CustodyDate to = period.to();
            if (to != null) {
                date(at + ".to", to, period.sources());
            }
        });
        each("charges", profile.charges(), (at, charge) -> add(at, charge.sources(), List.of()));
        each("sentences", profile.sentences(), (at, sentence) -> add(at, sentence.sources(), sentence.alternatives()));
        each("counters", profile.counters(), (at, counter) -> {
            date(at + ".from", counter.from(), counter.sources());
            CustodyDate to = counter.to();
            if (to != null) {
                date(at + ".to", to, counter.sources());
            }
        });
        each("events", profile.events(), (at, event) -> date(at, event.date(), event.sources()));
        each("relatives", profile.relatives(), (at, relative) -> add(at, relative.sources(), List.of()));
    }

    private static <T> void each(String field, List<T> items, BiConsumer<String, T> add) {
        for (int i = 0; i < items.size(); i++) {
            add.accept(field + "[" + (i + 1) + "]", items.get(i));
        }
    }

    /** All of them, also those that are not to be published. */
    static List<SourcedFact> all(Profile profile) {
        return List.copyOf(new Sourcing(profile).facts);
    }

    /** Those of which something may be said. */
    static List<SourcedFact> told(Profile profile) {
        return profile.doNotPublish().has("sources")
                ? List.of()
                : all(profile).stream().filter(fact -> !kept(profile, fact)).toList();
    }

    private static boolean kept(Profile profile, SourcedFact fact) {
        String top = fact.field().replaceFirst("[.\\[].*", "");
        return Stream.of(Fact.values())
                        .anyMatch(each -> each != Fact.BIRTH_DATE
                                && each.word().equals(top)
                                && profile.doNotPublish().keeps(each))
                || profile.doNotPublish().has(top)
                || top.equals("relatives")
                        && profile.relatives()
                                .get(Integer.parseInt(fact.field().replaceAll("\\D", "")) - 1)
                                .doNotPublish();
    }

    private void simple(Fact fact) {
        if (!fact.inUse(profile).isEmpty()) {
            add(
                    fact.word(),
                    profile.facts().sources(fact),
                    fact == Fact.BIRTH_DATE ? List.of() : profile.facts().alternatives(fact));
        }
    }

    private void date(String field, CustodyDate date, List<SourceId> whole) {
        add(
                field,
                Stream.concat(date.sources().stream(), whole.stream())
                        .distinct()
                        .toList(),
                date.alternatives().stream()
                        .map(other -> new Said(other.date().words(), other.sources()))
                        .toList());
    }

    private void add(String field, List<SourceId> sources, List<Said> alternatives) {
        facts.add(new SourcedFact(field, List.copyOf(sources), alternatives));
    }
}
