package org.vigil.console;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Profile;
import org.vigil.profile.SpokenName;

/**
 * How somebody is called on a page for the team: in English, and in their own script beside it.
 *
 * @param language BCP 47; empty for unknown
 * @param own null where there is no other name
 */
record CalledName(
        String text,
        String language,
        @Nullable String own,
        @Nullable String ownLanguage) {

    /** Only what may be published: what stands on a screen is soon copied. */
    static CalledName of(Profile profile) {
        SpokenName english = profile.spokenName("en");
        Optional<Map.Entry<String, String>> other = names(profile)
                .filter(name -> !name.getValue().codePoints().allMatch(CalledName::isLatin))
                .findFirst()
                .or(() ->
                        names(profile).filter(name -> !isEnglish(name.getKey())).findFirst())
                .filter(name -> !name.getValue().equals(english.text()));
        return new CalledName(
                english.text().isEmpty() ? profile.id().value() : english.text(),
                english.language(),
                other.map(Map.Entry::getValue).orElse(null),
                other.map(Map.Entry::getKey).orElse(null));
    }

    private static Stream<Map.Entry<String, String>> names(Profile profile) {
        return profile.published().names().entrySet().stream();
    }

    private static boolean isEnglish(String language) {
        return language.equals("en") || language.startsWith("en-");
    }

    private static boolean isLatin(int sign) {
        return !Character.isLetter(sign) || Character.UnicodeScript.of(sign) == Character.UnicodeScript.LATIN;
    }
}
