package org.vigil.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vigil.network.RepliesReading.Said;

/** A reading of replies while it goes on, in one thread. Knows what that thread has sent since it began. */
public final class RepliesSoFar {
    /** Networks put the names of those who spoke before at the beginning of an answer, and who spoke is not kept. */
    private static final Pattern ADDRESSED = Pattern.compile("^(?:[\\s\\p{Z}]*@[\\p{L}\\p{N}_.@-]+)+[\\s\\p{Z}:,]*");

    private final String source;
    private final int sentBefore = HttpCall.sentByThisThread();
    private final Map<String, Said> said = new LinkedHashMap<>();
    private boolean complete = true;
    private @Nullable String failure;

    /** @param source what is asked, such as {@code GET /2/tweets/search/recent} */
    public RepliesSoFar(String source) {
        this.source = source;
    }

    /** Whether another one would be kept. */
    public boolean goesOn() {
        return failure == null && said.size() < RepliesReading.MOST;
    }

    /** Keeps it, unless it was told before, says nothing, or is one too many. */
    public void add(Said reply) {
        String text = ADDRESSED.matcher(reply.text()).replaceFirst("").strip();
        if (said.containsKey(reply.remoteId()) || text.isEmpty()) {
            return;
        }
        if (goesOn()) {
            said.put(reply.remoteId(), new Said(reply.remoteId(), text, reply.language(), reply.at()));
        } else {
            complete = false;
        }
    }

    /** There is more than was read. */
    public void more() {
        complete = false;
    }

    /** @param why in words; the first counts */
    public RepliesReading failed(String why) {
        if (failure == null) {
            failure = why;
        }
        complete = false;
        return end();
    }

    public RepliesReading end() {
        return new RepliesReading(
                List.copyOf(said.values()), complete, source, HttpCall.sentByThisThread() - sentBefore, failure);
    }
}
