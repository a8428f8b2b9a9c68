package org.vigil.profile;

/**
 * Something that happened to a person on a date.
 *
 * @param what in a few words for the team, such as "bail" or "exchanged"
 */
public record LifeEvent(Kind kind, CustodyDate date, String what) {

    /** What it means for the vigil. */
    public enum Kind {
        RELEASED,
        DIED,
        TRANSFERRED,
        FURLOUGH,
        HEARING,
        OTHER
    }
}
