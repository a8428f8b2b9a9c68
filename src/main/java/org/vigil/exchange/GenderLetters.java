package org.vigil.exchange;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Single letters in a list's column of gender. M is a man beside F and a woman beside H (Spanish), K a woman beside M
 * (Polish) and E (Turkish) and a man beside Q (Azerbaijani): the other letters of the column tell. Where they do not, nobody
 * is called he or she.
 *
 * @param letters those of the whole column, as {@link ListWords#plain} has them
 */
record GenderLetters(Set<String> letters) {
    private static final String SHE = "she";
    private static final String HE = "he";

    static boolean isOne(String plainWord) {
        return plainWord.matches("[a-z]");
    }

    /** @param language of the column, such as {@code es}; null where nothing tells it */
    Optional<String> meant(String letter, @Nullable String language) {
        boolean spanish = letters.contains("h") && !letters.contains("f");
        return switch (letter) {
            case "f", "w" -> Optional.of(SHE);
            case "h" -> Optional.of(HE);
            case "m" ->
                spanish ? Optional.of(SHE) : "es".equals(language) && !letters.contains("f") ? none() : Optional.of(HE);
            case "e" -> letters.contains("k") || "tr".equals(language) ? Optional.of(HE) : none();
            case "q" -> letters.contains("k") ? Optional.of(SHE) : none();
            case "k" -> k(language);
            default -> none();
        };
    }

    private Optional<String> k(@Nullable String language) {
        if (letters.contains("q")) {
            return Optional.of(HE);
        }
        boolean beside = letters.contains("m") || letters.contains("e");
        return beside || "pl".equals(language) || "tr".equals(language) ? Optional.of(SHE) : none();
    }

    private static Optional<String> none() {
        return Optional.empty();
    }
}
