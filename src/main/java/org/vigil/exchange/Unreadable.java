package org.vigil.exchange;

import java.io.IOException;
import java.io.Serial;

/** A file that cannot be imported at all. The message says why in a sentence, and what to do. */
public final class Unreadable extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    public Unreadable(String sentence) {
        super(sentence);
    }
}
