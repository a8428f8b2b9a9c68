package org.vigil.database;

import java.util.concurrent.atomic.AtomicBoolean;

/** What is to be done once at the end, be it by {@code close} or because the process is told to end. */
final class Closing implements AutoCloseable {
    private final Runnable task;
    private final AtomicBoolean done = new AtomicBoolean();
    private final Thread hook = new Thread(this::run, "database-closing");

    Closing(Runnable task) {
        this.task = task;
    }

    void atShutdown() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void notAtShutdown() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook runs or has run, so the task is done or being done.
        }
    }

    @Override
    public void close() {
        notAtShutdown();
        run();
    }

    private void run() {
        if (done.compareAndSet(false, true)) {
            task.run();
        }
    }
}
