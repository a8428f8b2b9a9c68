package org.vigil.profile;

/** How days in custody are counted. */
public enum Convention {
    /** Whole days between the two dates; the day of detention is day 0. What most published counters do (RULES 1, R1). */
    ELAPSED,
    /** The day of detention is day 1, as families and hunger strikes are often counted: one more an episode (RULES 1, R2). */
    INCLUSIVE
}
