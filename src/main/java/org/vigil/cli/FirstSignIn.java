package org.vigil.cli;

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
 * Whether secrets open their account, tried before anything is kept.
 *
 * @param granted what the network has granted for a while meanwhile, to be kept with them; empty where it grants nothing
 */
record FirstSignIn(SignIn.Valid who, Optional<String> granted) {

    /** @throws Failure in words, where they do not; nothing was changed then */
    static FirstSignIn with(Account account, Connector connector, Map<String, String> secrets) {
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
        Login login = new Login(account.name().value(), account.server(), account.imitates(), new Credentials(secrets));
        return switch (connector.open(login, RateMeter.IGNORED, memory).signIn()) {
            case SignIn.Valid valid -> new FirstSignIn(valid, kept.get());
            case SignIn.Invalid invalid ->
                throw new Failure(
                        Vigil.PROBLEMS,
                        "The network does not accept these keys: " + invalid.reason() + "\nNothing was changed.");
            case SignIn.NotReached notReached ->
                throw new Failure(
                        Vigil.FAILED,
                        "The network was not reached, so nobody knows whether these keys serve: " + notReached.reason()
                                + "\nNothing was changed.");
        };
    }

    /** Who they are there, in words. */
    String words() {
        SignIn.Face face = who.face();
        return "signed in as " + who.handle() + (face == null || face.name().isBlank() ? "" : " (" + face.name() + ")");
    }
}
