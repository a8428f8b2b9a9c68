package org.vigil.network;

import java.util.Collection;
import java.util.Map;

/** Tells what followers did. Reads only. */
public interface EngagementSource {
    /**
     * Reads as many as are asked for in as few calls as the network allows.
     *
     * @return by remote id; a message that the network does not know any more, or did not speak of, is left out
     * @throws NetworkUnavailable where nothing could be read
     */
    Map<String, Counts> counts(Collection<String> remoteIds) throws NetworkUnavailable;

    /** Whether the followers are played by this machine. */
    boolean simulated();
}
