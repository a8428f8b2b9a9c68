package org.vigil.network;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Tells what stands on an account. Reads only, and remembers nothing: each call asks the network. */
public interface Timeline {
    /** The post under an id, whoever made it. */
    Sighting see(String remoteId);

    /**
     * The id of the post that followers see at an address: what stands last in it, where a network does not say
     * otherwise. Empty where no post of this account can be there. May ask the network who we are.
     */
    default Optional<String> idAt(URI url) {
        String path = url.getPath() == null ? "" : url.getPath().replaceFirst("/+$", "");
        return Optional.of(path.substring(path.lastIndexOf('/') + 1)).filter(id -> !id.isEmpty());
    }

    /** The post that was published under a key; where a network does not find posts by key, it cannot be asked. */
    Sighting publishedUnder(String idempotencyKey);

    /**
     * The account's own posts, the newest first.
     *
     * @param backTo remote ids: the reading ends with the first of them that it meets, which it contains
     * @param atMost it ends there as well, and is then not complete; networks ask page by page, and X asks for money
     */
    Reading posts(Set<String> backTo, int atMost);
}
