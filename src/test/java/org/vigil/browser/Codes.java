package org.vigil.browser;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** The app on somebody's telephone. */
final class Codes {
    private Codes() {}

    /** @param secret as the page shows it, with spaces */
    static String of(String secret, Instant now) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret.replace(" ", "")), "HmacSHA1"), now);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
