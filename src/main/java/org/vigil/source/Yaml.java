package org.vigil.source;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML as people write it: every scalar is the text that stands there. YAML's own types are never applied, since
 * they would turn {@code 09:00} into 540 and the language {@code no} into false.
 */
public final class Yaml {
    private static final Resolver RESOLVER = new Resolver();

    private Yaml() {}

    /** The fields of a file's mapping; empty where there is no such thing, and then {@code problems} says why. */
    public static Optional<Fields> read(SourceFile file, Problems problems) {
        Optional<String> text = file.text();
        if (text.isEmpty()) {
            problems.add(new Problem(file.path(), 1, "", "the file is not UTF-8", "save it as UTF-8"));
            return Optional.empty();
        }
        return read(file.path(), text.get(), 1, problems);
    }

    /** As {@link #read(SourceFile, Problems)}, for YAML that stands inside a file and begins at {@code firstLine}. */
    public static Optional<Fields> read(String path, String text, int firstLine, Problems problems) {
        try {
            Node root = compose(text);
            if (root instanceof MappingNode mapping) {
                return Optional.of(new Fields(path, firstLine - 1, "", mapping, problems));
            }
            problems.add(new Problem(
                    path,
                    firstLine,
                    "",
                    root == null ? "the file is empty" : "the file is no list of fields",
                    "\"field: value\" lines"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            problems.add(new Problem(
                    path,
                    firstLine + line,
                    "",
                    "YAML cannot be read: " + words(e),
                    "check indentation, quotes and colons"));
        } catch (YAMLException e) {
            problems.add(new Problem(path, firstLine, "", "YAML cannot be read: " + e.getMessage(), ""));
        }
        return Optional.empty();
    }

    /**
     * As {@link #read(SourceFile, Problems)} of what {@link YamlText} writes of a mapping of texts, truth values, lists and
     * mappings, without the way through a text. Every place is line 1.
     */
    public static Optional<Fields> read(String path, Map<String, Object> fields, Problems problems) {
        try {
            return YamlNodes.of(fields) instanceof MappingNode mapping
                    ? Optional.of(new Fields(path, 0, "", mapping, problems))
                    : Optional.empty();
        } catch (YAMLException e) {
            problems.add(new Problem(path, 1, "", "YAML cannot be read: " + e.getMessage(), ""));
            return Optional.empty();
        }
    }

    /** Without what stands in the file: a text that begins with a star is taken for a reference, and would be repeated. */
    private static String words(MarkedYAMLException e) {
        return String.valueOf(e.getProblem())
                .replaceFirst("undefined alias.*", "undefined alias (a text that begins with *" + " needs quotes)");
    }

    @SuppressWarnings("NullAway") // getSingleNode answers null for an empty document
    static org.yaml.snakeyaml.nodes.@org.jspecify.annotations.Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(YamlNodes.DEEPEST);
        return new Composer(new ParserImpl(new StreamReader(new StringReader(text)), options), RESOLVER, options)
                .getSingleNode();
    }

    /** Words for a closed set: {@code one of: a, b, c}. */
    public static String oneOf(List<String> values) {
        return "one of: " + String.join(", ", values);
    }
}
