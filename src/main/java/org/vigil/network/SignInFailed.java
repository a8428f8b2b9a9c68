package org.vigil.network;

import java.io.Serial;

/** A sign-in that did not come about; the message is for people and holds no secret. */
public final class SignInFailed extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public SignInFailed(String why) {
        super(why);
    }
}
