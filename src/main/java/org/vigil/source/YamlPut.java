package org.vigil.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Writes a value into a YAML text. Whoever calls looks what came of it.
 *
 * @param order as {@link YamlSteps#apply} takes it
 */
record YamlPut(YamlLayout layout, List<String> order) {
    Optional<String> put(List<Object> path, Object value) {
        Object last = path.getLast();
        List<Object> before = path.subList(0, path.size() - 1);
        return switch (layout.node(before)) {
            case MappingNode mapping
            when last instanceof String name ->
                YamlLayout.entry(mapping, name)
                        .map(entry -> replaced(mapping, entry, value))
                        .orElseGet(() -> Optional.of(inserted(mapping, before, name, value)));
            case SequenceNode list
            when last instanceof Integer place && place < list.getValue().size() ->
                replaced(list.getValue().get(place), value);
            case null, default ->
                before.isEmpty() || !(last instanceof String) ? Optional.empty() : put(before, Map.of(last, value));
        };
    }

    Optional<String> append(List<Object> path, Object value) {
        return switch (layout.node(path)) {
            case SequenceNode list
            when !YamlLayout.isFlow(list) -> YamlItems.of(layout, list).map(items -> items.with(value));
            case SequenceNode list
            when !list.getValue().isEmpty() ->
                Optional.of(layout.behind(layout.end(list.getValue().getLast()), ", " + YamlText.inline(value)));
            case Node one -> put(path, YamlMeant.longer(YamlValues.of(one), value));
            case null -> put(path, List.of(value));
        };
    }

    private Optional<String> replaced(Node old, Object value) {
        return layout.hasRemarks(old)
                ? Optional.empty()
                : Optional.of(layout.with(
                        layout.start(old), layout.end(old), inPlaceOf(old, value) + layout.headRemark(old)));
    }

    /** Where quotes are needed they stay those that were there. */
    private static String inPlaceOf(Node old, Object value) {
        String written = YamlText.inline(value);
        return written.startsWith("'")
                        && old instanceof ScalarNode scalar
                        && scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
                ? '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : written;
    }

    private Optional<String> replaced(MappingNode mapping, NodeTuple entry, Object value) {
        Node old = entry.getValueNode();
        if (old instanceof SequenceNode list
                && !YamlLayout.isFlow(list)
                && value instanceof List<?> now
                && !now.isEmpty()) {
            return YamlItems.of(layout, list).map(items -> items.arranged(now)).or(() -> replaced(old, value));
        }
        int colon = colon(entry);
        if (colon < 0 || layout.start(old) <= colon || layout.hasRemarks(old)) {
            return Optional.empty();
        }
        String between = layout.text().substring(colon + 1, layout.start(old));
        boolean below = between.isBlank() && between.contains("\n");
        boolean nothing = old instanceof ScalarNode && layout.start(old) == layout.end(old);
        return between.contains("#") || !(below || nothing || isLines(mapping, value))
                ? replaced(old, value)
                : Optional.of(layout.with(
                        colon + 1,
                        nothing ? colon + 1 : layout.end(old),
                        behindColon(mapping, value) + layout.headRemark(old)));
    }

    /** Where a field's colon stands; -1 where it has none behind its name. */
    private int colon(NodeTuple entry) {
        int end = layout.end(entry.getKeyNode());
        int colon = layout.text().indexOf(':', end);
        return colon >= 0 && layout.text().substring(end, colon).isBlank() ? colon : -1;
    }

    private String inserted(MappingNode mapping, List<Object> path, String name, Object value) {
        NodeTuple before = before(mapping, path, name);
        String entry = YamlText.inline(name) + ":" + behindColon(mapping, value);
        if (YamlLayout.isFlow(mapping)) {
            return before == null
                    ? layout.with(layout.start(mapping), layout.end(mapping), "{" + entry + "}")
                    : layout.behind(layout.end(before), ", " + entry);
        }
        int column = YamlLayout.column(mapping);
        String line = layout.ended(" ".repeat(column) + entry);
        return before == null
                ? layout.behind(layout.start(mapping), line)
                : layout.line(layout.below(layout.end(before), column), line);
    }

    /** The last of the fields that stand before a new one in the order; null where it is to be the first. */
    private @Nullable NodeTuple before(MappingNode mapping, List<Object> path, String name) {
        List<NodeTuple> all = mapping.getValue();
        String way = path.stream()
                .filter(String.class::isInstance)
                .map(step -> step + ".")
                .collect(Collectors.joining());
        int place = order.indexOf(way + name);
        boolean first = all.isEmpty() || (place >= 0 && path.isEmpty() && !YamlLayout.isFlow(mapping));
        return all.stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && order.indexOf(way + key.getValue()) >= 0
                        && order.indexOf(way + key.getValue()) < place)
                .reduce((one, other) -> other)
                .orElse(first ? null : all.getLast());
    }

    /** Each mapping of a list has a line of its own, where lines are. */
    private static boolean isLines(MappingNode mapping, Object value) {
        return !YamlLayout.isFlow(mapping)
                && value instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(Map.class::isInstance);
    }

    private String behindColon(MappingNode mapping, Object value) {
        if (!isLines(mapping, value)) {
            return " " + YamlText.inline(value);
        }
        String dash = layout.lineEnd() + " ".repeat(YamlLayout.column(mapping)) + "  - ";
        return ((List<?>) value)
                .stream().map(item -> dash + YamlText.inline(item)).collect(Collectors.joining());
    }
}
