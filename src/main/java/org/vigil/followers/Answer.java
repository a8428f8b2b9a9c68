package org.vigil.followers;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.vigil.source.SourceFile;

/**
 * What is sent, the same to everybody.
 *
 * @param type its media type
 * @param etag by which a copy is known, quotes included
 * @param headers beside those that every answer has
 * @param seconds how long a copy may be kept at most; what it says may end it earlier
 */
@SuppressWarnings("ArrayRecordComponent") // known by its tag, and compared by nobody
record Answer(int status, String type, byte[] body, String etag, Map<String, String> headers, int seconds) {
    /** A copy outlives a hold by no more; the look that finds the hold takes a few seconds beside it. */
    static final int KEPT = 30;

    private static final String HTML = "text/html;charset=UTF-8";

    static Answer page(String html) {
        return text(200, HTML, html, Headers.PAGE);
    }

    static Answer nothing(String html) {
        return text(404, HTML, html, Headers.PAGE);
    }

    static Answer text(int status, String type, String text, Map<String, String> headers) {
        return of(status, type, text.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Answer of(int status, String type, byte[] body, Map<String, String> headers) {
        String etag = "\"" + SourceFile.sha256(body).substring(0, 32) + "\"";
        return new Answer(status, type, body, etag, headers, KEPT);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, type, body, etag, more, seconds);
    }

    Answer keptAtMost(int fewer) {
        return new Answer(status, type, body, etag, headers, Math.min(seconds, fewer));
    }
}
