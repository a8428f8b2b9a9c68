package org.vigil.network.bluesky;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How wide and high an image is, in pixels, so that apps leave the right room for it: without that Bluesky's own cuts a
 * square. Read from the first bytes of a PNG, GIF or JPEG. A JPEG with an Exif segment may lie on its side, so nothing is
 * said of it; nor of other types.
 */
record AspectRatio(int width, int height) {
    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int HEADER = 0x49484452;
    private static final int GIF = 0x474946;
    private static final int JPEG = 0xFFD8;
    private static final int EXIF = 0xE1;
    private static final int SCAN = 0xDA;

    static Optional<AspectRatio> of(byte[] image) {
        ByteBuffer bytes = ByteBuffer.wrap(image).asReadOnlyBuffer();
        if (image.length < 26) {
            return Optional.empty();
        }
        Optional<AspectRatio> read = Optional.empty();
        if (bytes.getLong(0) == PNG && bytes.getInt(12) == HEADER) {
            read = Optional.of(new AspectRatio(bytes.getInt(16), bytes.getInt(20)));
        } else if (bytes.getInt(0) >>> 8 == GIF) {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            read = Optional.of(new AspectRatio(u16(bytes, 6), u16(bytes, 8)));
        } else if (u16(bytes, 0) == JPEG) {
            read = jpeg(bytes);
        }
        return read.filter(ratio -> ratio.width > 0 && ratio.height > 0);
    }

    /** Segments up to the frame's header, which holds height and width (ITU-T T.81, B.2.2). */
    private static Optional<AspectRatio> jpeg(ByteBuffer bytes) {
        int at = 2;
        while (at + 9 <= bytes.limit()) {
            int marker = bytes.get(at + 1) & 0xFF;
            if (bytes.get(at) != (byte) 0xFF || marker == EXIF || marker == SCAN) {
                return Optional.empty();
            }
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return Optional.of(new AspectRatio(u16(bytes, at + 7), u16(bytes, at + 5)));
            }
            at += 2 + u16(bytes, at + 2);
        }
        return Optional.empty();
    }

    private static int u16(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    ObjectNode json() {
        return JsonNodeFactory.instance.objectNode().put("width", width).put("height", height);
    }
}
