package org.vigil.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What the parser would make of a structure, had it been written and read again. */
final class YamlNodes {
    /** Levels of lists and mappings; no file of a team needs as many. */
    static final int DEEPEST = 20;

    private static final Mark BEGIN = new Mark("structure", 0, 0, 0, new int[0], 0);

    private YamlNodes() {}

    /** @throws YAMLException where it is deeper than {@link #DEEPEST} */
    static Node of(Object value) {
        return of(value, 0);
    }

    private static Node of(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new YAMLException("lists and mappings stand in each other more than " + DEEPEST + " deep");
        }
        return switch (value) {
            case Map<?, ?> map -> {
                List<NodeTuple> tuples = new ArrayList<>(map.size());
                map.forEach((name, inner) -> tuples.add(new NodeTuple(text(name.toString()), of(inner, depth + 1))));
                yield new MappingNode(Tag.MAP, true, tuples, BEGIN, BEGIN, FlowStyle.BLOCK);
            }
            case Iterable<?> list -> {
                List<Node> items = new ArrayList<>();
                list.forEach(item -> items.add(of(item, depth + 1)));
                yield new SequenceNode(Tag.SEQ, true, items, BEGIN, BEGIN, FlowStyle.BLOCK);
            }
            default -> text(value.toString());
        };
    }

    /** In quotes, as the writer would put whatever could be taken for nothing. */
    private static ScalarNode text(String text) {
        return new ScalarNode(Tag.STR, text, BEGIN, BEGIN, ScalarStyle.DOUBLE_QUOTED);
    }
}
