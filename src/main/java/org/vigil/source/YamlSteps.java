package org.vigil.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes single values of a YAML text and leaves every other character as it stands: remarks, order, layout, and what
 * nobody knows a meaning for. What came out is read again and compared with what was to be; where it is not just that,
 * nothing is changed.
 */
public final class YamlSteps {
    private YamlSteps() {}

    /** One change. A path has names of fields, and places in lists from 0. */
    public sealed interface Step {
        /** Sets a value; mappings on the way are made. */
        record Put(List<Object> path, Object value) implements Step {}

        /** Takes a field, or an item of a list, away; with the last item goes the list. */
        record Remove(List<Object> path) implements Step {}

        /** Adds an item to a list, which is made where there is none. */
        record Append(List<Object> path, Object value) implements Step {}
    }

    /**
     * Takes one step after the other.
     *
     * @param order of the fields of the text: a new one comes after those that stand before it there
     * @return empty where the text is written so that this cannot be done in place
     */
    public static Optional<String> apply(String text, List<Step> steps, List<String> order) {
        String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        String now = text.substring(mark.length());
        Optional<Map<String, Object>> values = YamlValues.of(now);
        for (Step step : steps) {
            values = values.map(known -> after(known, step));
            Optional<String> next = values.isEmpty() ? Optional.empty() : new YamlPlace(now, order).apply(step);
            if (next.isEmpty() || !YamlValues.of(next.get()).equals(values)) {
                return Optional.empty();
            }
            now = next.get();
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(mark + now);
    }

    /**
     * The same values written anew, for a text without remarks.
     *
     * @return empty where there are remarks, which would be lost
     */
    public static Optional<String> anew(String text, List<Step> steps) {
        if (YamlRemarks.in(text) || text.contains("\uFEFF")) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> values = YamlValues.of(text);
        for (Step step : steps) {
            values = values.map(known -> after(known, step));
        }
        return values.map(YamlText::of);
    }

    /** What the values are after a step. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> after(Map<String, Object> values, Step step) {
        return (Map<String, Object>)
                switch (step) {
                    case Step.Put put -> put(values, put.path(), YamlValues.plain(put.value()));
                    case Step.Remove remove -> remove(values, remove.path());
                    case Step.Append append -> {
                        List<Object> items = new ArrayList<>(
                                YamlValues.at(values, append.path()) instanceof List<?> there ? there : List.of());
                        items.add(YamlValues.plain(append.value()));
                        yield put(values, append.path(), items);
                    }
                };
    }

    private static Object put(Object within, List<Object> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        Object first = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        if (first instanceof Integer place && within instanceof List<?> list) {
            List<Object> items = new ArrayList<>(list);
            items.set(place, put(items.get(place), rest, value));
            return items;
        }
        Map<Object, Object> fields = new LinkedHashMap<>(within instanceof Map<?, ?> map ? map : Map.of());
        fields.put(first, put(fields.getOrDefault(first, Map.of()), rest, value));
        return fields;
    }

    private static Object remove(Object within, List<Object> path) {
        Object first = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        if (first instanceof Integer place && within instanceof List<?> list) {
            List<Object> items = new ArrayList<>(list);
            if (rest.isEmpty()) {
                items.remove((int) place);
            } else {
                items.set(place, remove(items.get(place), rest));
            }
            return items;
        }
        Map<Object, Object> fields = new LinkedHashMap<>(within instanceof Map<?, ?> map ? map : Map.of());
        boolean last = rest.size() == 1
                && rest.getFirst() instanceof Integer
                && fields.get(first) instanceof List<?> list
                && list.size() == 1;
        if (rest.isEmpty() || last) {
            fields.remove(first);
        } else if (fields.containsKey(first)) {
            fields.put(first, remove(fields.get(first), rest));
        }
        return fields;
    }
}
