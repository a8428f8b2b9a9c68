package org.vigil.message;

import java.util.Locale;

/** What a post is, and so what may be said in it and who has to agree. */
public enum PostKind {
    /** Somebody's turn of the rotation: the day's profile. */
    TURN,
    /** That somebody was released, with the frozen count. */
    RELEASED,
    /** In memory of somebody who died. */
    MEMORIAL,
    /** Something that happened, was said or counted. */
    EVENT;

    /** As the database and the templates' files have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PostKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What a template's file is for. */
    public static PostKind ofTemplate(String path) {
        String name = path.replaceFirst("^.*/", "").replaceFirst("[.-].*$", "");
        return switch (name) {
            case "released" -> RELEASED;
            case "memorial" -> MEMORIAL;
            case "event" -> EVENT;
            default -> TURN;
        };
    }

    /** Whether a person must have approved it, whatever the schedule says. */
    public boolean alwaysByHand() {
        return switch (this) {
            case TURN -> false;
            case RELEASED, MEMORIAL, EVENT -> true;
        };
    }
}
