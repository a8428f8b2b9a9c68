package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Looks at the database for some kinds of trouble. Changes nothing. */
interface Rule {
    /** What it looks for; no two rules look for the same. */
    Set<AlertKind> kinds();

    /** All of it that is wrong at a moment. What was found before and is not any more is over. */
    List<Finding> look(Instant now);
}
