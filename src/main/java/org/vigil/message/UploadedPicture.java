package org.vigil.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Judges a file that somebody sent as a photo by nothing but its bytes, and takes out what nobody sees in the picture. What
 * its header says of its size is believed before a pixel is made of it: some hundred bytes can stand for more than any
 * machine holds.
 */
public sealed interface UploadedPicture {
    /**
     * A picture that may be kept.
     *
     * @param bytes without what nobody sees in it
     * @param ending of the file's name: jpg or png
     */
    record Taken(byte[] bytes, String ending) implements UploadedPicture {}

    record Refused(Why why) implements UploadedPicture {}

    enum Why {
        NO_PICTURE,
        OTHER_TYPE,
        DAMAGED,
        TOO_MANY_PIXELS,
        NOT_ONLY_A_PICTURE,
        OTHER_COLOURS;

        /** In lower case, with dashes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Of a picture, each of these would be a chance of one in a hundred thousand. */
    Pattern FOREIGN = Pattern.compile("(?i)<script|<html|<svg[ >]|<!doctype|<\\?php|<iframe");

    int MOST_A_SIDE = 8192;
    /** A JPEG that comes into view step by step has some ten; each is work for whoever shows it. */
    int MOST_SCANS = 64;

    /** Only each so-many-th pixel is kept while it is looked at, so that a large picture needs no large memory. */
    int STEP = 16;

    static UploadedPicture of(byte[] bytes) {
        Optional<String> type = Pictures.mediaType(bytes);
        if (type.isEmpty()) {
            return new Refused(Why.NO_PICTURE);
        }
        try {
            Optional<byte[]> bare = BarePicture.of(bytes, type.get());
            if (bare.isEmpty()) {
                return new Refused(Why.OTHER_TYPE);
            }
            if (FOREIGN.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find()) {
                return new Refused(Why.NOT_ONLY_A_PICTURE);
            }
            boolean jpeg = type.get().equals("image/jpeg");
            Optional<Why> wrong = jpeg && scans(bare.get()) > MOST_SCANS ? Optional.of(Why.DAMAGED) : wrong(bare.get());
            return wrong.<UploadedPicture>map(Refused::new)
                    .orElseGet(() -> new Taken(bare.get(), jpeg ? "jpg" : "png"));
        } catch (IllegalArgumentException damaged) {
            return new Refused(Why.DAMAGED);
        }
    }

    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            scans += jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA ? 1 : 0;
        }
        return scans;
    }

    /** By the reader that shows it later as well: to its last row. */
    private static Optional<Why> wrong(byte[] bare) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bare))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.of(Why.DAMAGED);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (Math.max(width, height) > MOST_A_SIDE || width * height > Pictures.MOST_PIXELS) {
                    return Optional.of(Why.TOO_MANY_PIXELS);
                }
                ImageReadParam some = reader.getDefaultReadParam();
                some.setSourceSubsampling(STEP, STEP, 0, 0);
                reader.read(0, some);
                return Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (IIOException e) {
            boolean colours = String.valueOf(e.getMessage()).contains("Unsupported Image Type");
            return Optional.of(colours ? Why.OTHER_COLOURS : Why.DAMAGED);
        } catch (IOException | RuntimeException e) { // a reader throws all kinds of them over bytes that lie
            return Optional.of(Why.DAMAGED);
        }
    }
}
