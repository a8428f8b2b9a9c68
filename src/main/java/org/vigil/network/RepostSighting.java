package org.vigil.network;

/** What a network says of one repost. */
public sealed interface RepostSighting {
    /** The account shows that post now. */
    record Stands() implements RepostSighting {}

    /** The network answered, and the account does not show it at this moment. */
    record Absent() implements RepostSighting {}

    /** The network tells nobody, or not for a fair price. To repost again is the question, then: it makes it once. */
    record CannotBeAsked(String reason) implements RepostSighting {}

    /** Nobody answered, or not in a way that says anything. */
    record NotReached(String reason) implements RepostSighting {}
}
