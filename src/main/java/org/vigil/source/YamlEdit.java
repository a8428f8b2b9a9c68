package org.vigil.source;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Changes one value in a YAML text and leaves every other character, remarks and layout too, as it stands. */
public final class YamlEdit {
    private final String text;
    private final String lineEnd;

    private YamlEdit(String text) {
        this.text = text;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /**
     * Sets a plain value in an item of a list of mappings; a field that is not there comes after another one.
     *
     * @param item from 0
     * @param value needs no quotes
     * @param after a field of the item after whose value a new one is put, where that value stands on one line
     * @return empty where the text has no such item, or is written so that it cannot be changed in place
     */
    public static Optional<String> set(String text, String list, int item, String field, String value, String after) {
        String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        String plain = text.substring(mark.length());
        return item(Yaml.compose(plain), list, item)
                .flatMap(mapping -> new YamlEdit(plain).set(mapping, field, value, after))
                .map(changed -> mark + changed);
    }

    private static Optional<MappingNode> item(@Nullable Node root, String list, int item) {
        if (root instanceof MappingNode mapping
                && value(mapping, list) instanceof SequenceNode items
                && item < items.getValue().size()
                && items.getValue().get(item) instanceof MappingNode found) {
            return Optional.of(found);
        }
        return Optional.empty();
    }

    private static @Nullable Node value(MappingNode mapping, String field) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(field)) {
                return tuple.getValueNode();
            }
        }
        return null;
    }

    private Optional<String> set(MappingNode mapping, String field, String value, String after) {
        Node old = value(mapping, field);
        if (old instanceof ScalarNode) {
            int start = at(old.getStartMark());
            boolean empty = start == at(old.getEndMark());
            return Optional.of(
                    text.substring(0, start) + (empty ? " " : "") + value + text.substring(at(old.getEndMark())));
        }
        Node before = value(mapping, after);
        if (old != null
                || before == null
                || before.getStartMark().getLine() != before.getEndMark().getLine()) {
            return Optional.empty();
        }
        int end = at(before.getEndMark());
        if (mapping.getFlowStyle() == FlowStyle.FLOW) {
            return Optional.of(text.substring(0, end) + ", " + field + ": " + value + text.substring(end));
        }
        int lineBreak = text.indexOf('\n', end);
        int place = lineBreak < 0 ? text.length() : lineBreak + 1;
        String indent = " ".repeat(mapping.getStartMark().getColumn());
        String newLine = indent + field + ": " + value + lineEnd;
        return Optional.of(text.substring(0, place) + (lineBreak < 0 ? lineEnd : "") + newLine + text.substring(place));
    }

    /** Marks count code points. */
    private int at(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }
}
