package org.vigil.network.x;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vigil.network.CodeSignIn;
import org.vigil.network.Connector;
import org.vigil.network.Credentials;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.HttpCall;
import org.vigil.network.Limits;
import org.vigil.network.Login;
import org.vigil.network.Network;
import org.vigil.network.Pause;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;
import org.vigil.network.SignInStore;

/** Opens accounts on X. */
public final class XConnector implements Connector {
    static final URI API = URI.create("https://api.x.com");
    static final String CONSUMER_KEY = "consumer_key";
    static final String CONSUMER_SECRET = "consumer_secret";
    static final String ACCESS_TOKEN = "access_token";
    static final String ACCESS_TOKEN_SECRET = "access_token_secret";

    private final HttpCall http;
    private final InstantSource clock;
    private final Pause pause;
    private final XNames names;

    public XConnector(HttpCall http, InstantSource clock, Pause pause, XNames names) {
        this.http = http;
        this.clock = clock;
        this.pause = pause;
        this.names = names;
    }

    @Override
    public Network network() {
        return Network.X;
    }

    @Override
    public Limits documentedLimits(@Nullable Network imitates) {
        return DocumentedLimits.X;
    }

    @Override
    public List<String> secrets() {
        return List.of(CONSUMER_KEY, CONSUMER_SECRET, ACCESS_TOKEN, ACCESS_TOKEN_SECRET);
    }

    @Override
    public Session open(Login login, RateMeter meter, SignInStore signIns) {
        Credentials credentials = login.credentials();
        URI server = Optional.ofNullable(login.server()).orElse(API);
        XSigner signer = new XSigner(credentials);
        XApi api = new XApi(http, server, signer, new XRates(credentials), meter);
        XAnswers answers = new XAnswers(credentials, clock);
        return new XSession(api, answers, new XMe(api, answers, signer.userId()), pause, names, clock);
    }

    @Override
    public Optional<CodeSignIn> codeSignIn() {
        return Optional.of(new XPinSignIn());
    }
}
