package org.vigil.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where in a YAML text its nodes stand, in characters. A node ends with what is seen of it: the remarks behind are none of it. */
record YamlLayout(String text, @Nullable Node root) {
    static YamlLayout of(String text) {
        return new YamlLayout(text, Yaml.compose(text));
    }

    static boolean isFlow(CollectionNode<?> collection) {
        return collection.getFlowStyle() == FlowStyle.FLOW;
    }

    static int column(Node node) {
        return node.getStartMark().getColumn();
    }

    static Optional<NodeTuple> entry(MappingNode mapping, String name) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name))
                .findFirst();
    }

    /** What stands at a path; null where nothing does. */
    @Nullable Node node(List<Object> path) {
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

    String with(int from, int to, String middle) {
        return text.substring(0, from) + middle + text.substring(to);
    }

    String behind(int place, String more) {
        return with(place, place, more);
    }

    /** With one more line at a place where one begins, or where the text ends. */
    String line(int place, String line) {
        boolean begins = place == 0 || text.charAt(place - 1) == '\n';
        return behind(place, (begins ? "" : lineEnd()) + line);
    }

    String lineEnd() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    String ended(String line) {
        return line.endsWith("\n") ? line : line + lineEnd();
    }

    int lineStart(int place) {
        return text.lastIndexOf('\n', place - 1) + 1;
    }

    /** Behind the line of a place, and behind the remarks below it that stand further in than a column: those go with it. */
    int below(int place, int column) {
        Matcher remark = Pattern.compile("(?:[ \\t]*\\r?\\n)*+ {" + (column + 1) + ",}#[^\\n]*\\n?")
                .matcher(text);
        int next = nextLine(place);
        while (remark.region(next, text.length()).lookingAt()) {
            next = remark.end();
        }
        return next;
    }

    private int nextLine(int place) {
        int lineBreak = text.indexOf('\n', place);
        return lineBreak < 0 ? text.length() : lineBreak + 1;
    }

    boolean hasRemarks(Node node) {
        return !(node instanceof ScalarNode)
                && YamlRemarks.in(text, node.getStartMark().getIndex(), text.codePointCount(0, end(node)));
    }

    /** What stands beside the sign that begins a text of several lines, with the space before it. */
    String headRemark(Node node) {
        if (!(node instanceof ScalarNode scalar && isLines(scalar))) {
            return "";
        }
        String head = text.substring(start(node), nextLine(start(node))).stripTrailing();
        int remark = head.indexOf('#');
        return remark < 0 ? "" : " " + head.substring(remark);
    }

    private static boolean isLines(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.LITERAL || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    }

    int start(Node node) {
        return at(node.getStartMark());
    }

    int end(NodeTuple entry) {
        return Math.max(end(entry.getKeyNode()), end(entry.getValueNode()));
    }

    /** The mark of a block's end lies behind the remarks that follow it. */
    int end(Node node) {
        int end = at(node.getEndMark());
        return switch (node) {
            case MappingNode mapping
            when !isFlow(mapping) && !mapping.getValue().isEmpty() ->
                end(mapping.getValue().getLast());
            case SequenceNode list
            when !isFlow(list) && !list.getValue().isEmpty() ->
                end(list.getValue().getLast());
            case ScalarNode scalar
            when isLines(scalar) -> text.substring(0, end).stripTrailing().length();
            default -> end;
        };
    }

    /** Marks count code points. */
    private int at(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
