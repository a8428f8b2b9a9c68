package org.vigil.delivery;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the delivery loop going: several workers, so that an account whose network is slow delays no other. They look by
 * themselves every few seconds, and at once when they are woken.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration LEARN_EVERY = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(70);

    /** Of those who take posts away: a network that is slow to delete on one account must not keep the others waiting. */
    private static final int REMOVERS = 4;

    /** Of those who hand over pictures early. As many slow networks at once keep the others waiting, for a minute each. */
    private static final int COURIERS = 4;

    private final DeliveryLoop loop;
    private final Corrector corrector;
    private final Remover remover;
    private final int count;
    private final Semaphore wakes = new Semaphore(0);
    private final Semaphore ends = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    /** @param count how many deliveries may be under way at once. More serve more accounts at one moment */
    public Workers(DeliveryLoop loop, Corrector corrector, Remover remover, int count) {
        this.loop = loop;
        this.corrector = corrector;
        this.remover = remover;
        this.count = count;
    }

    public void start() {
        threads.execute(() -> repeat(POLL, ends, () -> {
            loop.keepBooks();
            return false;
        }));
        threads.execute(() -> repeat(LEARN_EVERY, ends, () -> {
            loop.learn();
            return false;
        }));
        for (int i = 0; i < count; i++) {
            threads.execute(() -> repeat(POLL, wakes, loop::step));
            threads.execute(() -> repeat(POLL, ends, loop::settle));
        }
        for (int i = 0; i < COURIERS; i++) {
            threads.execute(() -> repeat(POLL, ends, loop::handOverPicture));
        }
        threads.execute(() -> repeat(POLL, wakes, corrector::step));
        for (int i = 0; i < REMOVERS; i++) {
            threads.execute(() -> repeat(POLL, wakes, remover::step));
        }
    }

    /** Something may be due. */
    public void wake() {
        wakes.release(Math.max(0, workers() - wakes.availablePermits()));
    }

    /** Those that wait to be woken: for deliveries, for corrections, for removals. */
    private int workers() {
        return count + 1 + REMOVERS;
    }

    /** Starts nothing more and waits for what is under way, a minute at most. */
    @Override
    public void close() {
        closing = true;
        wakes.release(workers());
        ends.release(count + 3 + REMOVERS + COURIERS);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("a delivery is still under way; its outcome will count as unknown");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lastWords();
    }

    /** What was answered while the database was away is forgotten with this process: settling finds it out again. */
    private void lastWords() {
        try {
            int left = loop.keepBooks();
            if (left > 0) {
                LOG.error("{} answers could not be written down; the networks will be asked", left);
            }
        } catch (RuntimeException e) {
            LOG.error("the books could not be closed", e);
        }
    }

    /** One step. */
    private interface Step {
        /** @return whether there may be more to do at once */
        boolean take();
    }

    /** @param wake ends the pause. A step that fails, as while the database is away, is logged and taken again after a while. */
    private void repeat(Duration idle, Semaphore wake, Step step) {
        while (!closing) {
            boolean more = false;
            try {
                more = step.take();
            } catch (RuntimeException e) {
                LOG.error("a delivery step failed and will be taken again", e);
            }
            try {
                if (!more && wake.tryAcquire(idle.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.trace("woken");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
