package org.vigil.network;

import java.util.function.BooleanSupplier;

/**
 * Names one attempt to the network and bounds it in time: after its moment no byte is sent, since the attempt may count
 * as lost.
 *
 * @param idempotencyKey constant for a delivery and part, whatever the attempt
 * @param sendByNanos of {@link System#nanoTime()}
 * @param overslept whether the moment has passed by another clock: {@code nanoTime} stands still while a machine sleeps
 */
public record SendKey(String idempotencyKey, long sendByNanos, BooleanSupplier overslept) {

    /** Of a machine that never sleeps. */
    public SendKey(String idempotencyKey, long sendByNanos) {
        this(idempotencyKey, sendByNanos, () -> false);
    }

    public boolean expired() {
        return System.nanoTime() - sendByNanos > 0 || overslept.getAsBoolean();
    }
}
