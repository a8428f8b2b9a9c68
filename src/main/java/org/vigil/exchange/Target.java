package org.vigil.exchange;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a column of a list may say of a person. */
enum Target {
    ID,
    NAME,
    ALIASES,
    ROLE,
    COUNTRY,
    HELD_BY,
    ZONE,
    PRONOUN,
    CUSTODY_KIND,
    DETAINED_ON,
    ENDED_ON,
    CONFIRMED,
    STATUS,
    RELEASED_ON,
    DIED_ON,
    SENTENCE,
    SENTENCED_ON,
    STORY,
    HASHTAGS,
    TAGS,
    SOURCE_TITLE,
    PUBLISHER,
    SOURCE_DATE,
    LINK,
    /** Whose dates are compared; does not come in. */
    CASE,
    /** Only tells who is under age; does not come in. */
    AGE,
    /** Only tells who is under age; does not come in. */
    BORN_ON,
    MINOR,
    WITHHELD,
    MAIN_LANGUAGE,
    /** A field of a profile as it stands in its file. */
    FIELD,
    IGNORE;

    private static final Set<Target> DATES =
            EnumSet.of(DETAINED_ON, ENDED_ON, CONFIRMED, RELEASED_ON, DIED_ON, SENTENCED_ON, SOURCE_DATE, BORN_ON);

    static Optional<Target> of(String word) {
        return Arrays.stream(values())
                .filter(target -> target != FIELD && target.word().equals(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it may be said in several languages, as {@code name.ru}. */
    boolean byLanguage() {
        return this == NAME || this == ROLE || this == STORY;
    }

    boolean date() {
        return DATES.contains(this);
    }

    /** The profile's field that a list or a mapping in its place stands for; empty where there is none. */
    String field() {
        return switch (word()) {
            case "name" -> "names";
            case "aliases", "role", "country", "story", "tags", "hashtags" -> word();
            default -> "";
        };
    }

    /** Whether several columns may say it together. */
    boolean gathers() {
        return this == ALIASES || this == TAGS || this == HASHTAGS || this == IGNORE || this == STORY;
    }

    static List<String> words() {
        return Arrays.stream(values())
                .filter(target -> target != FIELD)
                .map(Target::word)
                .toList();
    }
}
