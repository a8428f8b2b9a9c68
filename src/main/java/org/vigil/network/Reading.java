package org.vigil.network;

import java.util.List;

/** What a network says of an account's own posts. */
public sealed interface Reading {
    /**
     * The account's own posts, the newest first; what it only passed on from others is left out.
     *
     * @param complete whether nothing is missing between the newest and the last one: the reading came to a post it was
     *     to go back to, or to the account's first
     */
    record Posts(List<StandingPost> newestFirst, boolean complete) implements Reading {
        public Posts {
            newestFirst = List.copyOf(newestFirst);
        }
    }

    /** The network tells nobody. */
    record CannotBeAsked(String reason) implements Reading {}

    /** Nobody answered, or not in a way that says anything. */
    record NotReached(String reason) implements Reading {}
}
