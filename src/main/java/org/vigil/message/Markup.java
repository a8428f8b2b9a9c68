package org.vigil.message;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A template's body, taken apart and found right: every name is known, every section closed.
 *
 * @param tokens in the order of the text
 */
record Markup(List<Token> tokens) {
    /** A piece of the body, with the line of the file on which it begins. */
    sealed interface Token {
        int line();
    }

    /** Words that stand there as they are. */
    record Words(String text, int line) implements Token {}

    /** {@code {{name}}}. */
    record Value(Vocabulary name, int line) implements Token {}

    /** {@code {{#name}}}, or {@code {{^name}}} where {@code whenAbsent}. */
    record Open(Vocabulary name, boolean whenAbsent, int line) implements Token {}

    /** {@code {{/name}}}. */
    record Close(Vocabulary name, int line) implements Token {}

    /** The same for a language from right to left, with the signs in its own words kept in their places. */
    Markup withSigns() {
        return new Markup(tokens.stream()
                .map(token ->
                        token instanceof Words words ? new Words(Marks.withSigns(words.text()), words.line()) : token)
                .toList());
    }

    /** How many {@code ifRoom} sections there are. */
    int rooms() {
        return (int) tokens.stream()
                .filter(token -> token instanceof Open open && open.name() == Vocabulary.IF_ROOM)
                .count();
    }

    /** Every name that decides on what the text says. */
    Set<Vocabulary> names() {
        Set<Vocabulary> names = EnumSet.noneOf(Vocabulary.class);
        for (Token token : tokens) {
            switch (token) {
                case Value value -> names.add(value.name());
                case Open open -> names.add(open.name());
                case Words words -> {}
                case Close close -> {}
            }
        }
        return names;
    }

    /** Whether it has words of its own for when readers are asked nothing: {@code {{^action}}…{{/action}}}. */
    boolean speaksInsteadOfAction() {
        int within = 0;
        for (Token token : tokens) {
            if (token instanceof Open open) {
                if (within == 0 && open.whenAbsent() && open.name().isOfAction()) {
                    return true;
                }
                within += within > 0 || open.name().isOfAction() ? 1 : 0;
            } else if (token instanceof Close) {
                within -= within > 0 ? 1 : 0;
            }
        }
        return false;
    }

    /** The words that stand outside every section, and so in every post. */
    String constantWords() {
        StringBuilder words = new StringBuilder();
        int depth = 0;
        for (Token token : tokens) {
            switch (token) {
                case Words text -> words.append(depth == 0 ? text.text() : "");
                case Value value -> words.append(' ');
                case Open open -> depth++;
                case Close close -> depth--;
            }
        }
        return words.toString();
    }

    /**
     * The body as Mustache, with sections that ask a truth of their own, {@code has_role} for {@code role} and {@code
     * room_1} for the first {@code ifRoom}: a section over a text would look names up in the text itself.
     */
    String mustache() {
        StringBuilder mustache = new StringBuilder();
        int room = 0;
        for (Token token : tokens) {
            switch (token) {
                case Words words -> mustache.append(words.text());
                case Value value ->
                    mustache.append("{{").append(value.name().word()).append("}}");
                case Open open -> {
                    room += open.name() == Vocabulary.IF_ROOM ? 1 : 0;
                    mustache.append(Marks.LEFT)
                            .append(open.whenAbsent() ? "{{^" : "{{#")
                            .append(truth(open.name(), room))
                            .append("}}");
                }
                case Close close ->
                    mustache.append("{{/")
                            .append(truth(close.name(), room))
                            .append("}}")
                            .append(Marks.LEFT);
            }
        }
        return mustache.toString();
    }

    static String truth(Vocabulary name, int room) {
        return name == Vocabulary.IF_ROOM ? "room_" + room : "has_" + name.word();
    }
}
