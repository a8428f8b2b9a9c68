package org.vigil.source;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Takes a field or an item out of a YAML text. Whoever calls looks what came of it. */
record YamlRemoval(YamlLayout layout) {
    Optional<String> of(List<Object> path) {
        Object last = path.getLast();
        List<Object> before = path.subList(0, path.size() - 1);
        return switch (layout.node(before)) {
            case SequenceNode list when list.getValue().size() == 1 -> of(before);
            case SequenceNode list
            when last instanceof Integer place && place < list.getValue().size() -> item(list, place);
            case MappingNode mapping
            when last instanceof String name -> YamlLayout.entry(mapping, name).flatMap(entry -> field(mapping, entry));
            case null, default -> Optional.empty();
        };
    }

    private Optional<String> item(SequenceNode list, int place) {
        List<Node> all = list.getValue();
        if (!YamlLayout.isFlow(list)) {
            return YamlItems.of(layout, list).map(items -> items.without(place));
        }
        Node item = all.get(place);
        return Optional.of(
                place == 0
                        ? layout.with(layout.start(item), layout.start(all.get(1)), "")
                        : layout.with(layout.end(all.get(place - 1)), layout.end(item), ""));
    }

    private Optional<String> field(MappingNode mapping, NodeTuple entry) {
        List<NodeTuple> all = mapping.getValue();
        int place = all.indexOf(entry);
        int begin = layout.start(entry.getKeyNode());
        if (YamlLayout.isFlow(mapping)) {
            return Optional.of(
                    all.size() == 1
                            ? layout.with(layout.start(mapping), layout.end(mapping), "{}")
                            : place == 0
                                    ? layout.with(begin, layout.start(all.get(1).getKeyNode()), "")
                                    : layout.with(layout.end(all.get(place - 1)), layout.end(entry), ""));
        }
        int line = layout.lineStart(begin);
        int next = layout.below(layout.end(entry), YamlLayout.column(mapping));
        if (layout.text().substring(line, begin).isBlank()) {
            return Optional.of(layout.with(line, next, ""));
        }
        // It stands behind the dash of a list, and what comes next takes its place there.
        return place + 1 < all.size() ? Optional.of(layout.with(begin, seen(next), "")) : Optional.empty();
    }

    /** Where the next sign is that is seen. */
    private int seen(int place) {
        return layout.text().length()
                - layout.text().substring(place).stripLeading().length();
    }
}
