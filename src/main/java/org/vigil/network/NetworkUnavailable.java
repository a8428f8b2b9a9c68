package org.vigil.network;

import java.io.Serial;

/** A read that gave nothing: the network is down, slow, or refuses us for now. */
public class NetworkUnavailable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public NetworkUnavailable(String why) {
        super(why);
    }

    public NetworkUnavailable(String why, Throwable cause) {
        super(why, cause);
    }
}
