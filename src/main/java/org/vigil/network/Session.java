package org.vigil.network;

/** One account, opened on its network. Safe for many threads. */
public interface Session extends Publisher, Editor, Reposter, Timeline, EngagementSource, RepliesSource, Labelling {
    /** Asks the network who we are. */
    SignIn signIn();
}
