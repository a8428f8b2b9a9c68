package org.vigil.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Sets fields of a YAML text's mapping, and leaves every other character, remarks and layout too, as it stands. An item of a
 * list that stays keeps the remarks beside it; items that are mappings are known by their {@code id}.
 */
public final class YamlPatch {
    private static final String ID = "id";

    private final String text;
    private final String lineEnd;
    private final boolean inside;
    private final List<Edit> edits = new ArrayList<>();

    /** @param inside whether items of lists change in themselves; else they come, go and change places */
    private YamlPatch(String text, boolean inside) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.inside = inside;
    }

    private record Edit(int start, int end, String now) {}

    /** The text is written so that a value cannot be changed in its place. */
    private static final class NotInPlace extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param changes by field: a text, a truth value, a list or a mapping of them; null takes the field away
     * @param order of fields: a new one comes after the nearest of those before it, else at the end
     * @return empty where the text is no mapping, or is written so that it cannot be changed in place
     */
    public static Optional<String> set(String text, Map<String, @Nullable Object> changes, List<String> order) {
        String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        String plain = text.substring(mark.length());
        try {
            String changed = plain;
            for (boolean inside : new boolean[] {true, false}) {
                for (Map.Entry<String, @Nullable Object> change : changes.entrySet()) {
                    changed = set(changed, change.getKey(), change.getValue(), order, inside);
                }
            }
            return saysSo(plain, changed, changes) ? Optional.of(mark + changed) : Optional.empty();
        } catch (NotInPlace | YAMLException e) {
            return Optional.empty();
        }
    }

    /** The changed text is read again: nothing else may be said by it now. */
    private static boolean saysSo(String before, String after, Map<String, @Nullable Object> changes) {
        Map<String, Object> said = YamlValues.of(after).orElseThrow(NotInPlace::new);
        Map<String, @Nullable Object> meant =
                new LinkedHashMap<>(YamlValues.of(before).orElseThrow(NotInPlace::new));
        changes.forEach((field, value) -> {
            if (value == null) {
                meant.remove(field);
            } else {
                meant.put(field, value);
            }
        });
        return said.keySet().equals(meant.keySet())
                && said.keySet().stream().allMatch(field -> YamlValue.same(said.get(field), meant.get(field)));
    }

    private static String set(String text, String field, @Nullable Object value, List<String> order, boolean inside) {
        if (!(Yaml.compose(text) instanceof MappingNode root) || root.getFlowStyle() == FlowStyle.FLOW) {
            throw new NotInPlace();
        }
        YamlPatch patch = new YamlPatch(text, inside);
        Optional<NodeTuple> old = tuple(root, field);
        if (old.isPresent() && value == null) {
            patch.remove(old.get());
        } else if (old.isPresent()) {
            patch.field(old.get(), Objects.requireNonNull(value));
        } else if (value != null) {
            patch.insert(root, field, value, order);
        }
        return patch.changed();
    }

    private String changed() {
        StringBuilder changed = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).reversed())
                .forEach(edit -> changed.replace(edit.start(), edit.end(), edit.now()));
        return changed.toString();
    }

    private static Optional<NodeTuple> tuple(MappingNode mapping, String field) {
        return mapping.getValue().stream()
                .filter(tuple -> name(tuple).equals(field))
                .findFirst();
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
    }

    private void field(NodeTuple field, Object now) {
        Node old = field.getValueNode();
        if (YamlValue.same(YamlValues.of(old), now)) {
            return;
        }
        if (old instanceof MappingNode mapping && now instanceof Map<?, ?> map) {
            mapping(field, mapping, map);
        } else if (old instanceof SequenceNode sequence && now instanceof List<?> list) {
            sequence(field, sequence, list);
        } else {
            whole(field, now);
        }
    }

    private void mapping(NodeTuple field, MappingNode old, Map<?, ?> now) {
        boolean sameFields = old.getValue().size() == now.size()
                && old.getValue().stream().allMatch(tuple -> now.containsKey(name(tuple)));
        if (!sameFields) {
            whole(field, now);
            return;
        }
        old.getValue().forEach(tuple -> field(tuple, Objects.requireNonNull(now.get(name(tuple)))));
    }

    private void sequence(NodeTuple field, SequenceNode old, List<?> now) {
        if (inside) {
            old.getValue()
                    .forEach(item -> now.stream()
                            .filter(each -> isSameItem(item, each))
                            .findFirst()
                            .ifPresent(each -> item((MappingNode) item, (Map<?, ?>) each)));
        } else if (old.getFlowStyle() == FlowStyle.FLOW || old.getValue().isEmpty()) {
            whole(field, now);
        } else {
            items(old, now);
        }
    }

    private static boolean isSameItem(Node old, Object now) {
        return old instanceof MappingNode
                && now instanceof Map<?, ?> map
                && YamlValues.of(old) instanceof Map<?, ?> known
                && map.get(ID) != null
                && map.get(ID).equals(known.get(ID));
    }

    /** What changes in an item of a list: its fields each in its place, a new one behind the last. */
    private void item(MappingNode old, Map<?, ?> now) {
        boolean flow = old.getFlowStyle() == FlowStyle.FLOW;
        boolean keepsAll = old.getValue().stream().allMatch(tuple -> now.containsKey(name(tuple)));
        if (!keepsAll && flow) {
            edits.add(new Edit(start(old), end(old), YamlValue.written(now)));
            return;
        }
        StringBuilder more = new StringBuilder();
        String before = flow ? ", " : lineEnd + " ".repeat(old.getStartMark().getColumn());
        now.forEach((name, value) -> {
            if (tuple(old, name.toString()).isEmpty()) {
                more.append(before).append(name).append(": ").append(YamlValue.written(value));
            }
        });
        old.getValue().forEach(tuple -> {
            Object value = now.get(name(tuple));
            if (value == null) {
                remove(tuple);
            } else if (!YamlValue.same(YamlValues.of(tuple.getValueNode()), value)) {
                whole(tuple, value);
            }
        });
        if (!more.isEmpty()) {
            int place = flow ? end(old.getValue().getLast().getValueNode()) : lineEndAfter(end(old));
            edits.add(new Edit(place, place, more.toString()));
        }
    }

    /** Items that stay keep their lines, with the remarks beside and above them. */
    private void items(SequenceNode old, List<?> now) {
        List<Node> nodes = new ArrayList<>(old.getValue());
        List<String> lines = new ArrayList<>();
        int begin = lineStart(start(nodes.getFirst()));
        int from = begin;
        String dash = "";
        for (Node node : nodes) {
            String before = text.substring(lineStart(start(node)), start(node));
            if (!before.matches("[ ]*- +") || (!dash.isEmpty() && !dash.equals(before))) {
                throw new NotInPlace();
            }
            dash = before;
            int to = lineEndAfter(end(node));
            lines.add(text.substring(from, to));
            from = Math.min(text.length(), to + (text.startsWith("\r\n", to) ? 2 : 1));
        }
        List<String> after = new ArrayList<>();
        for (Object item : now) {
            int place = place(nodes, item);
            after.add(place < 0 ? dash + YamlValue.written(item) : lines.remove(place));
            if (place >= 0) {
                nodes.remove(place);
            }
        }
        edits.add(new Edit(begin, lineEndAfter(end(old.getValue().getLast())), String.join(lineEnd, after)));
    }

    private static int place(List<Node> nodes, Object item) {
        for (int i = 0; i < nodes.size(); i++) {
            if (YamlValue.same(YamlValues.of(nodes.get(i)), item)) {
                return i;
            }
        }
        return -1;
    }

    /** Puts another value in the place of all that a field says. */
    private void whole(NodeTuple field, Object now) {
        Node old = field.getValueNode();
        boolean block = old instanceof CollectionNode<?> collection && collection.getFlowStyle() != FlowStyle.FLOW;
        int keyEnd = end(field.getKeyNode());
        int colon = text.indexOf(':', keyEnd);
        if (colon < 0 || !text.substring(keyEnd, colon).isBlank()) {
            throw new NotInPlace();
        }
        boolean nothing = start(old) == end(old);
        boolean fromColon = block || nothing || isLines(now);
        int to = nothing ? colon + 1 : end(old);
        edits.add(new Edit(
                fromColon ? colon + 1 : start(old), to, fromColon ? behindColon(now) : YamlValue.written(now)));
    }

    /** A list of mappings has a line for each. */
    private static boolean isLines(Object value) {
        return value instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Map.class::isInstance);
    }

    private String behindColon(Object value) {
        return isLines(value)
                ? ((List<?>) value)
                        .stream()
                                .map(item -> lineEnd + "  - " + YamlValue.written(item))
                                .collect(Collectors.joining())
                : " " + YamlValue.written(value);
    }

    private void insert(MappingNode root, String field, Object value, List<String> order) {
        int own = order.indexOf(field);
        Optional<NodeTuple> after = root.getValue().stream()
                .filter(tuple -> order.indexOf(name(tuple)) >= 0 && order.indexOf(name(tuple)) < own)
                .max(Comparator.comparingInt(tuple -> order.indexOf(name(tuple))));
        int place = after.map(tuple -> lineEndAfter(end(tuple)))
                .orElse(text.stripTrailing().length());
        edits.add(new Edit(
                place,
                place,
                lineEnd + " ".repeat(root.getStartMark().getColumn()) + field + ":" + behindColon(value)));
    }

    private void remove(NodeTuple field) {
        int start = lineStart(start(field.getKeyNode()));
        if (!text.substring(start, start(field.getKeyNode())).isBlank()) {
            throw new NotInPlace();
        }
        int end = lineEndAfter(end(field));
        edits.add(new Edit(start, Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1)), ""));
    }

    private int end(NodeTuple field) {
        return Math.max(end(field.getKeyNode()), end(field.getValueNode()));
    }

    /** Where what a node says ends: remarks and empty lines behind it are no part of it. */
    private int end(Node node) {
        if (node instanceof MappingNode mapping
                && mapping.getFlowStyle() != FlowStyle.FLOW
                && !mapping.getValue().isEmpty()) {
            return end(mapping.getValue().getLast());
        }
        if (node instanceof SequenceNode sequence
                && sequence.getFlowStyle() != FlowStyle.FLOW
                && !sequence.getValue().isEmpty()) {
            return end(sequence.getValue().getLast());
        }
        int start = start(node);
        return start
                + text.substring(start, at(node.getEndMark())).stripTrailing().length();
    }

    private int start(Node node) {
        return at(node.getStartMark());
    }

    private int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    /** Before the line break. */
    private int lineEndAfter(int place) {
        int end = text.indexOf('\n', place);
        return end < 0 ? text.length() : end > place && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Marks count code points. */
    private int at(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
