package org.vigil.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Lists and mappings of texts, as they stand in JSON, in YAML, and in a cell of a table. */
final class Structures {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Structures() {}

    /** Empty where the text is no JSON. */
    static Optional<Object> read(String json) {
        try {
            return Optional.of(imported(JSON.readValue(json, Object.class)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static String write(Object structure) {
        return JSON.writeValueAsString(structure);
    }

    /** The same with clean texts; truth values stay, numbers become texts, what is null is left out. */
    static Object imported(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> clean = new LinkedHashMap<>();
                map.forEach((name, inner) -> {
                    if (inner != null) {
                        clean.put(PlainWords.imported(String.valueOf(name)), imported(inner));
                    }
                });
                yield clean;
            }
            case List<?> list ->
                list.stream()
                        .filter(java.util.Objects::nonNull)
                        .map(Structures::imported)
                        .toList();
            case Boolean truth -> truth;
            default -> PlainWords.imported(value.toString());
        };
    }
}
