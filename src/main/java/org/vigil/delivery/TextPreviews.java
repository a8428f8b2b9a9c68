package org.vigil.delivery;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.vigil.database.Database;
import org.vigil.network.Network;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;

/** Makes previews of texts that nobody has saved, a few at a time: somebody who types must not slow down what is sent. */
public final class TextPreviews {
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 2;

    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public TextPreviews(Database database, AcceptedFiles files, InstantSource clock) {
        this.files = files;
        this.restrictions = new Restrictions(database.jdbc());
        this.clock = clock;
    }

    /**
     * @return empty where the text is too long, or too many are asking
     */
    public Optional<TextPreview> of(SourceFile file, Optional<ProfileId> person, Network network) {
        if (TextPreview.isTooLong(file) || !isFree()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    TextPreview.of(files.inForce(), restrictions.inForce(), file, person, network, clock.instant()));
        } finally {
            places.release();
        }
    }

    private boolean isFree() {
        try {
            return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
