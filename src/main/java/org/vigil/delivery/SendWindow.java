package org.vigil.delivery;

import java.time.Instant;
import java.time.InstantSource;
import org.vigil.network.SendKey;

/**
 * The time in which an attempt may be sent. It begins before the transaction that writes the attempt: a process may stand
 * still between the commit and the next instruction, for longer than the attempt's lease, which the database counts from
 * the transaction's beginning.
 *
 * @param endNanos of {@link System#nanoTime()}, which stands still while a machine sleeps
 * @param end by Vigil's clock, which does not
 */
public record SendWindow(InstantSource clock, long endNanos, Instant end) {
    public static SendWindow from(InstantSource clock) {
        return new SendWindow(
                clock,
                System.nanoTime() + Attempts.SEND_WITHIN.toNanos(),
                clock.instant().plus(Attempts.SEND_WITHIN));
    }

    /** Whether so much of it is gone that what is begun now may come too late. */
    boolean isHalfOver() {
        return endNanos - System.nanoTime() < Attempts.SEND_WITHIN.toNanos() / 2;
    }

    public SendKey key(String idempotencyKey) {
        return new SendKey(idempotencyKey, endNanos, () -> clock.instant().isAfter(end));
    }
}
