package org.vigil.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A digest with which a later claim can be compared, and from which nobody without the salt learns anything: few people
 * come into question who may have said something, so a digest without a secret salt could be guessed.
 *
 * @param salt in hexadecimal digits
 * @param text the digest in hexadecimal digits
 */
record SaltedDigest(String salt, String text) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SALT_BYTES = 32;

    static SaltedDigest of(String claim) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        String hex = HexFormat.of().formatHex(salt);
        return new SaltedDigest(hex, digest(hex, claim));
    }

    boolean isOf(String claim) {
        return MessageDigest.isEqual(bytes(text), bytes(digest(salt, claim)));
    }

    private static String digest(String salt, String claim) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(salt), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(bytes(claim)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
