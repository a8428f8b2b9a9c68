package org.vigil.message;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Reads {@code templates/<name>/<kind>.<language>.txt}: YAML front matter between {@code ---} lines, then Mustache. */
public final class TemplateFile {
    private static final String NAMES =
            "templates/<name>/<kind>.<language>.txt, with kind prisoner, family, group, released, memorial or event, such as"
                    + " templates/free-the-20/prisoner.en.txt";
    private static final String KINDS =
            Arrays.stream(TemplateKind.values()).map(TemplateKind::word).collect(Collectors.joining("|"));
    private static final Pattern PATH = Pattern.compile("templates/([a-z0-9]+(?:-[a-z0-9]+)*)/(" + KINDS
            + ")\\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)" + "(?:\\.([a-z0-9]+(?:-[a-z0-9]+)*))?\\.txt");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u202A-\\u202E&&[^\r\n\t]]");

    private TemplateFile() {}

    /** The template; empty where anything is wrong with it, and then {@code problems} says all of it. */
    public static Optional<Template> read(SourceFile file, Problems problems) {
        int before = problems.size();
        Optional<TemplateKey> key = key(file.path());
        if (key.isEmpty()) {
            problems.add(new Problem(file.path(), 1, "", "this is no name of a template", NAMES));
        }
        Optional<String> text = file.text();
        if (text.isEmpty()) {
            problems.add(new Problem(file.path(), 1, "", "the file is not UTF-8", "save it as UTF-8"));
            return Optional.empty();
        }
        control(file.path(), text.get(), problems);
        FrontMatter matter = FrontMatter.of(file.path(), text.get().replace("\r\n", "\n"), problems);
        FrontMatter.Said said = matter.said(file.path(), problems);
        Optional<Markup> markup = MarkupReader.read(file.path(), matter.body(), matter.firstLine(), problems);
        key.ifPresent(known -> markup.ifPresent(tokens -> {
            countable(known, tokens, problems);
            TemplateManners.check(known, tokens, problems);
            NumbersByKind.check(known, tokens, problems);
        }));
        return problems.size() > before ? Optional.empty() : key.map(known -> template(known, matter, said));
    }

    private static Template template(TemplateKey key, FrontMatter matter, FrontMatter.Said said) {
        return new Template(
                key,
                matter.body(),
                matter.firstLine(),
                said.contentWarning(),
                Signature.digest(key, said.contentWarning(), matter.body()),
                said.review());
    }

    /**
     * No network shows them, and no database keeps a zero: what has them was not written as UTF-8, or was damaged. The five
     * embeddings and overrides of UAX #9 turn whatever follows; isolates, which an author may need, end where they should.
     */
    private static void control(String path, String text, Problems problems) {
        Matcher control = CONTROL.matcher(text);
        if (control.find()) {
            int line = 1
                    + (int) text.substring(0, control.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            problems.add(new Problem(
                    path,
                    line,
                    "",
                    String.format(Locale.ROOT, "a sign that nobody sees (U+%04X)", (int)
                            control.group().charAt(0)),
                    "text; save the file as UTF-8"));
        }
    }

    /** What a file's path says of it; empty where it is no name of a template. */
    public static Optional<TemplateKey> key(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || !isLanguage(matcher.group(3))) {
            return Optional.empty();
        }
        return Optional.of(new TemplateKey(
                matcher.group(1), TemplateKind.of(matcher.group(2)), matcher.group(3), matcher.group(4)));
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    /** A count is said only in a language whose plurals are known here. */
    private static void countable(TemplateKey key, Markup markup, Problems problems) {
        if (DayWords.of(key.language()).isPresent()) {
            return;
        }
        for (Markup.Token token : markup.tokens()) {
            if (token instanceof Markup.Value value && value.name() == Vocabulary.COUNT) {
                String wrong = "Vigil does not know how days are counted in the language \"" + key.language() + "\"";
                problems.add(new Problem(
                        key.path(),
                        value.line(),
                        "{{count}}",
                        wrong,
                        "leave the count out and say {{since}}, or write in one of: "
                                + String.join(", ", DayWords.languages())));
            }
        }
    }
}
