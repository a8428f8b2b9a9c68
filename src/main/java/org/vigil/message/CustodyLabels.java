package org.vigil.message;

import java.util.Map;
import org.vigil.profile.ProfileId;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/**
 * Looks whether a post says what kind of custody it speaks of wherever that is not the plain one: house arrest (RULES 1,
 * R6), a leave (R7), news that is too old (R9), a disappearance (R10).
 */
final class CustodyLabels {
    private static final Map<Vocabulary, String> LABELS = Map.of(
            Vocabulary.HOUSE_ARREST, "under house arrest",
            Vocabulary.DISAPPEARANCE, "missing",
            Vocabulary.FURLOUGH, "on leave",
            Vocabulary.MEDICAL_LEAVE, "on medical leave",
            Vocabulary.HOSPITAL, "in hospital");

    private CustodyLabels() {}

    static void check(Template template, Markup markup, Facts facts, ProfileId about, Problems problems) {
        if (!template.key().kind().mayCount()) {
            return;
        }
        LABELS.forEach((label, where) -> {
            if (facts.has(label) && !Said.in(markup, facts, label)) {
                problem(
                        template,
                        problems,
                        "the words about " + about + " do not say \"" + where + "\"",
                        "{{#" + label.word() + "}}…{{/" + label.word() + "}} with words that always stand there");
            }
        });
        if (facts.has(Vocabulary.LAST_CONFIRMED) && !Said.value(markup, facts, Vocabulary.LAST_CONFIRMED)) {
            problem(
                    template,
                    problems,
                    "nobody has confirmed the custody for too long, and the words about " + about
                            + " do not say when somebody did last",
                    "{{#lastConfirmed}}…; last confirmed {{lastConfirmed}}{{/lastConfirmed}}");
        }
    }

    private static void problem(Template template, Problems problems, String wrong, String allowed) {
        problems.add(new Problem(template.key().path(), template.firstLine(), "", wrong, allowed));
    }
}
