package org.vigil.network;

import java.time.Duration;

/** Calls that give up soon, for tests of what is not answered. */
public final class HastyCalls {
    private HastyCalls() {}

    /** @param deadline of a whole call */
    public static HttpCall within(Duration deadline) {
        return new HttpCall(Duration.ofSeconds(10), deadline);
    }
}
