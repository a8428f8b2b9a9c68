package org.vigil.network.bluesky;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The key under which a post is stored: a fixed function of the delivery and part, so that the same post always asks for
 * the same place, and can be looked for there, whatever became of the answer.
 *
 * <p>Posts take a TID only (AT Protocol, "Timestamp identifiers"): 13 characters that hold a zero bit, 53 bits of
 * microseconds since 1970 and 10 bits that tell clocks apart. Here a digest chooses all of them, the time within 2024:
 * 54 bits, and never the future. No reader takes the time of a post from there, but from {@code createdAt}.
 */
final class RecordKey {
    private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 13;
    private static final long MICROSECONDS_AT_2024 = 1_704_067_200_000_000L;
    private static final long MICROSECONDS_OF_2024 = 366L * 86_400 * 1_000_000;

    private RecordKey() {}

    static String of(String idempotencyKey) {
        ByteBuffer digest = digest(idempotencyKey);
        long time = MICROSECONDS_AT_2024 + Long.remainderUnsigned(digest.getLong(), MICROSECONDS_OF_2024);
        long tid = time << 10 | digest.getLong() & 0x3ff;
        StringBuilder key = new StringBuilder(LENGTH);
        for (int digit = LENGTH - 1; digit >= 0; digit--) {
            key.append(DIGITS.charAt((int) (tid >>> (5 * digit)) & 0x1f));
        }
        return key.toString();
    }

    /** What a key says of the moment it was chosen; 1970 where it is none that says so. */
    static Instant moment(String recordKey) {
        if (!recordKey.matches("[2-7a-j][2-7a-z]{12}")) {
            return Instant.EPOCH;
        }
        long tid = 0;
        for (int i = 0; i < LENGTH; i++) {
            tid = tid << 5 | DIGITS.indexOf(recordKey.charAt(i));
        }
        return Instant.EPOCH.plus(tid >>> 10, ChronoUnit.MICROS);
    }

    private static ByteBuffer digest(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
