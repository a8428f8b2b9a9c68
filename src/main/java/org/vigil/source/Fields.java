package org.vigil.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The fields of one YAML mapping. Each getter names the field it expects; {@link #done()} then reports every field that
 * nobody asked for. A mistake becomes a {@link Problem} and an empty answer, and the reading goes on.
 */
public final class Fields {
    private final String file;
    private final int lineOffset;
    private final String path;
    private final Problems problems;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(String file, int lineOffset, String path, MappingNode mapping, Problems problems) {
        this.file = file;
        this.lineOffset = lineOffset;
        this.path = path;
        this.problems = problems;
        this.line = lineOffset + mapping.getStartMark().getLine() + 1;
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                String name = key.getValue();
                int at = lineOffset + key.getStartMark().getLine() + 1;
                if (values.put(name, tuple.getValueNode()) != null) {
                    problems.add(new Problem(file, at, at(name), "the field stands twice", "once"));
                }
                lines.put(name, at);
            } else {
                problems.add(new Problem(file, line, path, "a field's name is no plain word", ""));
            }
        }
    }

    public String file() {
        return file;
    }

    /** The line where the mapping begins, from 1. */
    public int line() {
        return line;
    }

    /** The line of a field, or of the mapping where the field is absent. */
    public int line(String field) {
        return lines.getOrDefault(field, line);
    }

    /** Whether the field stands there with a value. */
    public boolean has(String field) {
        return node(field).isPresent();
    }

    private Optional<Node> node(String field) {
        asked.add(field);
        return Optional.ofNullable(values.get(field)).filter(node -> !isNull(node));
    }

    /** Names of all fields that stand there, in the file's order. */
    public Set<String> names() {
        return values.keySet();
    }

    public void problem(String field, String wrong, String allowed) {
        problems.add(new Problem(file, line(field), field.isEmpty() ? path : at(field), wrong, allowed));
    }

    /** A text; absent where the field is. */
    public Optional<String> text(String field) {
        return node(field).flatMap(node -> scalar(node, field, "a text"));
    }

    /** A text that must be there. */
    public String requiredText(String field) {
        return require(field, text(field), "a text").orElse("");
    }

    /**
     * A value read from its text.
     *
     * @param reader throws {@link IllegalArgumentException} for a text that is none
     * @param allowed what may stand there, in words
     */
    public <T> Optional<T> value(String field, Function<String, T> reader, String allowed) {
        return value(field, reader, () -> allowed);
    }

    private <T> Optional<T> value(String field, Function<String, T> reader, Supplier<String> allowed) {
        return text(field).flatMap(text -> read(field, line(field), text, reader, allowed));
    }

    public <T> Optional<T> requiredValue(String field, Function<String, T> reader, String allowed) {
        return require(field, value(field, reader, allowed), allowed);
    }

    /** A constant of an enum, written in lower case with dashes or underscores. */
    public <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
        return value(field, text -> constant(type, text), () -> Yaml.oneOf(words(type)));
    }

    public <E extends Enum<E>> Optional<E> requiredChoice(String field, Class<E> type) {
        Optional<E> choice = choice(field, type);
        return choice.isPresent() ? choice : require(field, choice, Yaml.oneOf(words(type)));
    }

    /** True or false; false where absent. */
    public boolean flag(String field) {
        return value(
                        field,
                        text -> switch (text.toLowerCase(Locale.ROOT)) {
                            case "true", "yes" -> true;
                            case "false", "no" -> false;
                            default -> throw new IllegalArgumentException();
                        },
                        "true or false")
                .orElse(false);
    }

    /** A list of texts, or one text alone; empty where absent. */
    public List<String> texts(String field) {
        return values(field, Function.identity(), "a text, or a list of texts");
    }

    /** A list of values, or one alone; what cannot be read is reported and left out. */
    public <T> List<T> values(String field, Function<String, T> reader, String allowed) {
        Node node = node(field).orElse(null);
        if (node == null) {
            return List.of();
        }
        List<T> result = new ArrayList<>();
        List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        for (int i = 0; i < items.size(); i++) {
            Node item = items.get(i);
            String name = node instanceof SequenceNode ? field + "[" + (i + 1) + "]" : field;
            scalar(item, name, allowed)
                    .flatMap(text -> read(name, lineOf(item), text, reader, () -> allowed))
                    .ifPresent(result::add);
        }
        return result;
    }

    /** The mapping below a field; absent where the field is. */
    public Optional<Fields> child(String field) {
        return node(field).flatMap(node -> mapping(node, field));
    }

    /** The mappings of a list; empty where absent. */
    public List<Fields> children(String field) {
        if (!has(field)) {
            return List.of();
        }
        if (!(values.get(field) instanceof SequenceNode sequence)) {
            problem(field, "a list is expected", "lines that begin with \"- \"");
            return List.of();
        }
        List<Fields> result = new ArrayList<>();
        for (int i = 0; i < sequence.getValue().size(); i++) {
            mapping(sequence.getValue().get(i), field + "[" + (i + 1) + "]").ifPresent(result::add);
        }
        return result;
    }

    /**
     * Looks at every text below, names of fields included, and reports what is wrong with it.
     *
     * @param check from the field's path and the text to what is wrong; empty where nothing is
     * @param allowed what is to be done about it
     */
    public void checkTexts(BiFunction<String, String, Optional<String>> check, String allowed) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        values.forEach((name, node) -> {
            check.apply(at(name), name).ifPresent(wrong -> problem(name, wrong, allowed));
            checkTexts(at(name), node, check, allowed, seen);
        });
    }

    private void checkTexts(
            String at, Node node, BiFunction<String, String, Optional<String>> check, String allowed, Set<Node> seen) {
        if (!seen.add(node)) {
            return; // an alias may lead back to itself
        }
        switch (node) {
            case ScalarNode scalar ->
                check.apply(at, scalar.getValue())
                        .ifPresent(wrong -> problems.add(new Problem(file, lineOf(scalar), at, wrong, allowed)));
            case MappingNode mapping -> {
                for (NodeTuple tuple : mapping.getValue()) {
                    String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
                    checkTexts(at + "." + name, tuple.getKeyNode(), check, allowed, seen);
                    checkTexts(at + "." + name, tuple.getValueNode(), check, allowed, seen);
                }
            }
            case SequenceNode sequence -> {
                for (int i = 0; i < sequence.getValue().size(); i++) {
                    checkTexts(at + "[" + (i + 1) + "]", sequence.getValue().get(i), check, allowed, seen);
                }
            }
            default -> {} // an alias is resolved before we see it
        }
    }

    /** Whether the field is one mapping, and not a plain value. */
    public boolean isMapping(String field) {
        return values.get(field) instanceof MappingNode;
    }

    /** Reports a field that must not stand here, in words of its own; {@link #done} says nothing more of it. */
    public void refuse(String field, String wrong, String allowed) {
        asked.add(field);
        problem(field, wrong, allowed);
    }

    /** Reports the fields that nobody asked for, each with the known name nearest to it. */
    public void done() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                String nearest = asked.stream()
                        .filter(known ->
                                LevenshteinDistance.getDefaultInstance().apply(name, known) <= 2)
                        .findFirst()
                        .map(known -> "did you mean \"" + known + "\"?")
                        .orElseGet(() -> Yaml.oneOf(asked.stream().sorted().toList()));
                problem(name, "unknown field", nearest);
            }
        }
    }

    /** A problem at an item of a list field, by its place counted from 1. */
    public String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    private <T> Optional<T> read(
            String name, int at, String text, Function<String, T> reader, Supplier<String> allowed) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            // Java's own words about a date are none that a campaigner would understand.
            String reason = e instanceof java.time.DateTimeException ? "the calendar has no such date" : e.getMessage();
            String why = reason == null ? "" : " (" + reason + ")";
            problems.add(new Problem(file, at, at(name), "\"" + text + "\" cannot stand here" + why, allowed.get()));
            return Optional.empty();
        }
    }

    private <T> Optional<T> require(String field, Optional<T> value, String allowed) {
        if (value.isEmpty() && !has(field)) {
            problem(field, "the field is missing", allowed);
        }
        return value;
    }

    private Optional<String> scalar(Node node, String name, String allowed) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue().strip());
        }
        problems.add(new Problem(file, lineOf(node), at(name), "a single value is expected", allowed));
        return Optional.empty();
    }

    private Optional<Fields> mapping(Node node, String name) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Fields(file, lineOffset, at(name), mapping, problems));
        }
        problems.add(new Problem(file, lineOf(node), at(name), "\"field: value\" lines are expected", ""));
        return Optional.empty();
    }

    private int lineOf(Node node) {
        return lineOffset + node.getStartMark().getLine() + 1;
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && (scalar.getValue().isEmpty()
                        || scalar.getValue().equals("null")
                        || scalar.getValue().equals("~"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant ->
                        word(constant).equals(text.toLowerCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Fields::word).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
