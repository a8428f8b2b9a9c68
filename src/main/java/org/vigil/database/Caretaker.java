package org.vigil.database;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds whether a server of our own still runs, and starts it again where it does not. */
final class Caretaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Caretaker.class);
    private static final long SECONDS = 5;

    private final EmbeddedServer server;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Caretaker(EmbeddedServer server) {
        this.server = server;
    }

    static Caretaker of(EmbeddedServer server) {
        Caretaker caretaker = new Caretaker(server);
        Thread.ofVirtual().name("database-caretaker").start(caretaker::look);
        return caretaker;
    }

    private void look() {
        try {
            while (!ended.await(SECONDS, TimeUnit.SECONDS)) {
                revive();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void revive() {
        try {
            if (server.revive()) {
                LOG.warn("The database had ended and was started again");
            }
        } catch (RuntimeException e) {
            LOG.error("The database has ended and does not start again. This is tried every {} s.", SECONDS, e);
        }
    }

    /** Looks no more. */
    @Override
    public void close() {
        ended.countDown();
    }
}
