package org.vigil.network;

import java.time.Duration;

/** Calls that wait for less long than Vigil's, for the tests of what comes after the waiting. */
public final class HastyCall {
    private HastyCall() {}

    public static HttpCall within(Duration deadline) {
        return new HttpCall(deadline, deadline);
    }
}
