package org.vigil.followers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A style that puts tomorrow's words in the place of today's at midnight, without a script and without loading anything
 * again. Only one of them is ever there for a screen reader.
 */
record MidnightStyle(String css) {
    /** What is interpolated is visible until the very end, so that both would be for a while: each holds from its beginning on. */
    static MidnightStyle after(long seconds, String look) {
        return new MidnightStyle(look
                + ".next{visibility:hidden;animation:come 1ms linear " + seconds + "s forwards}"
                + ".now{animation:go 1ms linear " + seconds + "s forwards}"
                + "@keyframes come{from,to{visibility:visible}}@keyframes go{from,to{visibility:hidden}}");
    }

    /** By which a content security policy knows it. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
