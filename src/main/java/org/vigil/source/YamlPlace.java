package org.vigil.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.source.YamlSteps.Step;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds in a YAML text where a {@link YamlSteps.Step} has to write, and writes it. Whoever calls looks what came of it. */
final class YamlPlace {
    private final String text;
    private final String lineEnd;
    private final List<String> order;
    private final @Nullable Node root;

    YamlPlace(String text, List<String> order) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.order = order;
        this.root = Yaml.compose(text);
    }

    Optional<String> apply(Step step) {
        return switch (step) {
            case Step.Put put -> put(put.path(), put.value());
            case Step.Remove remove -> remove(remove.path());
            case Step.Append append -> append(append.path(), append.value());
        };
    }

    private Optional<String> put(List<Object> path, Object value) {
        Object last = path.getLast();
        List<Object> before = path.subList(0, path.size() - 1);
        return switch (node(before)) {
            case MappingNode mapping
            when last instanceof String name ->
                entry(mapping, name)
                        .map(entry -> replaced(entry, value))
                        .orElseGet(() -> Optional.of(inserted(mapping, name, value)));
            case SequenceNode list
            when last instanceof Integer place && place < list.getValue().size() -> {
                Node item = list.getValue().get(place);
                yield hasRemarks(item) ? Optional.empty() : Optional.of(with(start(item), end(item), inline(value)));
            }
            case null, default ->
                before.isEmpty() || !(last instanceof String) ? Optional.empty() : put(before, Map.of(last, value));
        };
    }

    private Optional<String> replaced(NodeTuple entry, Object value) {
        Node old = entry.getValueNode();
        if (old instanceof ScalarNode && start(old) == end(old)) {
            return Optional.of(with(start(old), start(old), " " + inline(value)));
        }
        if (hasRemarks(old)) {
            return Optional.empty();
        }
        int colon = text.indexOf(':', end(entry.getKeyNode()));
        boolean below = colon >= 0
                && colon < start(old)
                && text.substring(colon, start(old)).matches(":\\s*\\n\\s*");
        return Optional.of(
                below ? with(colon + 1, end(old), " " + inline(value)) : with(start(old), end(old), inline(value)));
    }

    private String inserted(MappingNode mapping, String name, Object value) {
        String entry = inline(name) + ": " + inline(value);
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            return mapping.getValue().isEmpty()
                    ? with(start(mapping), end(mapping), "{" + entry + "}")
                    : with(
                            end(mapping.getValue().getLast()),
                            end(mapping.getValue().getLast()),
                            ", " + entry);
        }
        String line = " ".repeat(mapping.getStartMark().getColumn()) + entry + lineEnd;
        boolean top = mapping.equals(root); // nodes are equal only to themselves
        NodeTuple before = top ? before(mapping, name) : mapping.getValue().getLast();
        return before == null ? with(start(mapping), start(mapping), line) : afterLine(end(before), line);
    }

    /** The last of the fields that stand before a new one in the order; null where it is to be the first. */
    private @Nullable NodeTuple before(MappingNode mapping, String name) {
        int place = order.indexOf(name);
        if (place < 0) {
            return mapping.getValue().getLast();
        }
        NodeTuple last = null;
        for (NodeTuple tuple : mapping.getValue()) {
            int other = tuple.getKeyNode() instanceof ScalarNode key ? order.indexOf(key.getValue()) : -1;
            if (other >= 0 && other < place) {
                last = tuple;
            }
        }
        return last;
    }

    private Optional<String> append(List<Object> path, Object value) {
        return switch (node(path)) {
            case SequenceNode list
            when list.getValue().isEmpty() -> Optional.of(with(start(list), end(list), "[" + inline(value) + "]"));
            case SequenceNode list
            when list.getFlowStyle() == FlowStyle.FLOW ->
                Optional.of(
                        with(end(list.getValue().getLast()), end(list.getValue().getLast()), ", " + inline(value)));
            case SequenceNode list -> {
                String line = " ".repeat(list.getStartMark().getColumn()) + "- " + inline(value) + lineEnd;
                yield Optional.of(afterLine(end(list.getValue().getLast()), line));
            }
            case null, default -> put(path, List.of(value));
        };
    }

    private Optional<String> remove(List<Object> path) {
        Object last = path.getLast();
        List<Object> before = path.subList(0, path.size() - 1);
        return switch (node(before)) {
            case SequenceNode list when list.getValue().size() == 1 -> remove(before);
            case SequenceNode list
            when last instanceof Integer place && place < list.getValue().size() ->
                removed(list, list.getValue().get(place), place, list.getValue());
            case MappingNode mapping
            when last instanceof String name -> entry(mapping, name).flatMap(entry -> removed(mapping, entry));
            case null, default -> Optional.empty();
        };
    }

    private Optional<String> removed(MappingNode mapping, NodeTuple entry) {
        List<NodeTuple> all = mapping.getValue();
        int place = all.indexOf(entry);
        int begin = start(entry.getKeyNode());
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            return Optional.of(
                    all.size() == 1
                            ? with(start(mapping), end(mapping), "{}")
                            : place == 0
                                    ? with(begin, start(all.get(1).getKeyNode()), "")
                                    : with(end(all.get(place - 1)), end(entry), ""));
        }
        if (text.substring(lineStart(begin), begin).isBlank()) {
            return Optional.of(with(lineStart(begin), nextLine(end(entry)), ""));
        }
        // It stands behind the dash of a list, and the next takes its place there.
        return place + 1 < all.size()
                ? Optional.of(with(begin, start(all.get(place + 1).getKeyNode()), ""))
                : Optional.empty();
    }

    private Optional<String> removed(SequenceNode list, Node item, int place, List<Node> all) {
        if (list.getFlowStyle() == FlowStyle.FLOW) {
            return Optional.of(
                    place == 0
                            ? with(start(item), start(all.get(1)), "")
                            : with(end(all.get(place - 1)), end(item), ""));
        }
        int line = lineStart(start(item));
        return text.substring(line, start(item)).matches("\\s*-\\s+")
                ? Optional.of(with(line, nextLine(end(item)), ""))
                : Optional.empty();
    }

    private @Nullable Node node(List<Object> path) {
        Node found = root;
        for (Object step : path) {
            found = switch (found) {
                case MappingNode mapping
                when step instanceof String name ->
                    entry(mapping, name).map(NodeTuple::getValueNode).orElse(null);
                case SequenceNode list
                when step instanceof Integer place && place < list.getValue().size() ->
                    list.getValue().get(place);
                case null, default -> null;
            };
        }
        return found;
    }

    private static Optional<NodeTuple> entry(MappingNode mapping, String name) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name))
                .findFirst();
    }

    private static String inline(Object value) {
        return YamlText.inline(value);
    }

    private String with(int from, int to, String middle) {
        return text.substring(0, from) + middle + text.substring(to);
    }

    private String afterLine(int place, String line) {
        int next = nextLine(place);
        boolean ended = next > 0 && text.charAt(next - 1) == '\n';
        return with(next, next, (ended ? "" : lineEnd) + line);
    }

    private int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    private int nextLine(int place) {
        int lineBreak = text.indexOf('\n', place);
        return lineBreak < 0 ? text.length() : lineBreak + 1;
    }

    private boolean hasRemarks(Node node) {
        return !(node instanceof ScalarNode)
                && YamlRemarks.in(text, node.getStartMark().getIndex(), text.codePointCount(0, end(node)));
    }

    private int start(Node node) {
        return at(node.getStartMark());
    }

    private int end(NodeTuple entry) {
        return Math.max(end(entry.getKeyNode()), end(entry.getValueNode()));
    }

    /** Of what is seen: the mark of a block's end lies behind the remarks that follow it. */
    private int end(Node node) {
        if (node instanceof ScalarNode scalar) {
            boolean block =
                    scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
            return block ? trimmed(at(scalar.getEndMark())) : at(scalar.getEndMark());
        }
        if (node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.FLOW) {
            return at(node.getEndMark());
        }
        return switch (node) {
            case MappingNode mapping
            when !mapping.getValue().isEmpty() -> end(mapping.getValue().getLast());
            case SequenceNode list
            when !list.getValue().isEmpty() -> end(list.getValue().getLast());
            default -> at(node.getEndMark());
        };
    }

    private int trimmed(int end) {
        int place = end;
        while (place > 0 && Character.isWhitespace(text.charAt(place - 1))) {
            place--;
        }
        return place;
    }

    /** Marks count code points. */
    private int at(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
