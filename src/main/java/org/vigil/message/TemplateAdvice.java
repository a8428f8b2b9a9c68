package org.vigil.message;

import java.util.List;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** What is no mistake in a template and may still go wrong, or sound wrong, with its line and what would be better. */
public final class TemplateAdvice {
    private TemplateAdvice() {}

    /** In the order of lines. */
    public static List<Problem> of(Template template) {
        Problems found = new Problems();
        MarkupReader.read(template.key().path(), template.body(), template.firstLine(), new Problems())
                .ifPresent(markup -> {
                    GenderAdvice.look(template, markup, found);
                    PatternAdvice.look(template, markup, found);
                    noise(template, markup, found);
                });
        return found.list();
    }

    /** Letters that are none, which no template may have. */
    public static List<Problem> styledLetters(Template template) {
        Problems found = new Problems();
        int line = template.firstLine();
        for (String text : template.body().split("\n", -1)) {
            int at = line++;
            Legible.styledLetters(text)
                    .ifPresent(wrong -> found.add(new Problem(template.key().path(), at, "", wrong, Legible.PLAIN)));
        }
        String warning = template.contentWarning();
        if (warning != null) {
            Legible.styledLetters(warning)
                    .ifPresent(wrong ->
                            found.add(new Problem(template.key().path(), 1, "content_warning", wrong, Legible.PLAIN)));
        }
        return found.list();
    }

    private static void noise(Template template, Markup markup, Problems found) {
        for (Markup.Token token : markup.tokens()) {
            if (token instanceof Markup.Words words) {
                Legible.noise(words.text())
                        .forEach(wrong -> found.add(new Problem(template.key().path(), words.line(), "", wrong, "")));
            }
        }
    }
}
