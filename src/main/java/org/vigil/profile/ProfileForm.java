package org.vigil.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.FormPart.Languages;
import org.vigil.profile.FormPart.Rows;
import org.vigil.source.YamlSteps.Step;

/** The way from a profile's file to a form, and from what was typed back to changes of the file. */
public final class ProfileForm {
    /** By this name of a row's, somebody takes it out. */
    public static final String REMOVE = ".remove";

    private final List<FormPart> parts;

    public ProfileForm(List<FormPart> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * What is to change in a file.
     *
     * @param places where in the form stands what will stand at a place of the file, by {@link
     *     org.vigil.source.Problem#field}; places that are called alike are left out
     */
    public record Edit(List<Step> steps, Map<String, String> places) {
        /** The name of the input, or of what it is in, for a field of the file. */
        public String input(String field) {
            String longest = "";
            for (String place : places.keySet()) {
                boolean within = field.equals(place) || field.startsWith(place + ".") || field.startsWith(place + "[");
                longest = within && place.length() > longest.length() ? place : longest;
            }
            String found = longest.isEmpty() ? field : places.get(longest) + field.substring(longest.length());
            return found.replaceFirst("^basis\\.consent\\.", "basis.");
        }
    }

    public List<FormPart> parts() {
        return parts;
    }

    /** What stands in a file, as it would have been typed. What the form cannot show is left out. */
    public Map<String, String> shown(Map<String, Object> values) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (FormPart part : parts) {
            Object value = values.get(part.field());
            if (part.holds(value)) {
                part.show(value, part.field(), typed);
            }
        }
        return typed;
    }

    /** What is to change in a file so that it says what was typed; nothing else of it is touched. */
    public Edit edit(Map<String, Object> values, Map<String, String> typed) {
        List<Step> steps = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        for (FormPart part : parts) {
            edit(part, values.get(part.field()), part.field(), List.of(part.field()), typed, steps, places);
        }
        return new Edit(List.copyOf(steps), places);
    }

    private static void edit(
            FormPart part,
            @Nullable Object old,
            String at,
            List<Object> path,
            Map<String, String> typed,
            List<Step> steps,
            Map<String, String> places) {
        if (!part.holds(old)) {
            return;
        }
        switch (part) {
            case Rows rows -> rows(rows, old, at, path, typed, steps, places);
            case Languages languages -> languages(languages, old, at, path, typed, steps, places);
            case FormPart.Text one -> whole(one, old, at, path, typed, steps);
            case FormPart.Items one -> whole(one, old, at, path, typed, steps);
            case FormPart.Flag one -> whole(one, old, at, path, typed, steps);
            case FormPart.Doubt one -> whole(one, old, at, path, typed, steps);
            case FormPart.Inner inner -> inner(inner, old, at, path, typed, steps, places);
            case FormPart.Why one -> whole(one, old, at, path, typed, steps);
        }
    }

    private static void whole(
            FormPart part,
            @Nullable Object old,
            String at,
            List<Object> path,
            Map<String, String> typed,
            List<Step> steps) {
        Object now = part.value(typed, at);
        if (!part.isSame(old, now)) {
            steps.add(now == null ? new Step.Remove(path) : new Step.Put(path, now));
        }
    }

    /** Field by field where it is there and stays, so that remarks in it stay too. */
    private static void inner(
            FormPart.Inner inner,
            @Nullable Object old,
            String at,
            List<Object> path,
            Map<String, String> typed,
            List<Step> steps,
            Map<String, String> places) {
        if (!(old instanceof Map<?, ?> item) || item.isEmpty() || inner.value(typed, at) == null) {
            whole(inner, old, at, path, typed, steps);
            return;
        }
        for (FormPart part : inner.parts()) {
            String field = part.field();
            edit(part, item.get(field), at + "." + field, with(path, field), typed, steps, places);
        }
    }

    private static void languages(
            Languages part,
            @Nullable Object old,
            String at,
            List<Object> path,
            Map<String, String> typed,
            List<Step> steps,
            Map<String, String> places) {
        Map<?, ?> before = old instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> now = new LinkedHashMap<>();
        for (int row = 1; row <= FormPart.rows(typed, at); row++) {
            String input = at + "[" + row + "]";
            if (part.value(only(typed, input, at + "[1]"), at) instanceof Map<?, ?> one) {
                one.forEach((language, text) -> {
                    String key = Languages.key(now, String.valueOf(language));
                    now.put(key, text);
                    places.put(place(path) + "." + key, input + (key.isEmpty() ? ".language" : ".text"));
                });
            }
        }
        if (now.isEmpty()) {
            if (!before.isEmpty()) {
                steps.add(new Step.Remove(path));
            }
            return;
        }
        before.keySet().stream()
                .filter(language -> !now.containsKey(String.valueOf(language)))
                .forEach(language -> steps.add(new Step.Remove(with(path, String.valueOf(language)))));
        now.forEach((language, text) -> {
            if (!part.isSame(before.get(language), text)) {
                steps.add(new Step.Put(with(path, language), text));
            }
        });
    }

    /** One row alone, as the first. */
    private static Map<String, String> only(Map<String, String> typed, String row, String first) {
        Map<String, String> one = new HashMap<>();
        one.put(first + ".language", typed.getOrDefault(row + ".language", ""));
        one.put(first + ".text", typed.getOrDefault(row + ".text", ""));
        return one;
    }

    private static void rows(
            Rows rows,
            @Nullable Object old,
            String at,
            List<Object> path,
            Map<String, String> typed,
            List<Step> steps,
            Map<String, String> places) {
        List<?> items = old instanceof List<?> list ? list : List.of();
        List<Integer> gone = new ArrayList<>();
        int left = 0;
        for (int i = 0; i < items.size(); i++) {
            String row = at + "[" + (i + 1) + "]";
            if ("true".equals(typed.get(row + REMOVE))) {
                gone.addFirst(i);
                continue;
            }
            left++;
            places.put(place(path) + "[" + left + "]", row);
            Map<?, ?> item = (Map<?, ?>) items.get(i);
            for (FormPart part : rows.parts()) {
                String field = part.field();
                edit(part, item.get(field), row + "." + field, with(with(path, i), field), typed, steps, places);
            }
        }
        for (int row = items.size() + 1; row <= FormPart.rows(typed, at); row++) {
            Map<String, Object> item = rows.item(typed, at + "[" + row + "]");
            if (!item.isEmpty() && !"true".equals(typed.get(at + "[" + row + "]" + REMOVE))) {
                left++;
                places.put(place(path) + "[" + left + "]", at + "[" + row + "]");
                steps.add(new Step.Append(path, item));
            }
        }
        gone.forEach(i -> steps.add(new Step.Remove(with(path, i))));
    }

    /** As a problem calls it. */
    private static String place(List<Object> path) {
        StringBuilder place = new StringBuilder();
        for (Object step : path) {
            if (step instanceof Integer item) {
                place.append('[').append(item + 1).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step);
            }
        }
        return place.toString();
    }

    private static List<Object> with(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
