package org.vigil.poster;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigil.source.SourceFile;

/**
 * A poster that is drawn when somebody wants its bytes, and then the same ones each time.
 *
 * @param words by box, in the order in which they are read
 * @param language of the words, BCP 47
 * @param photo a picture without what is not shown; null for none
 * @param mostBytes that its network takes
 */
public record Poster(
        Design design,
        Map<String, String> words,
        String language,
        @Nullable SourceFile photo,
        long mostBytes) implements Supplier<byte[]> {
    private static final String FILE = "poster";
    private static final double SMALLER = 0.8;
    private static final double SMALLEST = 0.3;

    /** With a photo in it a picture is several times smaller as JPEG, and letters stay sharper as PNG. */
    public String mediaType() {
        return photo == null ? "image/png" : "image/jpeg";
    }

    /** How its file is called: nothing of whom it shows. */
    public String fileName() {
        return FILE + (photo == null ? ".png" : ".jpg");
    }

    /** What it is drawn from, in short; the same for the same picture. */
    public String digest() {
        StringBuilder all = new StringBuilder(design.digest())
                .append('\n')
                .append(language)
                .append('\n')
                .append(mostBytes);
        new TreeMap<>(words)
                .forEach((box, text) -> all.append('\n')
                        .append(box)
                        .append(' ')
                        .append(text.length())
                        .append(' ')
                        .append(text));
        all.append('\n').append(photo == null ? "" : photo.digest());
        return SourceFile.sha256(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The drawing as SVG in which letters are outlines; the photo is not in it. */
    public String svg() {
        return sheet().svg();
    }

    /** The picture's file. */
    @Override
    public byte[] get() {
        return Drawings.of(this);
    }

    /** The picture as PNG, whatever is on it, in its whole size. */
    public byte[] png() {
        return Raster.png(image(1));
    }

    /** The picture's file, drawn anew: for whoever keeps it without taking the place of what is to be posted. */
    public byte[] drawn() {
        BufferedImage image = image(1);
        if (photo != null) {
            return Raster.jpeg(image, mostBytes);
        }
        byte[] bytes = Raster.png(image);
        for (double scale = SMALLER; bytes.length > mostBytes && scale > SMALLEST; scale *= SMALLER) {
            bytes = Raster.png(image(scale));
        }
        return bytes;
    }

    /** The picture, smaller, to look at before anybody keeps it; its media type is the same. */
    public byte[] small(int width) {
        BufferedImage image = image(Math.min(1, (double) width / design.width()));
        return photo == null ? Raster.png(image) : Raster.jpeg(image, mostBytes);
    }

    private BufferedImage image(double scale) {
        Sheet sheet = sheet();
        BufferedImage image = Raster.draw(sheet.svg(), design.width(), design.height(), scale);
        SourceFile shown = photo;
        if (shown != null) {
            sheet.photoBox().ifPresent(box -> show(shown, image, box, scale));
        }
        return image;
    }

    private static void show(SourceFile photo, BufferedImage image, Box box, double scale) {
        int wide = (int) Math.round(box.width() * scale);
        int high = (int) Math.round(box.height() * scale);
        Graphics2D canvas = image.createGraphics();
        try {
            BufferedImage portrait = Portrait.filling(photo.bytes(), wide, high);
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.drawImage(portrait, (int) Math.round(box.x() * scale), (int) Math.round(box.y() * scale), null);
        } catch (Portrait.Unreadable e) {
            throw new IllegalStateException(photo + ": " + e.getMessage(), e);
        } finally {
            canvas.dispose();
        }
    }

    private Sheet sheet() {
        return new Sheet(design, words, language, photo != null);
    }
}
