package org.vigil.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of a profile rest on, with what a row says more of it. Where the row's words take the place of the
 * profile's, those stay as an alternative, with the sources that they had.
 */
final class UnitedFacts {
    private static final String FACTS = "facts";
    private static final String SOURCES = "sources";
    private static final String ALTERNATIVES = "alternatives";

    /** Whose words a row may replace. */
    private static final Set<String> REPLACED = Set.of("role", "story");

    private final Map<String, Object> old;
    private final Map<String, Object> merged;

    private UnitedFacts(Map<String, Object> old, Map<String, Object> merged) {
        this.old = old;
        this.merged = merged;
    }

    /** Puts it into the merged fields. What is no mapping is left to the reader of profiles, who says so. */
    static void put(Map<String, Object> old, Map<String, Object> merged, @Nullable Object said) {
        if (said != null && !(said instanceof Map<?, ?>)) {
            merged.put(FACTS, said);
            return;
        }
        Map<String, Object> known = mapping(old.get(FACTS));
        Map<String, Object> more = mapping(said);
        Set<String> names = new LinkedHashSet<>(known.keySet());
        names.addAll(more.keySet());
        UnitedFacts united = new UnitedFacts(old, merged);
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String name : names) {
            Object fact = united.fact(name, known.get(name), more.get(name));
            if (!(fact instanceof Map<?, ?> map && map.isEmpty())) {
                facts.put(name, fact);
            }
        }
        merged.remove(FACTS);
        if (!facts.isEmpty()) {
            merged.put(FACTS, facts);
        }
    }

    private Object fact(String name, @Nullable Object known, @Nullable Object said) {
        if (said != null && !(said instanceof Map<?, ?>)) {
            return said;
        }
        Map<String, Object> ours = mapping(known);
        Map<String, Object> theirs = mapping(said);
        List<String> replaced = replaced(name);
        Set<Object> sources = new LinkedHashSet<>(replaced.isEmpty() ? list(ours.get(SOURCES)) : List.of());
        sources.addAll(list(theirs.get(SOURCES)));
        List<Object> alternatives = new ArrayList<>(list(ours.get(ALTERNATIVES)));
        if (!list(ours.get(SOURCES)).isEmpty()) {
            replaced.forEach(text ->
                    alternatives.add(Draft.mapping("text", text, SOURCES, List.copyOf(list(ours.get(SOURCES))))));
        }
        list(theirs.get(ALTERNATIVES)).forEach(each -> add(alternatives, each));
        List<Object> inUse =
                alternatives.stream().filter(each -> isInUse(name, each)).toList();
        // Whoever said so all along now says what is in use.
        inUse.forEach(each -> sources.addAll(list(mapping(each).get(SOURCES))));
        alternatives.removeAll(inUse);
        return written(sources, alternatives);
    }

    private static Map<String, Object> written(Set<Object> sources, List<Object> alternatives) {
        Map<String, Object> fact = new LinkedHashMap<>();
        if (!sources.isEmpty()) {
            fact.put(SOURCES, List.copyOf(sources));
        }
        if (!alternatives.isEmpty()) {
            fact.put(ALTERNATIVES, List.copyOf(alternatives));
        }
        return fact;
    }

    private static void add(List<Object> alternatives, Object said) {
        for (int i = 0; i < alternatives.size(); i++) {
            Map<String, Object> known = mapping(alternatives.get(i));
            if (plain(known.get("text")).equals(plain(mapping(said).get("text")))) {
                Set<Object> sources = new LinkedHashSet<>(list(known.get(SOURCES)));
                sources.addAll(list(mapping(said).get(SOURCES)));
                known.put(SOURCES, List.copyOf(sources));
                alternatives.set(i, known);
                return;
            }
        }
        alternatives.add(said);
    }

    private boolean isInUse(String name, Object alternative) {
        String text = plain(mapping(alternative).get("text"));
        return texts(merged.get(name)).stream().anyMatch(used -> plain(used).equals(text));
    }

    private List<String> replaced(String name) {
        List<String> now = texts(merged.get(name));
        return REPLACED.contains(name)
                ? texts(old.get(name)).stream()
                        .filter(text -> !now.contains(text))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static List<String> texts(@Nullable Object value) {
        Collection<?> values =
                value instanceof Map<?, ?> map ? map.values() : value instanceof List<?> list ? list : List.of();
        return values.isEmpty() && value instanceof String text
                ? List.of(text)
                : values.stream().map(String::valueOf).toList();
    }

    private static String plain(@Nullable Object text) {
        return ListWords.plain(text == null ? "" : text.toString());
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }

    private static Map<String, Object> mapping(@Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> copy.put(name.toString(), each));
        }
        return copy;
    }
}
