package org.vigil.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** What a template must not do with facts that are right: call somebody, or tell a charge without whose it is (RULES 2 and 3). */
final class TemplateManners {
    private static final Pattern CALLED = Pattern.compile("(?<![\\p{L}\\p{N}_.])@[\\p{L}\\p{N}_]{2,}");

    private TemplateManners() {}

    static void check(TemplateKey key, Markup markup, Problems problems) {
        boolean attributed = markup.names().contains(Vocabulary.CHARGE_ACCORDING_TO);
        for (Markup.Token token : markup.tokens()) {
            switch (token) {
                case Markup.Value value -> {
                    if (value.name() == Vocabulary.CHARGE && !attributed) {
                        problems.add(new Problem(
                                key.path(),
                                value.line(),
                                "{{charge}}",
                                "a charge is told, and not whose it is",
                                "add {{chargeAccordingTo}}"));
                    }
                }
                case Markup.Words words -> called(key, words, problems);
                case Markup.Open open -> {}
                case Markup.Close close -> {}
            }
        }
    }

    private static void called(TemplateKey key, Markup.Words words, Problems problems) {
        Matcher name = CALLED.matcher(words.text());
        while (name.find()) {
            problems.add(new Problem(
                    key.path(),
                    words.line(),
                    "",
                    "\"" + name.group() + "\" calls an account each time it is posted",
                    "the name in words; nobody is mentioned automatically"));
        }
    }
}
