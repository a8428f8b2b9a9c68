package org.vigil.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.exchange.Mapping;
import org.vigil.source.Fields;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.Yaml;
import org.vigil.source.YamlText;

/**
 * What somebody says of a list beside the list itself, as a form holds it: nothing of it is read yet.
 *
 * @param columns each column's name with what it means
 * @param everywhere what holds for every row, by its name in a mapping
 * @param values words of status with what they mean
 */
record MappingForm(
        List<Pair> columns, Map<String, String> everywhere, List<Pair> values, String language, String dates) {
    /** What the form asks for every row; a mapping file may say more. */
    static final List<String> EVERYWHERE = List.of("publisher", "source_title", "held_by", "zone", "confirmed");

    private static final String FILE = "mapping.yaml";

    record Pair(String name, String meaning) {}

    /** What was read of the form, or what is wrong with it, by the field of the mapping. */
    record Read(Optional<Mapping> mapping, Map<String, String> wrong) {}

    /** @param suggestion as {@link org.vigil.exchange.Suggestion} writes it */
    static MappingForm suggested(String suggestion) {
        Optional<Fields> fields = Yaml.read(SourceFile.ofText(FILE, suggestion), new Problems());
        return new MappingForm(pairs(fields, "columns"), Map.of(), pairs(fields, "values"), "", "");
    }

    private static List<Pair> pairs(Optional<Fields> fields, String name) {
        List<Pair> pairs = new ArrayList<>();
        fields.flatMap(found -> found.child(name))
                .ifPresent(child -> child.names()
                        .forEach(each ->
                                pairs.add(new Pair(each, child.text(each).orElse("")))));
        return List.copyOf(pairs);
    }

    /** As this one, with what was typed into the form: the names stay those of the list. */
    MappingForm typed(Map<String, String> form) {
        Map<String, String> said = new LinkedHashMap<>();
        EVERYWHERE.forEach(name ->
                said.put(name, form.getOrDefault("everywhere-" + name, "").strip()));
        return new MappingForm(
                typed(columns, "column-", form),
                said,
                typed(values, "value-", form),
                form.getOrDefault("language", "").strip(),
                form.getOrDefault("dates", "").strip());
    }

    private static List<Pair> typed(List<Pair> pairs, String field, Map<String, String> form) {
        List<Pair> typed = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            typed.add(new Pair(
                    pair.name(), form.getOrDefault(field + i, pair.meaning()).strip()));
        }
        return typed;
    }

    Read read() {
        Problems problems = new Problems();
        Optional<Mapping> mapping = Mapping.read(SourceFile.ofText(FILE, yaml()), problems);
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Problem problem : problems.list()) {
            String words = problem.wrong() + (problem.allowed().isEmpty() ? "" : "; " + problem.allowed());
            wrong.merge(problem.field(), words, (one, other) -> one + " " + other);
        }
        return new Read(mapping, wrong);
    }

    /** As a file for {@code ./vigil import --map}. */
    String yaml() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "columns", map(columns));
        Map<String, Object> all = new LinkedHashMap<>(everywhere);
        all.values().removeIf(""::equals);
        put(fields, "everywhere", all);
        put(fields, "values", map(values));
        if (!language.isEmpty()) {
            fields.put("language", language);
        }
        if (!dates.isEmpty()) {
            fields.put("dates", dates);
        }
        return YamlText.of(fields);
    }

    private static void put(Map<String, Object> fields, String name, Map<String, Object> value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static Map<String, Object> map(List<Pair> pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        pairs.stream().filter(pair -> !pair.meaning().isEmpty()).forEach(pair -> map.put(pair.name(), pair.meaning()));
        return map;
    }
}
