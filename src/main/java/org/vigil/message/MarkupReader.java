package org.vigil.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.message.Markup.Words;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Takes a body apart into words and tags, line by line, and reports every tag that cannot stand where it does. */
final class MarkupReader {
    /** {@code {{…}}} on one line; three braces are caught whole, so that they are refused once. */
    private static final Pattern TAG = Pattern.compile("\\{\\{\\{[^{}\\n]*\\}\\}\\}|\\{\\{([^{}\\n]*)\\}\\}");

    private static final Pattern SINGLE_BRACES = Pattern.compile("(?<!\\{)\\{\\s*([#^/]?)(\\w+)\\s*\\}(?!\\})");

    private final String file;
    private final Problems problems;
    private final List<Markup.Token> tokens = new ArrayList<>();
    private final SectionCheck sections;
    private int line;

    private MarkupReader(String file, int firstLine, Problems problems) {
        this.file = file;
        this.line = firstLine;
        this.problems = problems;
        this.sections = new SectionCheck(file, problems);
    }

    /** The body's markup; empty where it cannot be rendered, and then {@code problems} says all that is wrong. */
    static Optional<Markup> read(String file, String body, int firstLine, Problems problems) {
        int before = problems.size();
        MarkupReader reader = new MarkupReader(file, firstLine, problems);
        reader.read(Marks.withoutMarks(body));
        return problems.size() == before ? Optional.of(new Markup(List.copyOf(reader.tokens))) : Optional.empty();
    }

    private void read(String body) {
        if (body.isBlank()) {
            problem("", "the template has no text", "write what the post says below the front matter");
            return;
        }
        Matcher tag = TAG.matcher(body);
        int end = 0;
        while (tag.find()) {
            words(body.substring(end, tag.start()));
            if (tag.group(1) == null) {
                problem(tag.group(), "three braces are not needed", "two braces: nothing is escaped");
            } else {
                tag(tag.group(), tag.group(1).strip());
            }
            end = tag.end();
        }
        words(body.substring(end));
        sections.end();
    }

    private void words(String text) {
        if (!text.isEmpty()) {
            tokens.add(new Words(text, line));
        }
        for (String one : text.split("\n", -1)) {
            strayBraces(one);
            line++;
        }
        line--;
    }

    private void strayBraces(String text) {
        if (text.contains("{{")) {
            problem("", "\"{{\" is not closed on its line", "\"}}\" after the name");
        } else if (text.contains("}}")) {
            problem("", "\"}}\" closes nothing", "\"{{\" before the name");
        }
        Matcher single = SINGLE_BRACES.matcher(text);
        while (single.find()) {
            if (Vocabulary.of(single.group(2)).isPresent()) {
                problem(single.group(), "one brace is too few", "{{" + single.group(1) + single.group(2) + "}}");
            }
        }
    }

    private void tag(String written, String content) {
        if (content.isEmpty()) {
            problem(written, "a name is missing", "one of: " + String.join(", ", Vocabulary.words()));
            return;
        }
        String name = content.substring(1).strip();
        switch (content.charAt(0)) {
            case '!' -> tokens.add(new Words(String.valueOf(Marks.LEFT), line));
            case '#' -> sections.open(name, false, line).ifPresent(tokens::add);
            case '^' -> sections.open(name, true, line).ifPresent(tokens::add);
            case '/' -> sections.close(name, line).ifPresent(tokens::add);
            case '>', '<', '$' -> problem(written, "a template cannot bring in another", "write the words here");
            case '=' -> problem(written, "braces cannot be changed", "{{name}}");
            case '&' -> problem(written, "\"&\" is not needed", "{{" + name + "}}: nothing is escaped");
            default -> value(written, content);
        }
    }

    private void value(String written, String word) {
        Optional<Vocabulary> name = Vocabulary.of(word);
        if (name.isEmpty()) {
            problem(written, "unknown name", Vocabulary.suggestion(word));
        } else if (name.get().use() != Vocabulary.Use.TEXT) {
            problem(written, "this is a section and says nothing by itself", "{{#%1$s}}…{{/%1$s}}".formatted(word));
        } else {
            tokens.add(new Markup.Value(name.get(), line));
        }
    }

    private void problem(String field, String wrong, String allowed) {
        problems.add(new Problem(file, line, field, wrong, allowed));
    }
}
