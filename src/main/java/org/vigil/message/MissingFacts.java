package org.vigil.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Reports every name that would be said although there is nothing to say. */
final class MissingFacts {
    private static final Set<Vocabulary> BY_LANGUAGE =
            Set.of(Vocabulary.ROLE, Vocabulary.STORY, Vocabulary.QUOTE, Vocabulary.QUOTE_SPEAKER, Vocabulary.ACTION);

    private MissingFacts() {}

    static void report(Template template, Markup markup, Facts facts, Profile profile, Problems problems) {
        Deque<Boolean> shown = new ArrayDeque<>();
        for (Markup.Token token : markup.tokens()) {
            switch (token) {
                case Markup.Open open -> shown.push(facts.has(open.name()) != open.whenAbsent());
                case Markup.Close close -> shown.pop();
                case Markup.Value value -> {
                    if (!shown.contains(false) && !facts.has(value.name())) {
                        problems.add(missing(template, value, profile));
                    }
                }
                case Markup.Words words -> {}
            }
        }
    }

    private static Problem missing(Template template, Markup.Value value, Profile profile) {
        String word = value.name().word();
        String language = template.key().language();
        String wrong = why(value.name(), word, language, profile);
        String allowed = "give the fact, or write {{#" + word + "}}…{{/" + word + "}} around the words that need it";
        return new Problem(template.key().path(), value.line(), "{{" + word + "}}", wrong, allowed);
    }

    private static String why(Vocabulary name, String word, String language, Profile profile) {
        if (name == Vocabulary.COUNT) {
            return "no number of days may be said of " + profile.id() + " on that day";
        }
        if (name == Vocabulary.SINCE) {
            return profile.id() + " is not known to be in custody on that day";
        }
        if (name.isCounted()) {
            return "no " + word + " may be said of " + profile.id() + " on that day";
        }
        String inLanguage = BY_LANGUAGE.contains(name) ? " in the language \"" + language + "\"" : "";
        return profile.file() + " gives no " + word + inLanguage;
    }
}
