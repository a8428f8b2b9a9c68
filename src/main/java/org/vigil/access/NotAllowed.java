package org.vigil.access;

import java.io.Serial;

/** Somebody who is signed in wanted what their role does not allow. */
public final class NotAllowed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Role needed;

    public NotAllowed(Role needed) {
        super("needs the role " + needed.word());
        this.needed = needed;
    }

    public Role needed() {
        return needed;
    }
}
