package org.vigil.message;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes into a JPEG what telephones write: a place, a remark, a small copy, a film behind the end. */
final class JpegWithExif {
    static final String SECRET = "40.4093N 49.8671E";

    private JpegWithExif() {}

    static byte[] of(byte[] jpeg, int orientation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(segment(0xE1, exif(orientation)));
        out.writeBytes(segment(0xE1, ("http://ns.adobe.com/xap/1.0/\0" + SECRET).getBytes(StandardCharsets.US_ASCII)));
        out.writeBytes(segment(0xE2, ("MPF\0" + SECRET).getBytes(StandardCharsets.US_ASCII)));
        out.writeBytes(segment(0xED, SECRET.getBytes(StandardCharsets.US_ASCII)));
        out.writeBytes(segment(0xFE, SECRET.getBytes(StandardCharsets.US_ASCII)));
        out.write(jpeg, 2, jpeg.length - 2);
        out.writeBytes(SECRET.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** Intel's order, as most telephones have it; the orientation is the second of two entries. */
    private static byte[] exif(int orientation) {
        byte[] place = SECRET.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + place.length);
        tiff.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x010E).putShort((short) 2).putInt(place.length).putInt(38);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
        tiff.putInt(0).put(place);
        return tiff.array();
    }

    private static byte[] segment(int marker, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }
}
