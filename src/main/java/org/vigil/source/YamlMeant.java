package org.vigil.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigil.source.YamlSteps.Step;

/** What a text's values are to be after a {@link YamlSteps.Step}. What cannot be meant of a text is none of its values. */
final class YamlMeant {
    private YamlMeant() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> after(Map<String, Object> values, Step step) {
        return (Map<String, Object>)
                switch (step) {
                    case Step.Put put -> put(values, put.path(), YamlValues.plain(put.value()));
                    case Step.Remove remove -> remove(values, remove.path());
                    case Step.Append append ->
                        put(
                                values,
                                append.path(),
                                YamlValues.plain(longer(YamlValues.at(values, append.path()), append.value())));
                };
    }

    /** A list with one more; one value alone is a list of one. */
    static List<Object> longer(@Nullable Object there, Object item) {
        List<Object> items = new ArrayList<>();
        switch (there) {
            case null -> {}
            case List<?> list -> items.addAll(list);
            case String text when text.isEmpty() -> {}
            default -> items.add(there);
        }
        items.add(item);
        return items;
    }

    private static Object put(Object within, List<Object> path, Object value) {
        if (path.isEmpty()) {
            return value;
        }
        Object first = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        if (within instanceof List<?> list && first instanceof Integer place && place < list.size()) {
            List<Object> items = new ArrayList<>(list);
            items.set(place, put(items.get(place), rest, value));
            return items;
        }
        Map<Object, Object> fields = fields(within);
        fields.put(first, put(fields.getOrDefault(first, Map.of()), rest, value));
        return fields;
    }

    private static Object remove(Object within, List<Object> path) {
        Object first = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        if (within instanceof List<?> list && first instanceof Integer place && place < list.size()) {
            List<Object> items = new ArrayList<>(list);
            if (rest.isEmpty()) {
                items.remove((int) place);
            } else {
                items.set(place, remove(items.get(place), rest));
            }
            return items;
        }
        Map<Object, Object> fields = fields(within);
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

    private static Map<Object, Object> fields(Object within) {
        return new LinkedHashMap<>(within instanceof Map<?, ?> map ? map : Map.of());
    }
}
