package org.vigil.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigil.source.YamlSteps.Step;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.Node;

/** Takes a step apart, so that what stays of a list or a mapping keeps its lines and the remarks beside them. */
final class YamlParts {
    private static final String ID = "id";

    private YamlParts() {}

    /** The parts in their order; the step itself where it is to be done at once. */
    static List<Step> of(Step step, YamlLayout layout) {
        return step instanceof Step.Put put ? of(put, layout.node(put.path())) : List.of(step);
    }

    private static List<Step> of(Step.Put put, @Nullable Node node) {
        if (!(node instanceof CollectionNode<?> collection)) {
            return List.of(put);
        }
        Object old = YamlValues.of(node);
        boolean whole = YamlLayout.isFlow(collection) && !isSameShape(old, put.value());
        return switch (old) {
            case Map<?, ?> known
            when put.value() instanceof Map<?, ?> now ->
                whole && !isLongerItem(put, known, now) ? List.of(put) : fields(put, known, now);
            case List<?> known
            when put.value() instanceof List<?> now ->
                YamlLayout.isFlow(collection) && !whole ? places(put, known, now) : items(put, known, now);
            default -> List.of(put);
        };
    }

    /** An item of a list that says more is known by what it said. */
    private static boolean isLongerItem(Step.Put put, Map<?, ?> known, Map<?, ?> now) {
        return put.path().getLast() instanceof Integer && now.keySet().containsAll(known.keySet());
    }

    /** Whether only plain values differ. */
    private static boolean isSameShape(@Nullable Object old, @Nullable Object now) {
        return switch (old) {
            case Map<?, ?> known ->
                now instanceof Map<?, ?> map
                        && known.keySet().equals(map.keySet())
                        && known.keySet().stream().allMatch(name -> isSameShape(known.get(name), map.get(name)));
            case List<?> known ->
                now instanceof List<?> list
                        && known.size() == list.size()
                        && IntStream.range(0, known.size())
                                .allMatch(place -> isSameShape(known.get(place), list.get(place)));
            case null, default -> !(now instanceof Map || now instanceof List);
        };
    }

    private static List<Step> fields(Step.Put put, Map<?, ?> known, Map<?, ?> now) {
        if (known.keySet().stream().noneMatch(now::containsKey)) {
            return List.of(put);
        }
        List<Step> parts = new ArrayList<>();
        now.forEach((name, value) -> {
            if (!YamlValues.plain(value).equals(known.get(name))) {
                parts.add(new Step.Put(with(put.path(), name), value));
            }
        });
        known.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> parts.add(new Step.Remove(with(put.path(), name))));
        return parts;
    }

    private static List<Step> places(Step.Put put, List<?> known, List<?> now) {
        List<Step> parts = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            if (!YamlValues.plain(now.get(i)).equals(known.get(i))) {
                parts.add(new Step.Put(with(put.path(), i), now.get(i)));
            }
        }
        return parts;
    }

    /** Items change in themselves first; then they come, go and change places. */
    private static List<Step> items(Step.Put put, List<?> known, List<?> now) {
        List<Step> parts = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            Object old = known.get(i);
            Optional<?> same =
                    now.stream().filter(each -> isSameItem(old, each)).findFirst();
            if (same.isPresent() && !YamlValues.plain(same.get()).equals(old)) {
                parts.add(new Step.Put(with(put.path(), i), same.get()));
            }
        }
        parts.add(put);
        return parts;
    }

    private static boolean isSameItem(Object old, Object now) {
        return old instanceof Map<?, ?> known
                && now instanceof Map<?, ?> map
                && known.get(ID) != null
                && known.get(ID).equals(map.get(ID));
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
