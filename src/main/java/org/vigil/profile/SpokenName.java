package org.vigil.profile;

import com.ibm.icu.util.ULocale;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Optional;

/**
 * A name as a post in one language says it, and the language it is in.
 *
 * @param language the tag under which the profile gives it; empty where the profile has no name
 */
public record SpokenName(String text, String language) {
    /**
     * By this rule: the exact tag, else its base language, else another tag of that language ({@code zh-Hans} for {@code
     * zh}); else, in a post of a language written in Latin letters, the first name in Latin letters; else the first.
     */
    static SpokenName of(Map<String, String> names, String language) {
        return in(names, language)
                .or(() -> in(names, base(language)))
                .or(() -> names.keySet().stream()
                        .filter(tag -> base(tag).equals(base(language)))
                        .findFirst()
                        .flatMap(tag -> in(names, tag)))
                .or(() -> isLatin(language) ? latin(names) : Optional.empty())
                .or(() -> names.keySet().stream().findFirst().flatMap(tag -> in(names, tag)))
                .orElse(new SpokenName("", ""));
    }

    /** Whether it stands in for a name in that language. */
    public boolean standsInFor(String other) {
        return !language.isEmpty() && !base(language).equals(base(other));
    }

    private static Optional<SpokenName> in(Map<String, String> names, String language) {
        return Optional.ofNullable(names.get(language)).map(name -> new SpokenName(name, language));
    }

    private static Optional<SpokenName> latin(Map<String, String> names) {
        return names.entrySet().stream()
                .filter(name -> name.getValue()
                        .codePoints()
                        .filter(Character::isLetter)
                        .allMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN))
                .findFirst()
                .map(name -> new SpokenName(name.getValue(), name.getKey()));
    }

    private static boolean isLatin(String language) {
        return ULocale.addLikelySubtags(ULocale.forLanguageTag(language))
                .getScript()
                .equals("Latn");
    }

    private static String base(String tag) {
        return tag.replaceFirst("-.*", "");
    }
}
