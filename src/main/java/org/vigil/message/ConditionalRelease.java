package org.vigil.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Looks whether a post about a release under conditions says so, and says nobody is free (RULES 1, R7). */
final class ConditionalRelease {
    private ConditionalRelease() {}

    static void check(Template template, Markup markup, Facts facts, List<String> texts, Problems problems) {
        if (template.key().kind() != TemplateKind.RELEASED || !facts.has(Vocabulary.CONDITIONAL)) {
            return;
        }
        String language = template.key().language();
        if (!isSaid(markup, facts)) {
            problem(
                    template,
                    problems,
                    "the release is conditional, and the words do not say so",
                    "{{#conditional}}… under conditions …{{/conditional}}, or {{conditions}}");
        }
        if (!FreeWords.isKnown(language)) {
            problem(
                    template,
                    problems,
                    "the release is conditional, and Vigil does not know the words for \"free\" in the language \""
                            + language + "\", which must not stand there",
                    "post it by hand, or in one of: " + String.join(", ", FreeWords.languages()));
        }
        texts.stream()
                .flatMap(text -> FreeWords.in(text, language, facts.whole()).stream())
                .findFirst()
                .ifPresent(word -> problem(
                        template,
                        problems,
                        "the release is conditional, and the post says \"" + word + "\"",
                        "released on bail, on parole, …: whoever is out under conditions is not free"));
    }

    /** Whether something is said that stands there because of the conditions. */
    private static boolean isSaid(Markup markup, Facts facts) {
        Deque<Markup.Open> open = new ArrayDeque<>();
        for (Markup.Token token : markup.tokens()) {
            switch (token) {
                case Markup.Open section -> open.push(section);
                case Markup.Close close -> open.pop();
                case Markup.Value value -> {
                    if (shown(open, facts) && (value.name() == Vocabulary.CONDITIONS || inConditional(open))) {
                        return true;
                    }
                }
                case Markup.Words words -> {
                    if (!words.text().isBlank() && shown(open, facts) && inConditional(open)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Not counting on room: what may go does not say it surely. */
    private static boolean shown(Deque<Markup.Open> open, Facts facts) {
        return open.stream()
                .allMatch(section ->
                        section.name() != Vocabulary.IF_ROOM && facts.has(section.name()) != section.whenAbsent());
    }

    private static boolean inConditional(Deque<Markup.Open> open) {
        return open.stream()
                .anyMatch(
                        section -> section.name() == Vocabulary.CONDITIONAL || section.name() == Vocabulary.CONDITIONS);
    }

    private static void problem(Template template, Problems problems, String wrong, String allowed) {
        problems.add(new Problem(template.key().path(), template.firstLine(), "", wrong, allowed));
    }
}
