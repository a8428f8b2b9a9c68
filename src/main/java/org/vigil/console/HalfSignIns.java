package org.vigil.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.vigil.access.SignedIn;
import org.vigil.access.Token;
import org.vigil.account.Account;
import org.vigil.network.CodeSignIn;
import org.vigil.network.Credentials;

/**
 * Sign-ins to accounts that wait for the code which the network's page shows. They have secrets in them, so they are kept in
 * this process's memory alone, each for the one sign-in in which it was begun, and are forgotten after a while.
 */
final class HalfSignIns {
    /** Codes of Mastodon and X serve for ten minutes or so; somebody has to find their password first. */
    static final Duration KEPT = Duration.ofMinutes(20);

    /** What is to be done when the code has come. */
    sealed interface Purpose {
        Account account();

        /** A new account. */
        record Adding(Account account) implements Purpose {}

        /** @param another whether it may be another account there than before */
        record Renewing(Account account, boolean another) implements Purpose {}
    }

    /** @param given what the network's page was asked for with, to ask for it anew */
    record Half(Purpose purpose, Credentials given, CodeSignIn.Begun begun, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Half> byPlace = new ConcurrentHashMap<>();

    private final Executor afterwards;

    HalfSignIns(InstantSource clock) {
        this(clock, CompletableFuture.delayedExecutor(KEPT.toSeconds() + 1, TimeUnit.SECONDS));
    }

    /** @param afterwards runs what it is given once {@link #KEPT} is over */
    HalfSignIns(InstantSource clock, Executor afterwards) {
        this.clock = clock;
        this.afterwards = afterwards;
    }

    /** In place of one that was begun there before. */
    void begin(SignedIn who, Token signIn, Purpose purpose, Credentials given, CodeSignIn.Begun begun) {
        forgetOld();
        byPlace.put(
                place(who, signIn),
                new Half(purpose, given, begun, clock.instant().plus(KEPT)));
        // Also where nobody comes any more: keys do not stay in memory.
        afterwards.execute(this::forgetOld);
    }

    Optional<Half> of(SignedIn who, Token signIn) {
        forgetOld();
        return Optional.ofNullable(byPlace.get(place(who, signIn)));
    }

    void forget(SignedIn who, Token signIn) {
        byPlace.remove(place(who, signIn));
    }

    /** How many are in memory. */
    int size() {
        return byPlace.size();
    }

    private void forgetOld() {
        Instant now = clock.instant();
        byPlace.values().removeIf(half -> !half.until().isAfter(now));
    }

    private static String place(SignedIn who, Token signIn) {
        return who.user() + " " + signIn.derived("sign-in to an account");
    }
}
