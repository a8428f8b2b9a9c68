package org.vigil.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reading of counts while it goes on, in one thread. Knows what that thread has sent since it began. */
public final class CountsSoFar {
    private final String source;
    private final int sentBefore = HttpCall.sentByThisThread();
    private final Map<String, Counts> counts = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private @Nullable String failure;

    /** @param source what is asked, such as {@code GET /2/tweets} */
    public CountsSoFar(String source) {
        this.source = source;
    }

    /** Of a network that tells no counts: nothing is asked. */
    public static CountsReading untold(String source, String why) {
        return new CountsReading(Map.of(), Map.of(), Set.of(), source, 0, why);
    }

    /** Whether nothing has failed yet: what comes after a failure would fail in the same way. */
    public boolean goesOn() {
        return failure == null;
    }

    public boolean knows(String id) {
        return counts.containsKey(id) || gone.contains(id);
    }

    /** @param fields with which they were read: what they object to is kept with them */
    public void says(String id, Counts told, CountField... fields) {
        counts.put(id, told);
        for (CountField field : fields) {
            field.objection().ifPresent(objection -> refused.merge(id, objection, (one, other) -> one + ", " + other));
        }
    }

    /** The network says itself that there is no such message. */
    public void gone(String id) {
        gone.add(id);
    }

    /** @param why in words; the first counts */
    public void failed(String why) {
        if (failure == null) {
            failure = why;
        }
    }

    public CountsReading end() {
        return new CountsReading(counts, refused, gone, source, HttpCall.sentByThisThread() - sentBefore, failure);
    }
}
