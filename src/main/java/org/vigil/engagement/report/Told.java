package org.vigil.engagement.report;

/**
 * One count over some messages.
 *
 * @param messages of how many the network told it; absent is not zero
 * @param sum over those
 */
public record Told(long messages, long sum) {
    /** For each of them. NaN where it was told of none. */
    public double mean() {
        return (double) sum / messages;
    }

    Told plus(Told other) {
        return new Told(messages + other.messages, sum + other.sum);
    }

    /** Whether it was told of any. */
    public boolean known() {
        return messages > 0;
    }
}
