package org.vigil.delivery;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the delivery loop going. One thread looks at the queue, every few seconds by itself and at once when it is woken;
 * what it takes is sent on threads of its own, so that an account whose network is slow delays no other.
 */
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration LEARN_EVERY = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(70);

    /** More make fewer transactions, in each of which a stop or a hold has to wait longer. */
    private static final int TAKE_AT_ONCE = 64;

    /** Of those who ask, correct, take away, or hand pictures over: so many begin at each look, if there is work. */
    private static final int BEGIN = 4;

    /** So many networks may leave one kind of work unanswered, for a minute or more, before the others have to wait. */
    private static final int MOST = 16;

    /** Of those who hand pictures over, each of which it holds in memory. */
    private static final int COURIERS = 4;

    private final DeliveryLoop loop;
    private final Corrector corrector;
    private final Remover remover;
    private final Reposting reposting;
    private final Semaphore sends;
    private final Semaphore takes = new Semaphore(0);
    private final Semaphore wakes = new Semaphore(0);
    private final Semaphore ends = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;

    /** @param sends how many posts may be under way at once; each needs a connection to its network and a little memory */
    public Workers(DeliveryLoop loop, Corrector corrector, Remover remover, Reposting reposting, int sends) {
        this.loop = loop;
        this.corrector = corrector;
        this.remover = remover;
        this.reposting = reposting;
        this.sends = new Semaphore(sends);
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
        // One is enough: the busier it is, the more it finds at each look, and the less each of them costs.
        threads.execute(() -> repeat(POLL, takes, this::take));
        crew(MOST, ends, loop::settle);
        crew(COURIERS, ends, loop::handOverPicture);
        crew(MOST, wakes, corrector::step);
        crew(MOST, wakes, remover::step);
        threads.execute(() -> repeat(POLL, ends, reposting::step));
    }

    /** Several at a time do one kind of work until there is none; where they are all kept waiting, more begin. */
    private void crew(int most, Semaphore wake, Step step) {
        Semaphore free = new Semaphore(most);
        threads.execute(() -> repeat(POLL, wake, () -> {
            for (int i = 0; i < BEGIN && !closing && free.tryAcquire(); i++) {
                threads.execute(() -> {
                    try {
                        workOff(step);
                    } finally {
                        free.release();
                    }
                });
            }
            return false;
        }));
    }

    private void workOff(Step step) {
        boolean more = true;
        while (more && !closing) {
            more = taken(step);
        }
    }

    /** Takes what is due and begins to send it; whoever has sent something has a look made at what comes after it. */
    private boolean take() {
        takes.drainPermits();
        int room = Math.min(sends.availablePermits(), TAKE_AT_ONCE);
        if (room == 0) {
            return false;
        }
        DeliveryLoop.Taken taken = loop.take(room);
        for (Runnable send : taken.toSend()) {
            sends.acquireUninterruptibly();
            sending.execute(() -> {
                try {
                    send.run();
                } finally {
                    sends.release();
                    takes.release();
                }
            });
        }
        return taken.any();
    }

    /** Something may be due. */
    public void wake() {
        takes.release();
        wakes.release(2);
    }

    /** Starts nothing more and waits for what is under way, a minute at most. */
    @Override
    public void close() {
        closing = true;
        takes.release();
        wakes.release(2);
        ends.release(5);
        try {
            // In this order: what was taken is still sent.
            long end = System.nanoTime() + GRACE.toNanos();
            boolean ended = ended(threads, end);
            if (!ended(sending, end) || !ended) {
                LOG.warn("a delivery is still under way; its outcome will count as unknown");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lastWords();
    }

    private static boolean ended(ExecutorService executor, long end) throws InterruptedException {
        executor.shutdown();
        return executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
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
            boolean more = taken(step);
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

    private static boolean taken(Step step) {
        try {
            return step.take();
        } catch (RuntimeException | Error e) {
            LOG.error("a delivery step failed and will be taken again", e);
            return false;
        }
    }
}
