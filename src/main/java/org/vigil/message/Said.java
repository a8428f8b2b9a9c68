package org.vigil.message;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Whether a template surely says something, in whatever length its text has to have. */
final class Said {
    private Said() {}

    /** Whether something is said that stands there because of one of the facts: its words, or words in its section. */
    static boolean in(Markup markup, Facts facts, Vocabulary... because) {
        List<Vocabulary> names = Arrays.asList(because);
        Deque<Markup.Open> open = new ArrayDeque<>();
        for (Markup.Token token : markup.tokens()) {
            switch (token) {
                case Markup.Open section -> open.push(section);
                case Markup.Close close -> open.pop();
                case Markup.Value value -> {
                    if (shown(open, facts) && (names.contains(value.name()) || within(open, names))) {
                        return true;
                    }
                }
                case Markup.Words words -> {
                    if (words.text().codePoints().anyMatch(Said::isWord) && shown(open, facts) && within(open, names)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether a fact itself is said. */
    static boolean value(Markup markup, Facts facts, Vocabulary name) {
        Deque<Markup.Open> open = new ArrayDeque<>();
        for (Markup.Token token : markup.tokens()) {
            switch (token) {
                case Markup.Open section -> open.push(section);
                case Markup.Close close -> open.pop();
                case Markup.Value value -> {
                    if (value.name() == name && shown(open, facts)) {
                        return true;
                    }
                }
                case Markup.Words words -> {}
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

    private static boolean within(Deque<Markup.Open> open, List<Vocabulary> names) {
        return open.stream().anyMatch(section -> names.contains(section.name()));
    }

    private static boolean isWord(int codePoint) {
        return Character.isLetterOrDigit(codePoint);
    }
}
