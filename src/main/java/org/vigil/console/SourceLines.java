package org.vigil.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.vigil.source.Problem;

/**
 * A text line by line, with what is wrong beside the line where it is.
 *
 * @param elsewhere what is wrong in other files because of it
 */
record SourceLines(List<Line> lines, List<Wrong> summary, List<Wrong> elsewhere) {
    /** More lines than that are no text that a person edits here. */
    private static final int MOST_LINES = 2_000;

    /** @param wrong in words, a sentence each */
    record Line(int number, String text, List<String> wrong) {}

    /** @param line null for what stands in another file */
    record Wrong(@Nullable Integer line, String words) {}

    /** @param path of the text; problems of other files are told with their place */
    static SourceLines of(String path, String text, List<Problem> problems, Sight sight) {
        List<String> texts = text.lines().limit(MOST_LINES).toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(1, texts.size()); i++) {
            int number = i + 1;
            boolean last = number >= texts.size();
            lines.add(new Line(
                    number,
                    texts.isEmpty() ? "" : texts.get(i),
                    problems.stream()
                            .filter(problem -> problem.file().equals(path))
                            .filter(problem -> problem.line() == number || (last && problem.line() > number))
                            .map(problem -> sight.discreet(words(problem)))
                            .toList()));
        }
        List<Wrong> here = lines.stream()
                .flatMap(line -> line.wrong().stream().map(words -> new Wrong(line.number(), words)))
                .toList();
        return new SourceLines(
                List.copyOf(lines),
                here,
                problems.stream()
                        .filter(problem -> !problem.file().equals(path))
                        .map(problem -> new Wrong(null, sight.discreet(problem.toString())))
                        .toList());
    }

    static String words(Problem problem) {
        return (problem.field().isEmpty() ? "" : problem.field() + ": ")
                + problem.wrong()
                + (problem.allowed().isEmpty() ? "" : "; " + problem.allowed());
    }

    void show(Model model) {
        model.addAttribute("source", this);
    }

    /** Whether anything is wrong. Public, as all that a template calls. */
    public boolean wrong() {
        return !summary.isEmpty() || !elsewhere.isEmpty();
    }

    /** How much is wrong. */
    public int count() {
        return summary.size() + elsewhere.size();
    }
}
