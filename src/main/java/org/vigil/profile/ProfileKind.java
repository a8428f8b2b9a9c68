package org.vigil.profile;

/** What a profile is about. */
public enum ProfileKind {
    /** One person in custody. */
    PRISONER,
    /** Relatives who speak for a prisoner; the counter is the prisoner's. */
    FAMILY,
    /** Several people, named or not; it has no counter. */
    GROUP
}
