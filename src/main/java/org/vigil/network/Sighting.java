package org.vigil.network;

/** What a network says of one post. */
public sealed interface Sighting {
    record Stands(StandingPost post) implements Sighting {}

    /** The network answered, and it has no such post at this moment. */
    record Absent() implements Sighting {}

    /** The network tells nobody. */
    record CannotBeAsked(String reason) implements Sighting {}

    /** Nobody answered, or not in a way that says anything. */
    record NotReached(String reason) implements Sighting {}
}
