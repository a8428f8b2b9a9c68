package org.vigil.network.telegram;

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

/** Opens channels on Telegram, in which a bot may post. */
public final class TelegramConnector implements Connector {
    static final URI API = URI.create("https://api.telegram.org");
    static final String BOT_TOKEN = "bot_token";
    static final String CHANNEL = "channel";

    private final HttpCall http;
    private final InstantSource clock;

    public TelegramConnector(HttpCall http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Network network() {
        return Network.TELEGRAM;
    }

    @Override
    public Limits documentedLimits(@Nullable Network imitates) {
        return DocumentedLimits.TELEGRAM;
    }

    @Override
    public List<String> secrets() {
        return List.of(BOT_TOKEN, CHANNEL);
    }

    /** Telegram tells of no limit before it is hit, so the meter hears nothing. */
    @Override
    public Session open(Login login, RateMeter meter, SignInStore signIns) {
        Credentials credentials = login.credentials();
        URI server = Optional.ofNullable(login.server()).orElse(API);
        TelegramApi api = new TelegramApi(http, server, credentials.get(BOT_TOKEN));
        return new TelegramSession(api, new TelegramAnswers(credentials, clock), channel(credentials.get(CHANNEL)));
    }

    /** People write a channel as {@code @name}, {@code name}, or its link; one without a name has a number. */
    private static String channel(String said) {
        String name =
                said.replaceFirst("^(https?://)?(t\\.me|telegram\\.me)/", "").replaceFirst("/+$", "");
        return name.startsWith("@") || name.matches("-?[0-9]+") ? name : "@" + name;
    }
}
