package org.vigil.network.bluesky;

import java.net.URI;
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

    /** A request whose token has expired was not served, so it goes out once more with a fresh one. */
    private Reply signedIn(Function<Access.Granted, Reply> request) {
        return switch (signIn.access()) {
            case Access.Denied denied -> denied.reply();
            case Access.Granted granted -> {
                Reply reply = request.apply(granted);
                yield reply instanceof Answer answer && BlueskyAnswers.stale(answer) ? again(granted, request) : reply;
            }
        };
    }

    private Reply again(Access.Granted stale, Function<Access.Granted, Reply> request) {
        return switch (signIn.renewed(stale)) {
            case Access.Denied denied -> denied.reply();
            case Access.Granted fresh -> request.apply(fresh);
        };
    }
}
