package org.vigil.network.bluesky;

import java.io.Serial;
import org.vigil.network.Outcome;

/** What goes before a post failed, so the post was not sent. */
final class NotPrepared extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    NotPrepared(Outcome outcome) {
        this.outcome = outcome;
    }

    /** Of the whole part; never published and never unknown. */
    Outcome outcome() {
        return outcome;
    }
}
