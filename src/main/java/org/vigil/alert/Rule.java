package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Looks at the database for some kinds of trouble. Changes nothing. */
interface Rule {
    /** What it looks for; no two rules look for the same. */
    Set<AlertKind> kinds();

    /** What takes long, before the look itself and outside of its transaction. */
    default void prepare() {}

    /** Whether it saw everything. Where it did not yet, what it did not find is not over. */
    default boolean sawAll() {
        return true;
    }

    /** All of it that is wrong at a moment. What was found before and is not any more is over. */
    List<Finding> look(Instant now);
}
