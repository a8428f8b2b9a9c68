package org.vigil.network.bluesky;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.Request;
import org.vigil.network.SendKey;

/** One account's requests, signed in; a sign-in that has grown old is refreshed on the way. */
final class BlueskyApi {
    private final BlueskyWire wire;
    private final BlueskySignIn signIn;

    BlueskyApi(BlueskyWire wire, BlueskySignIn signIn) {
        this.wire = wire;
        this.signIn = signIn;
    }

    URI at(String method) {
        return wire.at(method);
    }

    Reply read(String method) {
        return signedIn(granted -> wire.ask(Request.get(at(method)), granted.access(), "reads"));
    }

    Reply write(Request request, SendKey key, String bucket) {
        return signedIn(granted -> wire.write(request, granted.access(), key, bucket));
    }

    private Reply signedIn(Function<Access.Granted, Reply> request) {
        return switch (signIn.access()) {
            case Access.Denied denied -> denied.reply();
            case Access.Granted granted -> {
                Reply reply = request.apply(granted);
                yield stale(reply) ? again(granted, request) : reply;
            }
        };
    }

    /**
     * A request whose token has expired was not served, so it goes out again: with the sign-in of another node that was
     * faster, if there is one and it serves, else with a fresh one.
     */
    private Reply again(Access.Granted stale, Function<Access.Granted, Reply> request) {
        Optional<Access.Granted> other = signIn.otherThan(stale);
        if (other.isPresent()) {
            Reply reply = request.apply(other.get());
            if (!stale(reply)) {
                return reply;
            }
        }
        return switch (signIn.renewed(other.orElse(stale))) {
            case Access.Denied denied -> denied.reply();
            case Access.Granted fresh -> request.apply(fresh);
        };
    }

    private static boolean stale(Reply reply) {
        return reply instanceof Answer answer && BlueskyAnswers.stale(answer);
    }
}
