package org.vigil.engagement.report;

import java.util.EnumMap;
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

    /** Both together. */
    Sums plus(Sums other) {
        return new Sums(
                messages + other.messages,
                read + other.read,
                both(latest, other.latest),
                both(atOneDay, other.atOneDay),
                acts.plus(other.acts),
                logs.plus(other.logs),
                viewLogs.plus(other.viewLogs));
    }

    private static Map<Count, Told> both(Map<Count, Told> some, Map<Count, Told> others) {
        Map<Count, Told> both = new EnumMap<>(Count.class);
        both.putAll(some);
        others.forEach((count, told) -> both.merge(count, told, Told::plus));
        return both;
    }

    /** What groups are compared by, without the counts that only a total is asked for. */
    Sums compared() {
        return new Sums(messages, read, Map.of(), Map.of(Count.VIEWS, atOneDay(Count.VIEWS)), acts, logs, Sample.NONE);
    }

    private static final Told NOTHING = new Told(0, 0);
}
