package org.vigil.profile;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fact of a profile that is no more than a text, a code or a date in its file, and has no room there to say where it is
 * from: {@code facts} says it. All others name their sources where they stand; a photo has its credit and its licence, and a
 * zone is only the clock of the place of custody.
 */
public enum Fact {
    NAMES,
    ALIASES,
    ROLE,
    COUNTRY,
    HELD_BY,
    PRONOUN,
    BIRTH_DATE,
    STORY;

    private static final List<String> PRONOUNS = Stream.of(Pronoun.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();

    /** As its field is called in a file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What of it is in use; empty where the profile has none. */
    List<String> inUse(Profile profile) {
        return switch (this) {
            case NAMES -> texts(profile.names().values());
            case ALIASES -> texts(profile.aliases());
            case ROLE -> texts(profile.role().values());
            case COUNTRY -> texts(profile.country());
            case HELD_BY -> text(profile.heldBy());
            case PRONOUN -> text(profile.pronoun());
            case BIRTH_DATE -> text(profile.birthDate());
            case STORY -> texts(profile.story().values());
        };
    }

    /** Reads what another source says instead. @throws IllegalArgumentException where this fact is never so */
    String alternative(String text) {
        return switch (this) {
            case COUNTRY, HELD_BY -> Codes.country(text);
            case PRONOUN ->
                PRONOUNS.stream().filter(text::equalsIgnoreCase).findFirst().orElseThrow(IllegalArgumentException::new);
            case BIRTH_DATE -> Codes.date(text).toString();
            case NAMES, ALIASES, ROLE, STORY -> text;
        };
    }

    /** What may stand there, in words. */
    String allowed() {
        return switch (this) {
            case NAMES, ALIASES -> "a name";
            case ROLE -> "what these sources say the person is";
            case COUNTRY, HELD_BY -> Codes.COUNTRY;
            case PRONOUN -> "one of: " + String.join(", ", PRONOUNS);
            case BIRTH_DATE -> PartialDate.ALLOWED;
            case STORY -> "what these sources say instead, in your own words";
        };
    }

    /** Whether two texts say the same, whatever their case and spaces. */
    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String text) {
        return ContactDetails.plain(text).replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(Collection<String> texts) {
        return List.copyOf(texts);
    }

    private static List<String> text(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString().toLowerCase(Locale.ROOT));
    }
}
