package org.vigil.network.bluesky;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs in once and keeps the sign-in, in memory only. A server grants 300 sign-ins a day, so an old one is refreshed
 * rather than made anew, and a new one is made only where the old one no longer serves.
 */
final class BlueskySignIn {
    private static final String BUCKET = "sign-in";

    private final BlueskyWire wire;
    private final String handle;
    private final String appPassword;
    private final ReentrantLock one = new ReentrantLock();
    private Access.@Nullable Granted held;

    BlueskySignIn(BlueskyWire wire, String handle, String appPassword) {
        this.wire = wire;
        this.handle = handle;
        this.appPassword = appPassword;
    }

    /** The sign-in that we have, or a first one. */
    Access access() {
        one.lock();
        try {
            return held == null ? create() : held;
        } finally {
            one.unlock();
        }
    }

    /** Another sign-in in place of one that the server no longer takes; the present one where somebody else was faster. */
    Access renewed(Access.Granted stale) {
        one.lock();
        try {
            return held == null || held.equals(stale) ? refreshed(stale) : held;
        } finally {
            one.unlock();
        }
    }

    /** Asks the server whether the sign-in still serves: it refreshes only what nobody has revoked. */
    Access checked() {
        one.lock();
        try {
            return held == null ? create() : refreshed(held);
        } finally {
            one.unlock();
        }
    }

    private Access refreshed(Access.Granted old) {
        Reply reply = wire.ask(Request.post(wire.at("com.atproto.server.refreshSession")), old.refresh(), BUCKET);
        if (reply instanceof Answer answer && refuses(answer)) {
            held = null;
            return create();
        }
        return granted(reply);
    }

    private Access create() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("identifier", handle);
        body.put("password", appPassword);
        Reply reply = wire.ask(Request.json(wire.at("com.atproto.server.createSession"), body), "", BUCKET);
        // A 400 or a 403 here is about the sign-in as well: there is nothing else in the request.
        return reply instanceof Answer answer && refuses(answer)
                ? new Access.Denied(new Answer(401, answer.headers(), answer.body()))
                : granted(reply);
    }

    private static boolean refuses(Answer answer) {
        return answer.status() == 400 || answer.status() == 401 || answer.status() == 403;
    }

    private Access granted(Reply reply) {
        if (!(reply instanceof Answer answer)) {
            return denied(reply);
        }
        Optional<Access.Granted> granted = answer.isSuccess() ? read(answer.json()) : Optional.empty();
        granted.ifPresent(fresh -> held = fresh);
        return granted.<Access>map(fresh -> fresh).orElseGet(() -> denied(answer));
    }

    private static Optional<Access.Granted> read(JsonNode json) {
        String did = json.path("did").asString("");
        String name = json.path("handle").asString("");
        String access = json.path("accessJwt").asString("");
        String refresh = json.path("refreshJwt").asString("");
        boolean whole = did.startsWith("did:") && !name.isEmpty() && !access.isEmpty() && !refresh.isEmpty();
        return whole ? Optional.of(new Access.Granted(did, name, access, refresh)) : Optional.empty();
    }

    /** Nothing of a post has been sent yet, so nothing about it is unknown. */
    private static Access.Denied denied(Reply reply) {
        return new Access.Denied(
                switch (reply) {
                    case Reply.NeverSent never -> never;
                    case Reply.NoAnswer none -> new Reply.NeverSent(none.reason() + " while Vigil signed in");
                    case Answer answer ->
                        answer.status() >= 300 && answer.status() < 500 && answer.status() != 408
                                ? answer
                                : new Reply.NeverSent("the server answered " + answer.status()
                                        + " to the sign-in, but not as Bluesky does");
                });
    }
}
