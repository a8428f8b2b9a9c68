package org.vigil.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.profile.Likeness;
import org.vigil.profile.Profile;

/**
 * People whose file is gone, so that a new file of likely the same human lifts nothing that the old one restricted: to give
 * a file another name is no way around that.
 */
final class Renamed {
    private final List<Profile> gone;
    private final Collection<Profile> offered;
    private @Nullable Likeness likeness;

    /**
     * @param gone from the folder, now or earlier
     * @param offered everybody who stands in it
     */
    Renamed(Collection<Profile> gone, Collection<Profile> offered) {
        this.gone = List.copyOf(gone);
        this.offered = offered;
    }

    /** What the file of somebody new takes back of what stood in one that is gone, in words; empty where nothing. */
    Optional<String> relaxed(Profile after, Instant now) {
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        return likeness().of(after.id()).stream()
                .flatMap(id -> gone.stream().filter(old -> old.id().equals(id)))
                .flatMap(old -> Relaxation.of(old, after, now).stream()
                        .map(what -> old.file() + " is gone, of likely the same person, and " + what))
                .findFirst();
    }

    private Likeness likeness() {
        Likeness made = likeness;
        if (made == null) {
            List<Profile> all = new ArrayList<>(gone);
            all.addAll(offered);
            made = new Likeness(all);
            likeness = made;
        }
        return made;
    }
}
