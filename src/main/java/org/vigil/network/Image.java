package org.vigil.network;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An image of a part. Bytes are not copied; nobody may change them.
 *
 * @param content its bytes, the same each time; some images are only drawn when somebody wants them
 * @param altText what a screen reader says; never empty
 * @param mediaId what the network calls it, where it was handed over before its post; else null
 */
public record Image(
        String fileName,
        String mediaType,
        Supplier<byte[]> content,
        String altText,
        @Nullable String mediaId) {
    public Image {
        if (altText.isBlank()) {
            throw new IllegalArgumentException("an image without alt text is not published");
        }
    }

    public Image(String fileName, String mediaType, byte[] bytes, String altText) {
        this(fileName, mediaType, () -> bytes, altText, null);
    }

    /** One that is drawn when somebody wants its bytes. */
    public Image(String fileName, String mediaType, Supplier<byte[]> content, String altText) {
        this(fileName, mediaType, content, altText, null);
    }

    public byte[] bytes() {
        return content.get();
    }

    public Image handedOver(String asMediaId) {
        return new Image(fileName, mediaType, content, altText, asMediaId);
    }
}
