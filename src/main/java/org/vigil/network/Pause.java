package org.vigil.network;

import java.time.Duration;

/** Waits between two questions to a network that is not ready yet. Tests put one here that does not wait. */
@FunctionalInterface
public interface Pause {
    Pause SLEEP = Thread::sleep;

    void pause(Duration duration) throws InterruptedException;
}
