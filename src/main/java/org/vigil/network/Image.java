package org.vigil.network;

import org.jspecify.annotations.Nullable;

/**
 * An image of a part. Bytes are not copied; nobody may change them.
 *
 * @param altText what a screen reader says; never empty
 * @param mediaId what the network calls it, where it was handed over before its post; else null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only sent
public record Image(
        String fileName,
        String mediaType,
        byte[] bytes,
        String altText,
        @Nullable String mediaId) {
    public Image {
        if (altText.isBlank()) {
            throw new IllegalArgumentException("an image without alt text is not published");
        }
    }

    public Image(String fileName, String mediaType, byte[] bytes, String altText) {
        this(fileName, mediaType, bytes, altText, null);
    }

    public Image handedOver(String asMediaId) {
        return new Image(fileName, mediaType, bytes, altText, asMediaId);
    }
}
