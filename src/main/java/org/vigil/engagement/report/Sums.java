package org.vigil.engagement.report;

import java.util.Map;

/**
 * What some messages came to. A message is one post on one account.
 *
 * @param messages how many were published
 * @param read how many of them were read at all
 * @param latest each count, as last read; of a group none is summed up
 * @param atOneDay each count, as it was when its message was a day old; of a group views only
 * @param acts likes, reposts, replies and quotes together, of each message that was read when it was a day old
 * @param logs the logarithms of one more than those, by which messages are compared
 * @param viewLogs the same of views; of a group none
 */
public record Sums(
        long messages,
        long read,
        Map<Count, Told> latest,
        Map<Count, Told> atOneDay,
        Told acts,
        Sample logs,
        Sample viewLogs) {
    static final Sums NONE = new Sums(0, 0, Map.of(), Map.of(), new Told(0, 0), Sample.NONE, Sample.NONE);

    /** A count as last read. */
    public Told latest(Count count) {
        return latest.getOrDefault(count, NOTHING);
    }

    /** A count at an age of one day. */
    public Told atOneDay(Count count) {
        return atOneDay.getOrDefault(count, NOTHING);
    }

    /** How many messages cannot be compared: nobody read them when they were a day old, or they are younger. */
    public long notCompared() {
        return messages - acts.messages();
    }

    /** Both groups together; counts that only a total has are left out. */
    Sums plus(Sums other) {
        return new Sums(
                messages + other.messages,
                read + other.read,
                Map.of(),
                Map.of(Count.VIEWS, atOneDay(Count.VIEWS).plus(other.atOneDay(Count.VIEWS))),
                acts.plus(other.acts),
                logs.plus(other.logs),
                Sample.NONE);
    }

    private static final Told NOTHING = new Told(0, 0);
}
