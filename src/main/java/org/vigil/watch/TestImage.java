package org.vigil.watch;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.vigil.network.Image;

/** A small picture made on the spot: a blue square, which no network takes offence at. */
final class TestImage {
    private static final int SIDE = 200;
    private static final int BLUE = 0x2f5fa7;

    private TestImage() {}

    static Image draw() {
        BufferedImage square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < SIDE; x++) {
            for (int y = 0; y < SIDE; y++) {
                square.setRGB(x, y, BLUE);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(square, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Image("test.png", "image/png", png.toByteArray(), "A blue square, to test with.");
    }
}
