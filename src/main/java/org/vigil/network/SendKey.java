package org.vigil.network;

/**
 * Names one attempt to the network and bounds it in time.
 *
 * @param idempotencyKey constant for a delivery and part, whatever the attempt
 * @param sendByNanos of {@link System#nanoTime()}: after this moment no byte is sent, since the attempt may count as lost
 */
public record SendKey(String idempotencyKey, long sendByNanos) {

    public boolean expired() {
        return System.nanoTime() - sendByNanos > 0;
    }
}
