package org.vigil.message;

import java.util.Optional;

/**
 * Takes out of a picture's file what nobody sees in the picture: where it was taken, when, with whose camera, remarks,
 * and small copies that may show what was cut away. The picture itself stays as it is, bit for bit.
 */
final class BarePicture {
    private BarePicture() {}

    /**
     * The bytes without all that; empty for a type from which it cannot be taken out.
     *
     * @throws IllegalArgumentException where the bytes are no whole picture
     */
    static Optional<byte[]> of(byte[] bytes, String mediaType) {
        try {
            return switch (mediaType) {
                case "image/jpeg" -> Optional.of(new BareJpeg(bytes).bytes());
                case "image/png" -> Optional.of(BarePng.of(bytes));
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("it ends too early", e);
        }
    }
}
