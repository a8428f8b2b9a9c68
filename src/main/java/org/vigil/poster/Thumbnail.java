package org.vigil.poster;

import java.util.Optional;
import org.vigil.message.Pictures;
import org.vigil.source.SourceFile;

/** A small square of a photo, drawn anew: nothing of the photo's file but what is seen is in it. */
public final class Thumbnail {
    /** What {@link #of} makes. */
    public static final String MEDIA_TYPE = "image/jpeg";

    private static final long MOST_BYTES = 24_000;

    private Thumbnail() {}

    /**
     * @param pixels how wide and high
     * @return empty where it is no picture that can be shown, or one with too many pixels
     */
    public static Optional<byte[]> of(SourceFile photo, int pixels) {
        try {
            boolean taken = Pictures.mediaType(photo.bytes())
                    .filter(type -> type.equals("image/jpeg") || type.equals("image/png"))
                    .isPresent();
            return taken
                    ? Optional.of(Raster.jpeg(Portrait.filling(photo.bytes(), pixels, pixels), MOST_BYTES))
                    : Optional.empty();
        } catch (Portrait.Unreadable e) {
            return Optional.empty(); // "check" says what is wrong with it
        }
    }
}
