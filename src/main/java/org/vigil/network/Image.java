package org.vigil.network;

/**
 * An image of a part. Bytes are not copied; nobody may change them.
 *
 * @param altText what a screen reader says; never empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only sent
public record Image(String fileName, String mediaType, byte[] bytes, String altText) {
    public Image {
        if (altText.isBlank()) {
            throw new IllegalArgumentException("an image without alt text is not published");
        }
    }
}
