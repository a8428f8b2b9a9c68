package org.vigil.message;

import java.util.List;
import java.util.stream.Stream;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Looks whether a post about a release under conditions says so, and says nobody is free (RULES 1, R7). */
final class ConditionalRelease {
    private ConditionalRelease() {}

    static void check(Template template, Markup markup, Facts facts, Post post, List<String> texts, Problems problems) {
        if (template.key().kind() != TemplateKind.RELEASED || !facts.has(Vocabulary.CONDITIONAL)) {
            return;
        }
        String language = template.key().language();
        if (!Said.in(markup, facts, Vocabulary.CONDITIONAL, Vocabulary.CONDITIONS)) {
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
        List<String> hashtags = Stream.concat(post.campaignHashtags().stream(), post.profile().hashtags().stream())
                .toList();
        texts.stream()
                .flatMap(text -> FreeWords.in(text, language, facts.whole(), hashtags).stream())
                .findFirst()
                .ifPresent(word -> problem(
                        template,
                        problems,
                        "the release is conditional, and the post says \"" + word + "\"",
                        "released on bail, on parole, …: whoever is out under conditions is not free"));
    }

    private static void problem(Template template, Problems problems, String wrong, String allowed) {
        problems.add(new Problem(template.key().path(), template.firstLine(), "", wrong, allowed));
    }
}
