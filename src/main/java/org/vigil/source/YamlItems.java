package org.vigil.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A list that has lines of its own for each item. To an item belong the remarks beside and above it, and those below it that
 * stand further in; what stands above the first may speak of all, and stays.
 *
 * @param from where in the text the lines begin
 * @param to where they end
 * @param lines of each item, with their ends
 */
record YamlItems(YamlLayout layout, int from, int to, SequenceNode list, List<String> lines) {
    /** Empty where an item does not begin on a line of its own. */
    static Optional<YamlItems> of(YamlLayout layout, SequenceNode list) {
        List<String> lines = new ArrayList<>();
        int from = layout.lineStart(layout.start(list));
        int to = from;
        for (Node item : list.getValue()) {
            int start = layout.start(item);
            if (start < to || !isDash(layout.text().substring(to, start))) {
                return Optional.empty();
            }
            int next = layout.below(layout.end(item), YamlLayout.column(list));
            lines.add(layout.ended(layout.text().substring(to, next)));
            to = next;
        }
        return Optional.of(new YamlItems(layout, from, to, list, lines));
    }

    private static boolean isDash(String before) {
        return before.replaceAll("(?m)(^|\\s)#.*$", "").strip().equals("-");
    }

    String with(Object item) {
        List<String> after = new ArrayList<>(lines);
        after.add(line(item));
        return written(after);
    }

    String without(int place) {
        List<String> after = new ArrayList<>(lines);
        after.remove(place);
        return written(after);
    }

    /** Items that say what one said keep its lines; the others are new. */
    String arranged(List<?> now) {
        List<Object> known = new ArrayList<>();
        list.getValue().forEach(item -> known.add(YamlValues.of(item)));
        List<String> left = new ArrayList<>(lines);
        List<String> after = new ArrayList<>();
        for (Object item : now) {
            int place = known.indexOf(YamlValues.plain(item));
            if (place < 0) {
                after.add(line(item));
            } else {
                known.remove(place);
                after.add(left.remove(place));
            }
        }
        return written(after);
    }

    private String line(Object item) {
        return layout.ended(" ".repeat(YamlLayout.column(list)) + "- " + YamlText.inline(item));
    }

    private String written(List<String> after) {
        return layout.with(from, to, String.join("", after));
    }
}
