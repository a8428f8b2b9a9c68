package org.vigil.network;

import tools.jackson.databind.JsonNode;

/** What a network said when it was asked how many follow an account. */
public sealed interface FollowersReading {
    /**
     * @param followers never negative
     * @param source what was asked, such as {@code GET /2/users/me}
     */
    record Counted(long followers, String source) implements FollowersReading {}

    /** The network tells nobody, or not in this way. */
    record NotTold(String reason) implements FollowersReading {}

    /** Nobody answered, or not in a way that says anything. */
    record Failed(String source, String reason) implements FollowersReading {}

    /** Read from the object in which it stands. What can be no number, or is not there, is a failure. */
    static FollowersReading in(JsonNode object, String name, String source) {
        CountField field = new CountField(object);
        Long followers = field.read(name);
        return followers == null
                ? new Failed(
                        source,
                        field.objection().orElse("the network does not say how many follow the account, as it should"))
                : new Counted(followers, source);
    }
}
