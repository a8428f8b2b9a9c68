package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarePictureTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aJpegKeepsItsPictureAndNothingElse(boolean progressive) throws IOException {
        byte[] plain = jpeg(progressive);
        byte[] bare = BarePicture.of(JpegWithExif.of(plain, 1), "image/jpeg").orElseThrow();
        assertThat(text(bare)).doesNotContain(JpegWithExif.SECRET).doesNotContain("Exif", "xap", "MPF");
        assertThat(pixels(bare)).isEqualTo(pixels(plain));
        assertThat(BarePicture.of(bare, "image/jpeg"))
                .hasValueSatisfying(again -> assertThat(again).isEqualTo(bare));
    }

    @Test
    void aPictureThatLiesOnItsSideStillSaysSo() throws IOException {
        byte[] bare =
                BarePicture.of(JpegWithExif.of(jpeg(false), 6), "image/jpeg").orElseThrow();
        assertThat(text(bare)).doesNotContain(JpegWithExif.SECRET);
        String hex = HexFormat.of().formatHex(bare);
        assertThat(hex).contains("ffe10022457869660000" + "4d4d002a00000008" + "00010112000300000001" + "00060000");
        assertThat(BarePicture.of(bare, "image/jpeg"))
                .hasValueSatisfying(again -> assertThat(again).isEqualTo(bare));
    }

    @Test
    void aPngKeepsItsPictureAndNothingElse() throws IOException {
        byte[] plain = picture("png");
        byte[] place = "Location\0N 40.4".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream shot = new ByteArrayOutputStream();
        shot.write(plain, 0, 33);
        shot.writeBytes(chunk("tEXt", place));
        shot.writeBytes(chunk("eXIf", place));
        shot.writeBytes(chunk("prVt", place));
        shot.write(plain, 33, plain.length - 33);
        shot.writeBytes(place);
        byte[] bare = BarePicture.of(shot.toByteArray(), "image/png").orElseThrow();
        assertThat(text(bare)).doesNotContain("40.4", "tEXt", "eXIf");
        assertThat(pixels(bare)).isEqualTo(pixels(plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void wherePicturesAreCutShortTheyAreRefusedAndNothingElseHappens(String format) throws IOException {
        byte[] whole = picture(format);
        for (int length = 8; length < whole.length - 12; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> BarePicture.of(cut, "image/" + format))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(drawing(), format, out);
        return out.toByteArray();
    }

    private static byte[] jpeg(boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriteParam how = new javax.imageio.plugins.jpeg.JPEGImageWriteParam(Locale.ROOT);
        how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(drawing(), null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage drawing() {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                image.setRGB(x, y, x * y * 7919);
            }
        }
        return image;
    }

    private static int[] pixels(byte[] bytes) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(content.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
