package org.vigil.network;

import java.util.List;

/** Tells what followers did. Reads only. */
public interface EngagementSource {
    /**
     * Asks for as many as are named, in as few requests as the network allows; stops at the first that fails. Never throws.
     * X tells clicks for 30 days only, and only where all that are asked for together are younger than that.
     */
    CountsReading counts(List<String> remoteIds);

    /** Asks how many follow the account, in one request. Never throws. */
    FollowersReading followers();

    /** Whether the followers are played by this machine. */
    boolean simulated();
}
