package org.vigil.doctor;

import java.util.Locale;
import java.util.Map;

/**
 * One thing that was looked at.
 *
 * @param area what it is about, in a word
 * @param words for people: what was found, and what to do where something is wrong. Never a secret
 * @param facts the same for programs
 */
public record Finding(String area, Level level, String words, Map<String, Object> facts) {
    public Finding {
        facts = Map.copyOf(facts);
    }

    /** How much it matters. */
    public enum Level {
        WELL,
        /** Worth knowing; nobody has to do anything. */
        NOTE,
        /** Somebody has to do something. */
        WRONG;

        /** As it stands in machine-readable output. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding well(String area, String words, Map<String, Object> facts) {
        return new Finding(area, Level.WELL, words, facts);
    }

    static Finding note(String area, String words, Map<String, Object> facts) {
        return new Finding(area, Level.NOTE, words, facts);
    }

    static Finding wrong(String area, String words, Map<String, Object> facts) {
        return new Finding(area, Level.WRONG, words, facts);
    }

    static Finding judged(boolean well, String area, String words, Map<String, Object> facts) {
        return new Finding(area, well ? Level.WELL : Level.WRONG, words, facts);
    }
}
