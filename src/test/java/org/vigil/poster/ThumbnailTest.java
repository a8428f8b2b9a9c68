package org.vigil.poster;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.vigil.source.SourceFile;

/** A small square of a photo, whatever the photo's file is. */
class ThumbnailTest {
    private static SourceFile file(byte... bytes) {
        return new SourceFile("profiles/photos/anna.png", bytes);
    }

    private static byte[] png(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** A header that says so many pixels, and nothing behind it. */
    private static byte[] bomb(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header.array())
                .putInt((int) crc.getValue())
                .array();
    }

    @Test
    void isAJpegOfThatSizeAndFewBytesWhateverThePhoto() throws IOException {
        for (int[] size : new int[][] {{1_200, 900}, {3, 700}, {40, 40}}) {
            byte[] small = Thumbnail.of(file(png(size[0], size[1])), 96).orElseThrow();
            BufferedImage seen = ImageIO.read(new ByteArrayInputStream(small));
            assertThat(seen.getWidth()).isEqualTo(96);
            assertThat(seen.getHeight()).isEqualTo(96);
            assertThat(small).startsWith(0xff, 0xd8, 0xff).hasSizeLessThan(24_000);
        }
    }

    @Test
    void whatIsNoPictureOrHasTooManyPixelsIsShownAsNone() {
        assertThat(Thumbnail.of(file("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8)), 96))
                .isEmpty();
        assertThat(Thumbnail.of(file("GIF89a".getBytes(StandardCharsets.US_ASCII)), 96))
                .isEmpty();
        assertThat(Thumbnail.of(file(bomb(100_000, 100_000)), 96)).isEmpty();
        assertThat(Thumbnail.of(file(bomb(10, 10)), 96)).as("it ends too early").isEmpty();
        assertThat(Thumbnail.of(file(), 96)).isEmpty();
    }
}
