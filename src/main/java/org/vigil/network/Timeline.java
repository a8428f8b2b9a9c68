package org.vigil.network;

import java.util.Set;

/** Tells what stands on an account. Reads only, and remembers nothing: each call asks the network. */
public interface Timeline {
    /** The post under an id, whoever made it. */
    default Sighting see(String remoteId) {
        return new Sighting.CannotBeAsked("Vigil cannot ask there yet");
    }

    /** The post that was published under a key; where a network does not find posts by key, it cannot be asked. */
    default Sighting publishedUnder(String idempotencyKey) {
        return new Sighting.CannotBeAsked("Vigil cannot ask there yet");
    }

    /**
     * The account's own posts, the newest first.
     *
     * @param backTo remote ids: the reading ends with the first of them that it meets, which it contains
     * @param atMost it ends there as well, and is then not complete; networks ask page by page, and X asks for money
     */
    default Reading posts(Set<String> backTo, int atMost) {
        return new Reading.CannotBeAsked("Vigil cannot ask there yet");
    }
}
