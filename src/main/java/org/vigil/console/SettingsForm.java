package org.vigil.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.source.YamlSteps;
import org.vigil.source.YamlSteps.Step;
import org.vigil.source.YamlText;
import org.vigil.source.YamlValues;

/** The way from a section of the settings file to a form, and from what was typed back to the file. */
record SettingsForm(SettingsSection section) {
    /** What stands in it; empty where it is no part that a form can show. */
    Optional<Map<String, Object>> values(Map<String, Object> settings) {
        Object found = section.field().isEmpty() ? settings : settings.getOrDefault(section.field(), "");
        if (found instanceof Map<?, ?> map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
            return Optional.of(values);
        }
        return found.equals("") ? Optional.of(Map.of()) : Optional.empty();
    }

    /** As it would have been typed. */
    Map<String, String> shown(Map<String, Object> values) {
        return section.form().shown(values);
    }

    /** The name of the input for a field of the file; empty where it is of another part. */
    Optional<String> input(String ofFile, Map<String, Object> values, Map<String, String> typed) {
        boolean within = section.field().isEmpty()
                ? section.parts().stream().anyMatch(part -> isWithin(part.field(), ofFile))
                : isWithin(section.field(), ofFile);
        return within
                ? Optional.of(section.form()
                        .edit(values, typed)
                        .input(
                                section.field().isEmpty()
                                        ? ofFile
                                        : ofFile.substring(section.field().length())
                                                .replaceFirst("^\\.", "")))
                : Optional.empty();
    }

    private static boolean isWithin(String field, String ofFile) {
        return ofFile.equals(field) || ofFile.startsWith(field + ".") || ofFile.startsWith(field + "[");
    }

    /**
     * The file with what was typed; all else of it stays, remarks too.
     *
     * @param values of this part
     * @return empty where it is written so that this cannot be done without losing a remark
     */
    Optional<String> into(String text, Map<String, Object> values, Map<String, String> typed) {
        if (YamlValues.of(text).isEmpty()) {
            String before = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
            Map<String, Object> now = now(typed);
            return Optional.of(
                    now.isEmpty()
                            ? text
                            : before + YamlText.of(section.field().isEmpty() ? now : Map.of(section.field(), now)));
        }
        List<Step> steps = steps(values, typed);
        return YamlSteps.apply(text, steps, SettingsSection.ORDER).or(() -> YamlSteps.anew(text, steps));
    }

    private Map<String, Object> now(Map<String, String> typed) {
        Map<String, Object> now = new LinkedHashMap<>();
        section.parts().forEach(part -> {
            Object value = part.value(typed, part.field());
            if (value != null) {
                now.put(part.field(), value);
            }
        });
        return now;
    }

    /** A part of which nothing is left is taken out as a whole. */
    private List<Step> steps(Map<String, Object> values, Map<String, String> typed) {
        boolean known = values.entrySet().stream()
                .allMatch(value -> section.parts().stream()
                        .anyMatch(part -> part.field().equals(value.getKey()) && part.holds(value.getValue())));
        if (!section.field().isEmpty()
                && !values.isEmpty()
                && known
                && now(typed).isEmpty()) {
            return List.of(new Step.Remove(List.of(section.field())));
        }
        return section.form().edit(values, typed).steps().stream()
                .map(this::within)
                .toList();
    }

    private Step within(Step step) {
        return switch (step) {
            case Step.Put put -> new Step.Put(within(put.path()), put.value());
            case Step.Remove remove -> new Step.Remove(within(remove.path()));
            case Step.Append append -> new Step.Append(within(append.path()), append.value());
        };
    }

    private List<Object> within(List<Object> path) {
        return section.field().isEmpty()
                ? path
                : Stream.concat(Stream.of((Object) section.field()), path.stream())
                        .toList();
    }
}
