package org.vigil.network.mastodon;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Connector;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.HttpCall;
import org.vigil.network.Limits;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.Pause;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;
import org.vigil.network.SignInStore;

/** Opens accounts on servers that speak the Mastodon API. */
public final class MastodonConnector implements Connector {
    static final String ACCESS_TOKEN = "access_token";

    private final HttpCall http;
    private final InstantSource clock;
    private final Pause pause;

    public MastodonConnector(HttpCall http, InstantSource clock, Pause pause) {
        this.http = http;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public Network network() {
        return Network.MASTODON;
    }

    @Override
    public Limits documentedLimits(@Nullable Network imitates) {
        return DocumentedLimits.MASTODON;
    }

    @Override
    public List<String> secrets() {
        return List.of(ACCESS_TOKEN);
    }

    @Override
    public Session open(Login login, RateMeter meter, SignInStore signIns) {
        URI server = login.server();
        if (server == null) {
            throw new IllegalStateException("the account " + login.account() + " has no server");
        }
        MastodonApi api = new MastodonApi(http, server, login.credentials().get(ACCESS_TOKEN), meter);
        return new MastodonSession(api, new MastodonAnswers(login.credentials(), clock), clock, pause);
    }
}
