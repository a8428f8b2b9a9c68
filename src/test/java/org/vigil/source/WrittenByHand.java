package org.vigil.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values as somebody might have written them: in any layout, with remarks beside, above and below, each of which is another. */
final class WrittenByHand {
    /**
     * @param path of what a line says; of a remark, of what goes with it
     * @param between whether what it says stands between brackets on it
     */
    record Line(String text, List<Object> path, boolean between) {
        /** The remark beside it. */
        String remark() {
            return text.substring(text.lastIndexOf("# r"));
        }
    }

    final String mark;
    final String lineEnd;
    final List<Line> lines = new ArrayList<>();
    private final RandomGenerator random;
    private int remarks;

    WrittenByHand(Map<String, Object> values, RandomGenerator random) {
        this.random = random;
        this.mark = random.nextInt(4) == 0 ? "\uFEFF" : "";
        this.lineEnd = random.nextInt(4) == 0 ? "\r\n" : "\n";
        above("", List.of());
        fields("", "", values, List.of());
    }

    String text() {
        String text = lines.stream().map(Line::text).collect(Collectors.joining(lineEnd, mark, ""));
        return remarks % 5 == 0 ? text : text + lineEnd;
    }

    private void fields(String first, String indent, Map<?, ?> values, List<Object> path) {
        String lead = first;
        for (Map.Entry<?, ?> field : values.entrySet()) {
            field(lead + field.getKey() + ":", indent, field.getValue(), with(path, field.getKey()));
            lead = indent;
            above(indent, path);
        }
    }

    private void field(String lead, String indent, Object value, List<Object> path) {
        boolean empty = value.equals(Map.of()) || value.equals(List.of());
        if (value instanceof String text && text.contains("\n")) {
            line(lead + " |-", path, false);
            text.lines().forEach(one -> lines.add(new Line(indent + "    " + one, path, false)));
        } else if (value instanceof String || empty || random.nextBoolean()) {
            line(lead + " " + flow(value), path, !(value instanceof String));
        } else {
            line(lead, path, false);
            String further = indent + "  ";
            switch (value) {
                case Map<?, ?> map -> fields(further, further, map, path);
                case List<?> list -> items(random.nextBoolean() ? further : indent, list, path);
                default -> throw new AssertionError(value);
            }
        }
    }

    private void items(String indent, List<?> items, List<Object> path) {
        for (int i = 0; i < items.size(); i++) {
            List<Object> item = with(path, i);
            above(indent, i == 0 ? path : item);
            if (items.get(i) instanceof Map<?, ?> map && random.nextBoolean()) {
                item(indent, random.nextBoolean() ? "- " : "-   ", map, item);
            } else {
                line(indent + "- " + flow(items.get(i)), item, items.get(i) instanceof Map);
            }
        }
    }

    private void item(String indent, String dash, Map<?, ?> map, List<Object> item) {
        fields(indent + dash, indent + " ".repeat(dash.length()), map, item);
        if (random.nextInt(4) == 0) {
            lines.add(new Line(indent + "  " + remark(), item, false));
        }
    }

    /** A remark or an empty line that no single field owns. */
    private void above(String indent, List<Object> path) {
        switch (random.nextInt(6)) {
            case 0 -> lines.add(new Line(indent + remark(), path, false));
            case 1 -> lines.add(new Line("", path, false));
            default -> {}
        }
    }

    private void line(String text, List<Object> path, boolean between) {
        lines.add(new Line(text + " ".repeat(1 + random.nextInt(3)) + remark(), path, between));
    }

    private String remark() {
        return "# r" + remarks++ + " it's: {so}";
    }

    private String flow(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(field -> field.getKey() + ": " + flow(field.getValue()))
                        .collect(Collectors.joining(",  ", "{ ", "}"));
            case List<?> list -> list.stream().map(this::flow).collect(Collectors.joining(", ", "[", " ]"));
            default ->
                random.nextInt(3) > 0
                        ? YamlText.inline(value)
                        : "\""
                                + value.toString()
                                        .replace("\\", "\\\\")
                                        .replace("\"", "\\\"")
                                        .replace("\n", "\\n") + "\"";
        };
    }

    static List<Object> with(List<Object> path, Object step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }

    /** What stands anywhere in values, with the paths. */
    static Map<List<Object>, Object> all(Object value, List<Object> path) {
        Map<List<Object>, Object> all = new LinkedHashMap<>(Map.of(path, value));
        switch (value) {
            case Map<?, ?> map -> map.forEach((name, inner) -> all.putAll(all(inner, with(path, name))));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    all.putAll(all(list.get(i), with(path, i)));
                }
            }
            default -> {}
        }
        return all;
    }
}
