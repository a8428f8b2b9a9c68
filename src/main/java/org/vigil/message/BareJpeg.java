package org.vigil.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/** A JPEG (ITU-T T.81) reduced to what it takes to show it: tables, scans, colours, and which way is up. */
final class BareJpeg {
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int REMARK = 0xFE;
    private static final int ORIENTATION = 0x0112;

    /** An Exif segment that holds the orientation and nothing else. */
    private static final byte[] EXIF = HexFormat.of()
            .parseHex("ffe1" + "0022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001" + "00000000"
                    + "00000000");

    private static final int EXIF_VALUE = EXIF.length - 7;

    private final byte[] from;
    private final ByteArrayOutputStream to;
    private int at = 2;

    BareJpeg(byte[] from) {
        this.from = from;
        this.to = new ByteArrayOutputStream(from.length);
    }

    byte[] bytes() {
        marker(START);
        int marker = next();
        while (marker != END) {
            if (marker >= 0xD0 && marker <= 0xD7 || marker == 0x01) {
                marker(marker);
            } else {
                segment(marker);
            }
            marker = next();
        }
        // Whatever follows the end, such as a film of the moment, is not part of the picture.
        marker(END);
        return to.toByteArray();
    }

    private int next() {
        if (u8(at) != 0xFF) {
            throw new IllegalArgumentException("it is damaged");
        }
        while (u8(at) == 0xFF) {
            at++;
        }
        return u8(at++);
    }

    private void segment(int marker) {
        int length = u8(at) << 8 | u8(at + 1);
        int end = Objects.checkFromIndexSize(at, length, from.length) + length;
        if (marker == 0xE0 && starts("JFIF\0")) {
            jfif();
        } else if (marker == 0xE1 && starts("Exif\0\0")) {
            orientation(ByteBuffer.wrap(from, at + 8, Math.max(0, length - 8)).slice());
        } else if (isShown(marker)) {
            marker(marker);
            to.write(from, at, length);
        }
        at = end;
        if (marker == SCAN) {
            scan();
        }
    }

    /** Of the application's own segments the colours alone: everything else there is about the picture, not in it. */
    private boolean isShown(int marker) {
        return switch (marker) {
            case 0xE2 -> starts("ICC_PROFILE\0");
            case 0xEE -> starts("Adobe");
            default -> (marker < 0xE0 || marker > 0xEF) && marker != REMARK;
        };
    }

    /** Without the small copy of the picture that may follow. */
    private void jfif() {
        marker(0xE0);
        to.write(0);
        to.write(16);
        to.write(from, at + 2, 12);
        to.write(0);
        to.write(0);
    }

    private void orientation(ByteBuffer tiff) {
        int value = orientationIn(tiff);
        if (value > 1 && value <= 8) {
            byte[] exif = EXIF.clone();
            exif[EXIF_VALUE] = (byte) value;
            to.writeBytes(exif);
        }
    }

    /** 1, upright, where it is not told. */
    private static int orientationIn(ByteBuffer tiff) {
        try {
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + 12 * i;
                if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
                    return tiff.getShort(entry + 8);
                }
            }
            return 1;
        } catch (IndexOutOfBoundsException damaged) {
            return 1; // what is damaged is left out with all the rest
        }
    }

    /** The compressed picture: until the next marker that is none of its own. */
    private void scan() {
        int begin = at;
        while (!(u8(at) == 0xFF && u8(at + 1) != 0 && (u8(at + 1) & 0xF8) != 0xD0)) {
            at++;
        }
        to.write(from, begin, at - begin);
    }

    private boolean starts(String word) {
        byte[] wanted = word.getBytes(StandardCharsets.US_ASCII);
        int begin = at + 2;
        return begin + wanted.length <= from.length
                && Arrays.equals(from, begin, begin + wanted.length, wanted, 0, wanted.length);
    }

    private void marker(int marker) {
        to.write(0xFF);
        to.write(marker);
    }

    private int u8(int index) {
        return Byte.toUnsignedInt(from[index]);
    }
}
