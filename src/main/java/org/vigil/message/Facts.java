package org.vigil.message;

import java.util.Map;
import java.util.Set;

/**
 * What there is to say of a post in one language.
 *
 * @param texts by name, clean and with their {@link Marks}; an absent fact is absent, never an empty text
 * @param truths the sections that are true
 * @param whole names of people that no thread may divide, wherever they stand in the text
 * @param running what each number that grows by itself is a number of, without the number
 */
record Facts(
        Map<Vocabulary, String> texts, Set<Vocabulary> truths, Set<String> whole, Map<Vocabulary, String> running) {

    /** Whether a section over the name is shown. {@code ifRoom} is not a fact and is decided elsewhere. */
    boolean has(Vocabulary name) {
        return switch (name.use()) {
            case TEXT -> texts.containsKey(name);
            case TRUTH -> truths.contains(name);
            case ROOM -> true;
        };
    }
}
