package org.vigil.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.binary.Base32;

/** What a telephone and Vigil share. */
public record FactorSecret(String base32) {
    static FactorSecret of(byte[] bytes) {
        return new FactorSecret(encode(bytes));
    }

    /** RFC 4648, without padding. */
    static String encode(byte[] bytes) {
        return new Base32().encodeToString(bytes).replace("=", "");
    }

    byte[] bytes() {
        return new Base32().decode(base32);
    }

    /** In groups of four, for who types it. */
    public String grouped() {
        return base32.replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** As authenticator apps read it from a picture (Google's Key Uri Format). */
    public String uri(String user) {
        return "otpauth://totp/Vigil:" + encoded(user) + "?secret=" + base32 + "&issuer=Vigil";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Says nothing: it would let somebody in. */
    @Override
    public String toString() {
        return "FactorSecret[…]";
    }
}
