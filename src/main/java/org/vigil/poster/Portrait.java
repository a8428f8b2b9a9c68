package org.vigil.poster;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.vigil.message.Pictures;

/**
 * A photo as a poster shows it: upright, cut to its place, and drawn anew, so that nothing of its file but what is seen
 * reaches anybody.
 */
final class Portrait {
    static {
        NoSystemFonts.prepare();
        ImageIO.setUseCache(false);
    }

    /** As Exif has them: what has to be done to a picture so that it stands upright, from 1, which is nothing. */
    private static final byte[] EXIF = "Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII);

    private static final int ORIENTATION_AFTER = 24;

    private Portrait() {}

    /** A picture that cannot be shown; the message says why, for people. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    /**
     * The photo, filling a place. It is read in a size near to that of the place, however large it is, and refused before
     * its pixels are read where it has more than {@link Pictures#MOST_PIXELS}.
     *
     * @param bytes of a JPEG or PNG, without what is not shown
     */
    static BufferedImage filling(byte[] bytes, int width, int height) throws Unreadable {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new Unreadable("it is no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return cut(upright(read(reader, Math.max(width, height)), orientation(bytes)), width, height);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new Unreadable("it cannot be read: " + e.getMessage());
        }
    }

    /** Why a photo cannot be shown, in words for people; empty where it can. */
    static Optional<String> unreadable(byte[] bytes) {
        try {
            filling(bytes, 64, 64);
            return Optional.empty();
        } catch (Unreadable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static BufferedImage read(ImageReader reader, int wanted) throws IOException, Unreadable {
        int wide = reader.getWidth(0);
        int high = reader.getHeight(0);
        if ((long) wide * high > Pictures.MOST_PIXELS) {
            throw new Unreadable("it has " + wide + " by " + high + " pixels");
        }
        ImageReadParam how = reader.getDefaultReadParam();
        int step = Math.max(1, Math.min(wide, high) / (2 * wanted));
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    /** Of a picture that was made bare: there the orientation stands in one place, or nowhere. */
    private static int orientation(byte[] bytes) {
        for (int at = 0; at + ORIENTATION_AFTER < Math.min(bytes.length, 4_096); at++) {
            if (Arrays.equals(bytes, at, at + EXIF.length, EXIF, 0, EXIF.length)) {
                int value = bytes[at + ORIENTATION_AFTER + 1];
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        int wide = image.getWidth();
        int high = image.getHeight();
        AffineTransform turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, wide, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, wide, high);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, high);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, high, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, high, wide);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, wide);
                    default -> new AffineTransform();
                };
        boolean lying = orientation >= 5;
        return drawn(image, turn, lying ? high : wide, lying ? wide : high);
    }

    /** Fills the place; what is too wide goes on both sides, what is too high more below than above, where faces are. */
    private static BufferedImage cut(BufferedImage image, int width, int height) {
        BufferedImage smaller = image;
        double scale = Math.max((double) width / smaller.getWidth(), (double) height / smaller.getHeight());
        while (scale < 0.5) {
            smaller = drawn(
                    smaller,
                    AffineTransform.getScaleInstance(0.5, 0.5),
                    smaller.getWidth() / 2,
                    smaller.getHeight() / 2);
            scale = Math.max((double) width / smaller.getWidth(), (double) height / smaller.getHeight());
        }
        double left = (width - smaller.getWidth() * scale) / 2;
        double top = (height - smaller.getHeight() * scale) / 4;
        return drawn(smaller, new AffineTransform(scale, 0, 0, scale, left, top), width, height);
    }

    private static BufferedImage drawn(BufferedImage image, AffineTransform how, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = drawn.createGraphics();
        try {
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, width, height);
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.drawImage(image, how, null);
        } finally {
            canvas.dispose();
        }
        return drawn;
    }
}
