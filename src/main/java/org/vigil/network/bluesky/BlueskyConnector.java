package org.vigil.network.bluesky;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Connector;
import org.vigil.network.Credentials;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.HttpCall;
import org.vigil.network.Limits;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;
import org.vigil.network.SignInStore;

/** Opens accounts on Bluesky, or on a server (PDS) of one's own. */
public final class BlueskyConnector implements Connector {
    static final URI BLUESKY = URI.create("https://bsky.social");
    static final String HANDLE = "handle";
    static final String APP_PASSWORD = "app_password";

    private final HttpCall http;
    private final InstantSource clock;

    public BlueskyConnector(HttpCall http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Network network() {
        return Network.BLUESKY;
    }

    @Override
    public Limits documentedLimits(@Nullable Network imitates) {
        return DocumentedLimits.BLUESKY;
    }

    @Override
    public List<String> secrets() {
        return List.of(HANDLE, APP_PASSWORD);
    }

    @Override
    public Session open(Login login, RateMeter meter, SignInStore signIns) {
        Credentials credentials = login.credentials();
        BlueskyWire wire =
                new BlueskyWire(http, Optional.ofNullable(login.server()).orElse(BLUESKY), meter);
        String handle = credentials.get(HANDLE).replaceFirst("^@", "");
        BlueskySignIn signIn = new BlueskySignIn(wire, handle, credentials.get(APP_PASSWORD));
        BlueskyAnswers answers = new BlueskyAnswers(credentials, clock);
        return new BlueskySession(new BlueskyApi(wire, signIn), signIn, answers, clock);
    }
}
