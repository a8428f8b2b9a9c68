package org.vigil.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vigil.delivery.RollCall;
import org.vigil.node.Node;
import org.vigil.poster.Thumbnail;
import org.vigil.profile.Profile;
import org.vigil.source.SourceFile;

/** Small photos of those whose photo may be shown. Each is drawn once and kept, the newest few thousand of them. */
final class Faces {
    private static final int MOST = 4_000;

    /** How wide and high, in pixels. */
    enum Size {
        SMALL(96),
        LARGE(288);

        private final int pixels;

        Size(int pixels) {
            this.pixels = pixels;
        }
    }

    private record Key(String digest, Size size) {}

    private final Node node;
    private final Map<Key, Optional<byte[]>> drawn = new LinkedHashMap<>(16, 0.75f, true);

    Faces(Node node) {
        this.node = node;
    }

    boolean has(Profile profile, RollCall roll) {
        return file(profile, roll).isPresent();
    }

    /** A JPEG; empty where there is none that may be shown. */
    Optional<byte[]> of(Profile profile, RollCall roll, Size size) {
        return file(profile, roll).flatMap(photo -> drawn(photo, size));
    }

    private Optional<SourceFile> file(Profile profile, RollCall roll) {
        return roll.mayShowPhoto(profile)
                ? Optional.ofNullable(profile.published().photo())
                        .flatMap(photo ->
                                node.files().inForce().workspace().tree().file(photo.file()))
                : Optional.empty();
    }

    private Optional<byte[]> drawn(SourceFile photo, Size size) {
        Key key = new Key(photo.digest(), size);
        synchronized (drawn) {
            Optional<byte[]> known = drawn.get(key);
            if (known != null) {
                return known;
            }
        }
        Optional<byte[]> picture = Thumbnail.of(photo, size.pixels);
        synchronized (drawn) {
            drawn.put(key, picture);
            while (drawn.size() > MOST) {
                drawn.remove(drawn.keySet().iterator().next());
            }
        }
        return picture;
    }
}
