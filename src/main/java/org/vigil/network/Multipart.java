package org.vigil.network;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A {@code multipart/form-data} body (RFC 7578). */
public final class Multipart {
    private final String boundary = "vigil-" + UUID.randomUUID();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Multipart field(String name, String value) {
        begin("form-data; name=\"" + quoted(name) + "\"", "text/plain; charset=UTF-8");
        return end(value.getBytes(StandardCharsets.UTF_8));
    }

    public Multipart file(String name, Image image) {
        begin(
                "form-data; name=\"" + quoted(name) + "\"; filename=\"" + quoted(image.fileName()) + "\"",
                image.mediaType());
        return end(image.bytes());
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(out.size() + 64);
        whole.writeBytes(out.toByteArray());
        whole.writeBytes(ascii("--" + boundary + "--\r\n"));
        return whole.toByteArray();
    }

    private void begin(String disposition, String type) {
        out.writeBytes(ascii("--" + boundary + "\r\nContent-Disposition: "));
        out.writeBytes((disposition + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(ascii("Content-Type: " + type + "\r\n\r\n"));
    }

    private Multipart end(byte[] content) {
        out.writeBytes(content);
        out.writeBytes(ascii("\r\n"));
        return this;
    }

    /** As browsers do, so that no file name can end a header (WHATWG, multipart/form-data encoding). */
    private static String quoted(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
