package org.vigil.database;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database cannot be used. The message is for users: what is wrong and what to do, never a secret. */
public final class DatabaseUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(String sentence) {
        super(sentence);
    }

    public DatabaseUnavailable(@Nullable String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
