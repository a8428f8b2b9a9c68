package org.vigil.delivery;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.vigil.database.Database;
import org.vigil.source.SourceFile;

/** Makes previews of events that nobody has saved, one at a time: somebody who types must not slow down what is sent. */
public final class EventPreviews {
    /** More signs than any event needs: what a preview costs grows with them. */
    public static final int LONGEST = 20_000;

    private static final long PATIENCE_SECONDS = 2;

    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final InstantSource clock;
    private final Semaphore place = new Semaphore(1);

    public EventPreviews(Database database, AcceptedFiles files, InstantSource clock) {
        this.files = files;
        this.restrictions = new Restrictions(database.jdbc());
        this.clock = clock;
    }

    /** @return empty where the file is too long, or too many are asking */
    public Optional<EventPreview> of(SourceFile file) {
        if (file.bytes().length > LONGEST || !isFree()) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventPreview.of(files.inForce(), restrictions.inForce(), file, clock.instant()));
        } finally {
            place.release();
        }
    }

    private boolean isFree() {
        try {
            return place.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
