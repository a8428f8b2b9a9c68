package org.vigil.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** A PNG reduced to what it takes to show it. */
final class BarePng {
    private static final int SIGNATURE = 8;
    /** Length, name and checksum of a chunk. */
    private static final int FRAME = 12;

    /** Text, times, Exif and whatever programs add of their own are not among them. */
    private static final Set<String> SHOWN = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "hIST",
            "pHYs", "acTL", "fcTL", "fdAT");

    private BarePng() {}

    static byte[] of(byte[] from) {
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        to.write(from, 0, SIGNATURE);
        String name = "";
        for (int at = SIGNATURE; !name.equals("IEND"); ) {
            long length = Integer.toUnsignedLong(ByteBuffer.wrap(from).getInt(at));
            int whole = (int) Math.min(Integer.MAX_VALUE, length + FRAME);
            Objects.checkFromIndexSize(at, whole, from.length);
            name = new String(from, at + 4, 4, StandardCharsets.US_ASCII);
            if (SHOWN.contains(name)) {
                to.write(from, at, whole);
            }
            at += whole;
        }
        return to.toByteArray();
    }
}
