package org.vigil.followers;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Pictures drawn for followers, each once however many want it, one after the other, and those last asked for kept: so
 * visitors can neither fill the memory nor take more than one processor.
 */
final class Drawn {
    /** What one costs beside its bytes. */
    private static final long BESIDES = 500;

    private final long most;
    private final Semaphore places;
    private final Answer busy;
    private final ReentrantLock drawing = new ReentrantLock();
    private final Map<Object, Optional<Answer>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    /**
     * A memory for pictures.
     *
     * @param most so many bytes of pictures are kept
     * @param places so many visitors wait for a drawing at once
     * @param busy what the others are answered meanwhile
     */
    Drawn(long most, int places, Answer busy) {
        this.most = most;
        this.places = new Semaphore(places);
        this.busy = busy;
    }

    /**
     * The picture; empty where it cannot be drawn, which is not tried again.
     *
     * @param what all that it is drawn from
     */
    Optional<Answer> of(Object what, Supplier<Optional<Answer>> draw) {
        Optional<Optional<Answer>> known = known(what);
        if (known.isPresent()) {
            return known.get();
        }
        if (!places.tryAcquire()) {
            return Optional.of(busy);
        }
        try {
            return alone(what, draw);
        } finally {
            places.release();
        }
    }

    private Optional<Answer> alone(Object what, Supplier<Optional<Answer>> draw) {
        drawing.lock();
        try {
            Optional<Optional<Answer>> known = known(what);
            if (known.isPresent()) {
                return known.get();
            }
            Optional<Answer> fresh = draw.get();
            keep(what, fresh);
            return fresh;
        } finally {
            drawing.unlock();
        }
    }

    /** Empty where nobody knows yet; with nothing in it where it cannot be drawn. */
    private synchronized Optional<Optional<Answer>> known(Object what) {
        return Optional.ofNullable(kept.get(what));
    }

    private synchronized void keep(Object what, Optional<Answer> fresh) {
        kept.put(what, fresh);
        held += size(fresh);
        Iterator<Optional<Answer>> eldest = kept.values().iterator();
        while (held > most && eldest.hasNext()) {
            held -= size(eldest.next());
            eldest.remove();
        }
    }

    private static long size(Optional<Answer> picture) {
        return BESIDES + picture.map(answer -> answer.body().length).orElse(0);
    }
}
