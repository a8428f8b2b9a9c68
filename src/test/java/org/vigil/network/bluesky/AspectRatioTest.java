package org.vigil.network.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AspectRatioTest {
    static byte[] png(int width, int height) {
        return image("png", width, height);
    }

    private static byte[] image(String type, int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), type, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpg"})
    void readsWidthAndHeight(String type) {
        assertThat(AspectRatio.of(image(type, 300, 7))).hasValue(new AspectRatio(300, 7));
    }

    /** Exif may say that the picture lies on its side. */
    @Test
    void saysNothingOfAJpegWithExif() {
        byte[] plain = image("jpg", 300, 7);
        byte[] exif = new byte[plain.length + 10];
        System.arraycopy(plain, 0, exif, 0, 2);
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 8, 'E', 'x', 'i', 'f', 0, 0}, 0, exif, 2, 10);
        System.arraycopy(plain, 2, exif, 12, plain.length - 2);
        assertThat(AspectRatio.of(exif)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpg"})
    void saysNothingOfWhatIsCutOff(String type) {
        byte[] whole = image(type, 300, 7);
        for (int length = 0; length < Math.min(whole.length, 700); length++) {
            AspectRatio.of(Arrays.copyOf(whole, length))
                    .ifPresent(ratio -> assertThat(ratio).isEqualTo(new AspectRatio(300, 7)));
        }
        assertThat(AspectRatio.of(new byte[0])).isEmpty();
        assertThat(AspectRatio.of("‰PNG not a picture, but bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
