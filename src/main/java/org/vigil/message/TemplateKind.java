package org.vigil.message;

import java.util.Locale;
import org.vigil.profile.ProfileKind;

/** What a template speaks of; in its file's name in lower case with dashes. */
public enum TemplateKind {
    PRISONER,
    FAMILY,
    GROUP,
    RELEASED,
    MEMORIAL,
    EVENT,
    EVENT_RESOLUTION,
    EVENT_HEARING,
    EVENT_VERDICT,
    EVENT_STATEMENT,
    EVENT_FIGURE;

    /** What the posts about a profile are written with; an event may have a template of its own kind instead. */
    public static TemplateKind of(PostKind post, ProfileKind profile) {
        return switch (post) {
            case TURN -> of(profile);
            case RELEASED -> RELEASED;
            case MEMORIAL -> MEMORIAL;
            case EVENT -> EVENT;
        };
    }

    /** What the daily posts about a profile are written with. */
    public static TemplateKind of(ProfileKind profile) {
        return switch (profile) {
            case PRISONER -> PRISONER;
            case FAMILY -> FAMILY;
            case GROUP -> GROUP;
        };
    }

    /** Whether it may say a number of days that grows: of somebody who is out or has died there is none, and an event is nobody's time. */
    boolean mayCount() {
        return switch (this) {
            case PRISONER, FAMILY, GROUP -> true;
            case RELEASED,
                    MEMORIAL,
                    EVENT,
                    EVENT_RESOLUTION,
                    EVENT_HEARING,
                    EVENT_VERDICT,
                    EVENT_STATEMENT,
                    EVENT_FIGURE -> false;
        };
    }

    /** As it stands in a file's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static TemplateKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
