package org.vigil.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.source.Problem;
import org.vigil.source.Problems;

/** Which numbers of days may stand in which kind of template: a frozen one and a growing one never change places. */
final class NumbersByKind {
    private NumbersByKind() {}

    static void check(TemplateKey key, Markup markup, Problems problems) {
        for (Markup.Token token : markup.tokens()) {
            switch (token) {
                case Markup.Value value ->
                    problem(key, "{{" + value.name().word() + "}}", value.line(), misplaced(key, value.name(), true))
                            .ifPresent(problems::add);
                case Markup.Open open ->
                    problem(
                                    key,
                                    (open.whenAbsent() ? "{{^" : "{{#")
                                            + open.name().word() + "}}",
                                    open.line(),
                                    misplaced(key, open.name(), false))
                            .ifPresent(problems::add);
                case Markup.Close close -> {}
                case Markup.Words words -> {}
            }
        }
    }

    private static Optional<Problem> problem(TemplateKey key, String field, int line, @Nullable Misplaced misplaced) {
        return Optional.ofNullable(misplaced)
                .map(found -> new Problem(key.path(), line, field, found.wrong(), found.allowed()));
    }

    private record Misplaced(String wrong, String allowed) {}

    /** @param said whether it is said, and not only asked */
    private static @Nullable Misplaced misplaced(TemplateKey key, Vocabulary name, boolean said) {
        boolean daily = key.kind().mayCount();
        if (!daily && said && (name == Vocabulary.COUNT || name == Vocabulary.SINCE || name == Vocabulary.DAY)) {
            // Of somebody who is out or has died no number of days grows (RULES 1, R11 and R12).
            return new Misplaced(
                    "a running number never stands in such a post",
                    "the frozen {{total}} in a template of kind released, a {{figure}} in one of kind event, or nothing");
        }
        if (daily && name == Vocabulary.TOTAL) {
            return new Misplaced(
                    "it is what a custody that ended came to, and stands in a template of kind released only",
                    "{{inTotal}} for several imprisonments added up, such as \"2,664 days in total, in two periods\"");
        }
        if (!daily && name == Vocabulary.IN_TOTAL) {
            return new Misplaced(
                    "it adds up to a custody that lasts, and stands in the daily posts only",
                    "the frozen {{total}} in a template of kind released, or nothing");
        }
        return null;
    }
}
