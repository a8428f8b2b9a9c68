package org.vigil.followers;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the team once of each picture that followers do not get: they are told nothing. */
final class Undrawn {
    private static final Logger LOG = LoggerFactory.getLogger(Undrawn.class);
    private static final int MOST = 1_000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Consumer<String> log;

    Undrawn() {
        this(LOG::warn);
    }

    /** @param log takes each line */
    Undrawn(Consumer<String> log) {
        this.log = log;
    }

    /**
     * Tells it, unless it was told before; without the words that are quoted, which say something of a person.
     *
     * @param what the picture, such as "the badge of anna"
     * @param why in words for people
     */
    void tell(String what, String why) {
        if (told.size() < MOST && told.add(what + why)) {
            log.accept("Followers do not get " + what + ": " + why.replaceAll("\".*\"", "\"…\""));
        }
    }
}
