package org.vigil.watch;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.vigil.account.Account;
import org.vigil.network.Connector;
import org.vigil.network.Credentials;
import org.vigil.network.Login;
import org.vigil.network.RateMeter;
import org.vigil.network.SignIn;
import org.vigil.network.SignInStore;

/**
 * An account that new secrets have opened, before anything of it is kept.
 *
 * @param granted what the network has granted for a while meanwhile, to be kept with them; empty where it grants nothing
 */
public record FirstSignIn(SignIn.Valid who, Optional<String> granted) {

    /** What came of trying secrets. */
    public sealed interface Tried {
        record In(FirstSignIn signedIn) implements Tried {}

        /** @param reason the network's, in words */
        record KeysRefused(String reason) implements Tried {}

        /** Nobody knows whether they serve. */
        record NotReached(String reason) implements Tried {}
    }

    /** Signs in with secrets that are kept nowhere. */
    public static Tried with(Account account, Connector connector, Map<String, String> secrets) {
        AtomicReference<Optional<String>> kept = new AtomicReference<>(Optional.empty());
        SignInStore memory = new SignInStore() {
            @Override
            public Optional<String> read() {
                return kept.get();
            }

            @Override
            public void write(String signIn) {
                kept.set(Optional.of(signIn));
            }
        };
        Credentials credentials = new Credentials(secrets);
        Login login = new Login(account.name().value(), account.server(), account.imitates(), credentials);
        return switch (connector.open(login, RateMeter.IGNORED, memory).signIn()) {
            case SignIn.Valid valid -> new Tried.In(new FirstSignIn(valid, kept.get()));
            case SignIn.Invalid invalid -> new Tried.KeysRefused(credentials.hiddenIn(invalid.reason()));
            case SignIn.NotReached notReached -> new Tried.NotReached(credentials.hiddenIn(notReached.reason()));
        };
    }

    /** Who they are there, in words. */
    public String words() {
        SignIn.Face face = who.face();
        return "signed in as " + who.handle() + (face == null || face.name().isBlank() ? "" : " (" + face.name() + ")");
    }
}
