package org.vigil.account;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Secrets cannot be opened or kept. The message is for users: what is wrong and what to do, never a secret. */
public final class KeyUnavailable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    KeyUnavailable(String sentence) {
        super(sentence);
    }

    KeyUnavailable(@Nullable String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
