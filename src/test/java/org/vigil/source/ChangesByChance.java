package org.vigil.source;

import static org.vigil.source.WrittenByHand.all;
import static org.vigil.source.WrittenByHand.with;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.vigil.source.YamlSteps.Step;

/** Profiles and schedules, and what may change in them. */
record ChangesByChance(Random random) {
    static final List<String> ORDER = List.of(
            "campaign", "id", "names", "zone", "slots", "roll", "custody", "custody.kind", "custody.from", "tags");

    private static final List<String> WORDS = List.of(
            "prison",
            "2015-09-01",
            "Ali: \"Ş\"",
            "王宇",
            "آزادی",
            "yes",
            "a # b",
            "",
            "09:00",
            "- x",
            "🕊 free",
            "it's",
            "One.\n\n# Two: {x}\n  three");

    Map<String, Object> values() {
        return random.nextBoolean() ? profile() : schedule();
    }

    /** A change that can be made whatever the layout: it takes away no remark that speaks of what stays. */
    Step step(Map<String, Object> values) {
        Map<List<Object>, Object> all = all(values, List.of());
        List<Step> steps = new ArrayList<>();
        all.forEach((path, value) -> {
            if (mayGo(values, path)) {
                steps.add(new Step.Remove(path));
            }
            switch (value) {
                case Map<?, ?> map -> {
                    steps.add(new Step.Put(with(path, "from"), word()));
                    steps.add(new Step.Put(with(path, "new"), some()));
                    if (map.size() > 1 && !path.isEmpty()) {
                        steps.add(new Step.Put(path, changed(map)));
                    }
                }
                case List<?> list -> {
                    steps.add(new Step.Append(path, some()));
                    steps.add(new Step.Put(path, changed(list)));
                }
                default -> {
                    steps.add(new Step.Put(path, word()));
                    steps.add(new Step.Put(path, some()));
                }
            }
        });
        return steps.get(random.nextInt(steps.size()));
    }

    /** With the last item goes the list; no place is left without any. */
    private static boolean mayGo(Map<String, Object> values, List<Object> path) {
        return !path.isEmpty()
                && switch (YamlValues.at(values, path.subList(0, path.size() - 1))) {
                    case Map<?, ?> map -> map.size() > 1;
                    case List<?> list
                    when list.size() == 1 ->
                        path.get(path.size() - 2) instanceof String && mayGo(values, path.subList(0, path.size() - 1));
                    case null, default -> true;
                };
    }

    private Map<Object, Object> changed(Map<?, ?> map) {
        Map<Object, Object> changed = new LinkedHashMap<>(map);
        List<Object> names = new ArrayList<>(map.keySet());
        changed.remove(names.getLast());
        changed.put("more", word());
        if (map.get(names.getFirst()) instanceof String) {
            changed.put(names.getFirst(), word());
        }
        return changed;
    }

    private List<Object> changed(List<?> list) {
        List<Object> changed = new ArrayList<>(list);
        Collections.shuffle(changed, random);
        if (changed.size() > 1 && random.nextBoolean()) {
            changed.removeLast();
        }
        changed.replaceAll(item ->
                item instanceof Map<?, ?> map && map.containsKey("id") && map.size() > 1 && random.nextBoolean()
                        ? changed(map)
                        : item);
        changed.add(random.nextInt(changed.size() + 1), some());
        return changed;
    }

    private Map<String, Object> profile() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", "anna");
        values.put("names", map("en", "zh-Hans"));
        values.put("unheard_of", some());
        values.put("custody", list("kind", "to", "note"));
        values.put("story", map("en", "fa"));
        values.put(
                "tags",
                IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> line()).toList());
        return values;
    }

    private Map<String, Object> schedule() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("campaign", "vigil");
        values.put("slots", list("id", "at", "days"));
        values.put("roll", map("tag", "include"));
        values.put("note", word());
        values.put("zone", word());
        return values;
    }

    private List<Object> list(String... names) {
        List<Object> items = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Map<String, Object> item = map(names);
            item.computeIfPresent("id", (id, old) -> "id-" + items.size());
            items.add(item);
        }
        return items;
    }

    private Map<String, Object> map(String... names) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String name : names) {
            if (map.isEmpty() || random.nextBoolean()) {
                map.put(name, name.equals("days") || name.equals("include") ? List.of(word(), "x") : word());
            }
        }
        return map;
    }

    private Object some() {
        return switch (random.nextInt(5)) {
            case 0 -> List.of(word(), word());
            case 1 -> Map.of("a", word(), "b", List.of(word()));
            case 2 -> List.of(Map.of("id", "new", "at", word()), Map.of("x", "y"));
            default -> word();
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** As it may stand behind a dash. */
    private String line() {
        return word().replace('\n', ' ');
    }
}
