package org.vigil.network.bluesky;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs in once and keeps the sign-in, in memory and for the next start. A server grants 30 sign-ins in five minutes and
 * 300 a day, so an old one is refreshed rather than made anew, and a new one is made only where the old one no longer
 * serves. Refreshing uses it up: of two nodes that refresh at once one may be refused, and takes what the other was
 * given.
 */
final class BlueskySignIn {
    private static final String BUCKET = "sign-in";

    private final BlueskyWire wire;
    private final String handle;
    private final String appPassword;
    private final KeptSignIn kept;
    private final ReentrantLock one = new ReentrantLock();
    private Access.@Nullable Granted held;

    BlueskySignIn(BlueskyWire wire, String handle, String appPassword, KeptSignIn kept) {
        this.wire = wire;
        this.handle = handle;
        this.appPassword = appPassword;
        this.kept = kept;
    }

    /** The sign-in that we have, or that was kept, or a first one. */
    Access access() {
        return alone(() -> held == null ? kept.read().<Access>map(this::hold).orElseGet(this::create) : held);
    }

    /** A sign-in that somebody else came by meanwhile, in this process or another, without asking the server. */
    Optional<Access.Granted> otherThan(Access.Granted stale) {
        Access other = alone(
                () -> held == null || held.equals(stale) ? keptOtherThan(stale).orElse(stale) : held);
        return other instanceof Access.Granted granted && !granted.equals(stale)
                ? Optional.of(granted)
                : Optional.empty();
    }

    /** Another sign-in in place of one that the server no longer takes; the present one where somebody else was faster. */
    Access renewed(Access.Granted stale) {
        return alone(() -> held == null || held.equals(stale) ? refreshed(stale) : held);
    }

    /** Asks the server whether the sign-in still serves: it refreshes only what nobody has revoked. */
    Access checked() {
        return alone(() -> kept.read()
                .or(() -> Optional.ofNullable(held))
                .map(this::refreshed)
                .orElseGet(this::create));
    }

    private Access alone(Supplier<Access> doing) {
        one.lock();
        try {
            return doing.get();
        } catch (RuntimeException unkept) {
            // The store is the caller's, and so are its exceptions. Without it nothing is sent: signing in at each try
            // would soon be signing in too often.
            return new Access.Denied(new Reply.NeverSent("the sign-in that Vigil keeps could not be read or written ("
                    + unkept.getClass().getSimpleName() + ")"));
        } finally {
            one.unlock();
        }
    }

    private Access hold(Access.Granted granted) {
        held = granted;
        return granted;
    }

    private Optional<Access> keptOtherThan(Access.Granted tried) {
        return kept.read().filter(other -> !other.equals(tried)).map(this::hold);
    }

    private Access refreshed(Access.Granted old) {
        Reply reply = wire.ask(Request.post(wire.at("com.atproto.server.refreshSession")), old.refresh(), BUCKET);
        return reply instanceof Answer answer && refuses(answer)
                ? keptOtherThan(old).orElseGet(this::create)
                : granted(reply);
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

    /** A firewall on the way refuses in HTML, and knows nothing of our sign-in. */
    private static boolean refuses(Answer answer) {
        boolean refused = answer.status() == 400 || answer.status() == 401 || answer.status() == 403;
        return refused && BlueskyAnswers.speaks(answer);
    }

    private Access granted(Reply reply) {
        if (!(reply instanceof Answer answer) || !answer.isSuccess()) {
            return denied(reply);
        }
        JsonNode json = answer.json();
        Optional<Access.Granted> granted = KeptSignIn.granted(json);
        if (granted.isPresent() && !json.path("active").asBoolean(true)) {
            return closed(json.path("status").asString("not active"), answer.headers());
        }
        // Kept before it is used: what is used and not kept would be signed in for anew at the next start.
        granted.ifPresent(kept::write);
        return granted.map(this::hold).orElseGet(() -> denied(answer));
    }

    /** A sign-in to an account that may do nothing: a person has to see to it. */
    private static Access closed(String status, HttpHeaders headers) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", "AccountInactive");
        body.put("message", "the server says of this account: " + status);
        return new Access.Denied(new Answer(401, headers, body.toString()));
    }

    /** Nothing of a post has been sent yet, so nothing about it is unknown. */
    private static Access.Denied denied(Reply reply) {
        return new Access.Denied(
                switch (reply) {
                    case Reply.NeverSent never -> never;
                    case Reply.NoAnswer none -> new Reply.NeverSent(none.reason() + " while Vigil signed in");
                    case Answer answer ->
                        says(answer)
                                ? answer
                                : new Reply.NeverSent("the server answered " + answer.status()
                                        + " to the sign-in, but not as Bluesky does");
                });
    }

    /** Whether an answer is about us, and not about the state of a server or of something before it. */
    private static boolean says(Answer answer) {
        boolean redirects = answer.status() >= 300 && answer.status() < 400;
        boolean refuses = answer.status() >= 400 && answer.status() < 500 && answer.status() != 408;
        return redirects || answer.status() == 429 || refuses && BlueskyAnswers.speaks(answer);
    }
}
