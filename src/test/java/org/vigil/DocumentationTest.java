package org.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the pages name is there, and what is there is named in a page. */
class DocumentationTest {
    /** A command as it is written in code: {@code ./vigil -C DIR people show}; options and arguments follow. */
    private static final Pattern COMMAND = Pattern.compile("\\./vigil(?: -C [^ ]+)?((?: [a-z]+(?![\\w./=-]))+)");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");
    private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");

    /** A word of a line, as a shell splits it. */
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");

    /** Two spaces are for the eye, and what follows them is said to people. */
    private static final Pattern PROSE = Pattern.compile("\\S {2,}[^# ]");

    /** What stands for what a command reads as more than a word. */
    private static final Map<String, String> PLACEHOLDERS =
            Map.of("NUMBER", "1", "DATE", "2026-01-05", "DAY", "2026-01-05");

    private static final Pattern ALL_COMMANDS = Pattern.compile("(?s)\n## All commands\n(.*?)\n## ");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]+`");

    /** A class of ours, with or without its package: {@code RotationTest}, {@code delivery.Gate}. */
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z.]+\\.)?((?:[A-Z][a-z0-9]+)+)(?:#\\w+)?`");

    private static final Set<String> OF_OTHERS = Set.of("HttpURLConnection", "InstantSource");

    private final Map<Path, String> pages = read();
    private final CommandLine vigil =
            Main.commandLine(Map.of(), InstantSource.fixed(Instant.EPOCH), new BufferedReader(new StringReader("")));

    @Test
    void everyCommandThatIsNamedExists() {
        List<String> wrong = new ArrayList<>();
        pages.forEach((path, text) -> CODE.matcher(text)
                .results()
                .flatMap(code -> COMMAND.matcher(code.group()).results())
                .map(match -> match.group(1).strip())
                .filter(words -> !exists(vigil, List.of(words.split(" "))))
                .forEach(words -> wrong.add(path + ": ./vigil " + words)));
        assertThat(wrong).isEmpty();
    }

    /** Words after a command that has no commands of its own are its arguments. */
    private static boolean exists(CommandLine command, List<String> words) {
        if (words.isEmpty() || command.getSubcommands().isEmpty()) {
            return true;
        }
        CommandLine next = command.getSubcommands().get(words.getFirst());
        return next != null && exists(next, words.subList(1, words.size()));
    }

    /** Somebody copies it at three in the morning: what explains a line must not become words of the command. */
    @Test
    void everyLineThatIsCopiedIsUnderstood() {
        Map<String, String> lines = new TreeMap<>();
        pages.forEach((path, text) -> BLOCK.matcher(text)
                .results()
                .flatMap(block -> block.group().lines())
                .map(String::strip)
                .filter(line -> line.startsWith("./vigil"))
                .forEach(line -> lines.put(path + ": " + line, whatIsWrong(line))));
        assertThat(lines)
                .hasSizeGreaterThan(20)
                .allSatisfy((line, wrong) -> assertThat(wrong).as(line).isEmpty());
    }

    private String whatIsWrong(String line) {
        if (PROSE.matcher(line).find()) {
            return "what explains it stands behind no #";
        }
        try {
            vigil.parseArgs(words(line).stream()
                    .skip(1)
                    .map(word -> PLACEHOLDERS.getOrDefault(word, word))
                    .toArray(String[]::new));
            return "";
        } catch (CommandLine.ParameterException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** As a shell splits them: without quotes, comment, and where the output goes. */
    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(MatchResult::group)
                .takeWhile(word -> !word.startsWith("#") && !word.startsWith(">"))
                .map(word -> word.replaceAll("[\"']", ""))
                .toList();
    }

    @Test
    void everyCommandIsInTheTableOfAll() {
        String table = ALL_COMMANDS
                .matcher(pages.getOrDefault(Path.of("docs", "operation.md"), ""))
                .results()
                .map(section -> section.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(names("", vigil)).allSatisfy(name -> assertThat(table).containsPattern("`\\./vigil" + name + "\\b"));
    }

    /** Who reads a mail or a page types what stands there: one way of naming the program, everywhere. */
    @Test
    void everySentenceOfTheProgramNamesItAsItIsTyped() throws IOException {
        Pattern bare = Pattern.compile("(?<![\\w./-])vigil (?=(?:"
                + String.join("|", vigil.getSubcommands().keySet()) + ")\\b)");
        List<String> wrong = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main"), Path.of("docs"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(DocumentationTest::isRead).toList()) {
                    said(file, Files.readString(file))
                            .filter(text -> bare.matcher(text).find())
                            .forEach(text -> wrong.add(file + ": " + text));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isRead(Path file) {
        return Stream.of(".java", ".md", ".json", ".yaml", ".txt", ".html", ".properties")
                .anyMatch(file.toString()::endsWith);
    }

    /** What people are told in a file: of Java the texts, without what is written for programmers. */
    private static Stream<String> said(Path file, String content) {
        return file.toString().endsWith(".java")
                ? content.lines()
                        .map(String::strip)
                        .filter(line -> !line.startsWith("*") && !line.startsWith("/*") && !line.startsWith("//"))
                        .filter(line -> line.contains("\"") || !line.endsWith(";"))
                : content.lines()
                        .filter(line -> !line.contains("src=") && !line.contains("in the folder in which the program"));
    }

    private static Stream<String> names(String above, CommandLine command) {
        return command.getSubcommands().entrySet().stream().flatMap(sub -> {
            String name = above + " " + sub.getKey();
            return Stream.concat(Stream.of(name), names(name, sub.getValue()));
        });
    }

    @Test
    void everyLinkPointsToAFile() {
        List<String> dead = new ArrayList<>();
        pages.forEach((path, text) -> LINK.matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(link -> !Files.exists(path.resolveSibling(link)))
                .forEach(link -> dead.add(path + ": " + link)));
        assertThat(dead).isEmpty();
    }

    @Test
    void everyPageIsLinkedFromTheFirst() {
        String first = pages.get(Path.of("README.md"));
        assertThat(pages.keySet().stream().filter(path -> path.startsWith("docs")))
                .allSatisfy(
                        path -> assertThat(first).contains("(" + path.toString().replace('\\', '/') + ")"));
    }

    @Test
    void everyClassThatIsNamedExists() throws IOException {
        Set<String> sources;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            sources = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        Set<String> named = new TreeSet<>();
        Stream.of("architecture", "delivery", "do-no-harm", "performance")
                .map(name -> pages.get(Path.of("docs", name + ".md")))
                .flatMap(text -> CLASS.matcher(text == null ? "" : text).results())
                .map((MatchResult match) -> match.group(1))
                .filter(name -> !OF_OTHERS.contains(name))
                .forEach(named::add);
        assertThat(named).hasSizeGreaterThan(20).isSubsetOf(sources);
    }

    private static Map<Path, String> read() {
        try (Stream<Path> files = Stream.concat(Files.list(Path.of("")), Files.list(Path.of("docs")))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .collect(Collectors.toMap(file -> file, DocumentationTest::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
