package org.vigil.profile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Words of a person.
 *
 * @param permission by which right they are used. Who allowed it, and when, stands in no file; null where nobody wrote
 *     that down: then they are kept for the team and said nowhere
 * @param doNotPublish kept for the team, and said nowhere
 */
public record Quote(
        String text,
        String language,
        String speaker,
        PartialDate date,
        Source source,
        @Nullable Permission permission,
        boolean doNotPublish) {

    /** Who allowed the use of the words. */
    public enum Permission {
        SPEAKER,
        FAMILY,
        /** Nobody was asked: whoever spoke published them. */
        PUBLISHED
    }

    public Quote(
            String text,
            String language,
            String speaker,
            PartialDate date,
            Source source,
            @Nullable Permission permission) {
        this(text, language, speaker, date, source, permission, false);
    }

    /**
     * Whether a relative is likely who said it: by the name, however it is spelled, or as in "her mother". It finds too
     * many rather than too few.
     */
    public boolean isLikelyOf(Relative relative) {
        String said = words(speaker);
        return SpelledName.of(speaker).match(SpelledName.of(relative.name())) != SpelledName.Match.NONE
                || said.contains(words(relative.name()))
                || words(relative.name()).contains(said)
                || said.contains(words(relative.relation()));
    }

    /** In small letters, with a space before and after each word. */
    private static String words(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                        .strip() + " ";
    }
}
