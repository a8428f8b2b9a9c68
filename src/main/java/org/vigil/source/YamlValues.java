package org.vigil.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What stands in a YAML text, as texts, lists and mappings, in its order: what nobody knows a meaning for as well. */
public final class YamlValues {
    private YamlValues() {}

    /** Empty where the text is no mapping that can be read. A field without a value has the empty text. */
    public static Optional<Map<String, Object>> of(String text) {
        try {
            return Yaml.compose(text.startsWith("\uFEFF") ? text.substring(1) : text) instanceof MappingNode mapping
                    ? Optional.of(mapping(mapping))
                    : Optional.empty();
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> mapping(MappingNode mapping) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                fields.put(key.getValue(), of(tuple.getValueNode()));
            }
        }
        return fields;
    }

    static Object of(Node node) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode sequence -> {
                List<Object> items = new ArrayList<>();
                sequence.getValue().forEach(item -> items.add(of(item)));
                yield items;
            }
            case ScalarNode scalar -> scalar.getValue();
            default -> "";
        };
    }

    /** The same as it would be read back. */
    static Object plain(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                map.forEach((name, inner) -> fields.put(String.valueOf(name), plain(inner)));
                yield fields;
            }
            case Iterable<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            default -> value.toString();
        };
    }

    /**
     * What stands at a place; null where nothing does.
     *
     * @param path names of fields, and places in lists from 0
     */
    public static @Nullable Object at(Object values, List<?> path) {
        Object found = values;
        for (Object step : path) {
            found = switch (found) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step instanceof Integer place && place < list.size() -> list.get(place);
                case null, default -> null;
            };
        }
        return found;
    }
}
