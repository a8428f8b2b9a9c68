package org.vigil.message;

import java.util.Map;
import java.util.Set;

/**
 * What there is to say of a post in one language.
 *
 * @param texts by name, clean and with their {@link Marks}; an absent fact is absent, never an empty text
 * @param truths the sections that are true
 * @param whole names of people that no thread may divide, wherever they stand in the text
 * @param counted what the count is a count of, without its number; empty where there is none
 */
record Facts(Map<Vocabulary, String> texts, Set<Vocabulary> truths, Set<String> whole, String counted) {

    /** Whether a section over the name is shown. {@code ifRoom} is not a fact and is decided elsewhere. */
    boolean has(Vocabulary name) {
        return switch (name.use()) {
            case TEXT -> texts.containsKey(name);
            case TRUTH -> truths.contains(name);
            case ROOM -> true;
        };
    }
}
