package org.vigil.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.network.Connector;
import org.vigil.network.Credentials;
import org.vigil.network.Login;
import org.vigil.network.SignIn;

/**
 * Signs in to an account, says what came of it, and notes it.
 *
 * @param unpause what is done with the pause of an account that has signed in
 */
record SignInCheck(
        NetworkAccess networks,
        AccountSecrets secrets,
        AccountStates states,
        RateBuckets buckets,
        InstantSource clock,
        Consumer<AccountName> unpause,
        PrintWriter out) {

    /** @return the exit code that this account asks for */
    int check(Account account) {
        Connector connector = networks.connector(account.network());
        Credentials credentials = secrets.credentials(account.name());
        List<String> missing = connector.secrets().stream()
                .filter(secret -> !credentials.values().containsKey(secret))
                .toList();
        if (!missing.isEmpty()) {
            out.println(account.name() + ": its secrets are missing: " + String.join(", ", missing));
            return Vigil.PROBLEMS;
        }
        Login login = new Login(account.name().value(), account.server(), account.imitates(), credentials);
        SignIn signIn = connector
                .open(login, buckets.meter(account.name()), secrets.signIns(account.name()))
                .signIn();
        return switch (signIn) {
            case SignIn.Valid valid -> valid(account, valid);
            case SignIn.Invalid invalid -> signedOut(account, invalid.reason());
            case SignIn.NotReached notReached -> {
                out.println(account.name() + ": not reached, so nothing is known: " + notReached.reason());
                yield Vigil.FAILED;
            }
        };
    }

    private int valid(Account account, SignIn.Valid valid) {
        states.seen(account.name(), valid.handle(), valid.remoteAccountId(), clock.instant());
        unpause.accept(account.name());
        out.println(account.name() + ": signed in as " + valid.handle());
        return states.paused(account.name())
                .map(pause -> {
                    out.println(account.name() + ": it is paused, though: " + pause.why()
                            + ". Lift that with: vigil account check " + account.name() + " --unpause");
                    return Vigil.PROBLEMS;
                })
                .orElse(0);
    }

    private int signedOut(Account account, String reason) {
        states.pause(account.name(), "signed out: " + reason);
        out.println(account.name() + ": signed out, and paused until somebody signs in again: " + reason);
        return Vigil.PROBLEMS;
    }
}
