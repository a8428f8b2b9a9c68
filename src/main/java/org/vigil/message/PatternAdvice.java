package org.vigil.message;

import java.util.List;
import java.util.regex.Pattern;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Finds patterns in a template that go wrong with some numbers or are heard badly (RULES 4). */
final class PatternAdvice {
    /** Chinese counters and the like stand behind a number without changing it. */
    private static final Pattern ENDING = Pattern.compile("^[-‐‑–'’]?[\\p{L}&&[^\\p{IsHan}\\p{IsHangul}]]");

    private PatternAdvice() {}

    static void look(Template template, Markup markup, Problems found) {
        List<Markup.Token> tokens = markup.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Markup.Value value) {
                if (value.name() == Vocabulary.DAY && hasEnding(tokens, i)) {
                    found.add(new Problem(
                            template.key().path(),
                            value.line(),
                            "{{day}}",
                            "the ending of an ordinal changes with the number (1st, 22nd)",
                            "a pattern such as \"Day {{day}}:\""));
                }
                if (value.name() == Vocabulary.HASHTAGS
                        && tokens.subList(i + 1, tokens.size()).stream().anyMatch(PatternAdvice::speaks)) {
                    found.add(new Problem(
                            template.key().path(),
                            value.line(),
                            "{{hashtags}}",
                            "words follow the hashtags, so that they are heard in the middle of a post",
                            "{{hashtags}} at the end"));
                }
            }
        }
    }

    private static boolean hasEnding(List<Markup.Token> tokens, int at) {
        return at + 1 < tokens.size()
                && tokens.get(at + 1) instanceof Markup.Words words
                && ENDING.matcher(words.text()).find();
    }

    private static boolean speaks(Markup.Token token) {
        return switch (token) {
            case Markup.Words words -> !Marks.withoutMarks(words.text()).isBlank();
            case Markup.Value value -> true;
            case Markup.Open open -> false;
            case Markup.Close close -> false;
        };
    }
}
