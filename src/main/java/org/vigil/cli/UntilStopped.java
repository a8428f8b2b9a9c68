package org.vigil.cli;

import java.util.concurrent.CountDownLatch;

/** Waits until this process is asked to end, and lets everything close in order before it does. */
final class UntilStopped implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    UntilStopped() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    /** Returns when the process was interrupted or terminated. */
    void await() {
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything else is closed: the process may end. */
    @Override
    public void close() {
        closed.countDown();
    }

    private void stop() {
        asked.countDown();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
