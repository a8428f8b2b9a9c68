package org.vigil.message;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Finds patterns in a template that go wrong with some numbers or are heard badly (RULES 4). */
final class PatternAdvice {
    /** Chinese counters and the like stand behind a number without changing it. */
    private static final Pattern ENDING = Pattern.compile("^[-‐‑–'’]?[\\p{L}&&[^\\p{IsHan}\\p{IsHangul}]]");

    private static final Pattern WORD = Pattern.compile("^[\\s\\p{Z}]*\\p{L}");

    /** Languages in which a word stays as it is behind any number (RULES 4). */
    private static final Set<String> UNCHANGED = Set.of("az", "fa", "tr", "vi", "zh");

    private PatternAdvice() {}

    static void look(Template template, Markup markup, Problems found) {
        List<Markup.Token> tokens = markup.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Markup.Value value) {
                if (value.name() == Vocabulary.DAY && isFollowedBy(ENDING, tokens, i)) {
                    found.add(new Problem(
                            template.key().path(),
                            value.line(),
                            "{{day}}",
                            "the ending of an ordinal changes with the number (1st, 22nd)",
                            "a pattern such as \"Day {{day}}:\""));
                }
                if (value.name() == Vocabulary.ANNIVERSARY_YEARS
                        && !UNCHANGED.contains(
                                ULocale.forLanguageTag(template.key().language())
                                        .getLanguage())
                        && isFollowedBy(WORD, tokens, i)) {
                    found.add(new Problem(
                            template.key().path(),
                            value.line(),
                            "{{anniversaryYears}}",
                            "the word behind the number changes with it (1 year, 2 years)",
                            "{{yearsSinceArrest}}, which says both"));
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

    private static boolean isFollowedBy(Pattern pattern, List<Markup.Token> tokens, int at) {
        return at + 1 < tokens.size()
                && tokens.get(at + 1) instanceof Markup.Words words
                && pattern.matcher(words.text()).find();
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
