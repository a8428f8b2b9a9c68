package org.vigil.network.sandbox;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.network.Connector;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Limits;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;
import org.vigil.network.SignInStore;

/** Opens accounts on the network that exists only here. */
public final class SandboxConnector implements Connector {
    private final SandboxPosts posts;
    private final SandboxTimeline timeline;
    private final InstantSource clock;

    /** @param clock gives the moments at which posts stand there, and at which followers are counted */
    public SandboxConnector(JdbcClient database, InstantSource clock) {
        posts = new SandboxPosts(database, clock);
        timeline = new SandboxTimeline(database);
        this.clock = clock;
    }

    @Override
    public Network network() {
        return Network.SANDBOX;
    }

    @Override
    public Limits documentedLimits(@Nullable Network imitates) {
        return DocumentedLimits.of(Optional.ofNullable(imitates).orElse(Network.SANDBOX));
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public Session open(Login login, RateMeter meter, SignInStore signIns) {
        return new SandboxSession(
                login.account(),
                documentedLimits(login.imitates()),
                posts,
                timeline,
                new SandboxEngagement(login.account(), Followers.of(login.account(), login.imitates()), posts, clock));
    }
}
