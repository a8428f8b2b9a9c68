package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.account.Sessions;
import org.vigil.database.Database;
import org.vigil.network.Change;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.Sighting;

/**
 * Takes posts away, one piece of one post a step, and asks whether it is gone. Any number may run at once, on any number of
 * nodes; of an account one piece at a time. To delete twice does no harm, so what a crash interrupts is simply done again.
 */
public final class Remover {
    private static final Logger LOG = LoggerFactory.getLogger(Remover.class);
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final Duration A_PERSON = Duration.ofMinutes(1);

    /** How often a network may show what it says it has deleted, before it is asked to delete it once more. */
    private static final int LAG = 3;

    /** As {@link #LAG}, before nobody believes it any more. */
    private static final int PATIENCE = 8;

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Sessions sessions;
    private final AccountStates accounts;
    private final RateBuckets rates;
    private final Removals removals;
    private final Remains remains;
    private final RemovalEnd end;
    private final Backoff backoff;
    private final String node;

    /** @param node this process's name in the removals that it has in hand */
    public Remover(
            Database database,
            InstantSource clock,
            AcceptedFiles files,
            Sessions sessions,
            RandomGenerator random,
            String node) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.files = files;
        this.sessions = sessions;
        this.accounts = new AccountStates(database);
        this.rates = new RateBuckets(database);
        this.removals = new Removals(jdbc);
        this.remains = new Remains(jdbc);
        this.end = new RemovalEnd(database, files);
        this.backoff = new Backoff(A_MOMENT, Duration.ofMinutes(15), random);
        this.node = node;
    }

    /** Works until nothing is to be done now. Returns how many steps it took. */
    public int drain() {
        int steps = 0;
        while (step()) {
            steps++;
        }
        return steps;
    }

    /** One step of one removal; false where nothing is to be done now. */
    boolean step() {
        removals.giveUpLost();
        Optional<Removal> claimed;
        try {
            claimed = removals.claim(node);
        } catch (DuplicateKeyException e) {
            LOG.debug("another node was first", e);
            return true;
        }
        claimed.ifPresent(this::workAt);
        return claimed.isPresent();
    }

    /** A fault in one removal must not stand in the way of all others. One of the database leaves it to the lease. */
    private void workAt(Removal removal) {
        try {
            Optional<Remains.Piece> piece = remains.next(removal);
            if (piece.isEmpty()) {
                end.of(removal);
            } else {
                account(removal).ifPresent(account -> take(removal, piece.get(), account));
            }
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("removing delivery {} failed inside Vigil", removal.delivery(), e);
            waits(removal, "a fault inside Vigil (" + e.getClass().getSimpleName() + "): see the log");
        }
    }

    /** The account, if it can be asked to delete something. One that is paused can: nothing is posted there by it. */
    private Optional<Account> account(Removal removal) {
        Account account = files.inForce().workspace().accounts().get(removal.account());
        if (account == null) {
            removals.accountWaits(
                    removal,
                    A_PERSON,
                    "the account is not in accounts.yaml any more",
                    OtherHands.bringBack(removal.account()));
            return Optional.empty();
        }
        if (!sessions.ready(account)) {
            removals.accountWaits(
                    removal, A_PERSON, "the account has no secrets", OtherHands.signIn(removal.account()));
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> blocked = rates.deletesBlockedUntil(account.name(), now);
        blocked.ifPresent(until -> throttled(removal, until, "the network's limit for deleting is used up"));
        return blocked.isPresent() ? Optional.empty() : Optional.of(account);
    }

    private void take(Removal removal, Remains.Piece piece, Account account) {
        Session session = sessions.open(account);
        if (piece.deleted()) {
            check(removal, piece, account, session.see(piece.remoteId()));
            return;
        }
        long sendBy = System.nanoTime() + Attempts.SEND_WITHIN.toNanos();
        switch (session.delete(piece.remoteId(), new SendKey("delete-" + piece.attempt(), sendBy))) {
            case Change.Done done -> {
                remains.deleted(removal, piece);
                check(removal, piece, account, session.see(piece.remoteId()));
            }
            case Change.NotPossible never -> refused(removal, piece, session, never.reason());
            case Change.Refused refused -> refused(removal, piece, session, refused.reason());
            case Change.SignedOut out -> {
                accounts.pause(account.name(), "the account is signed out: " + out.reason());
                removals.accountWaits(
                        removal,
                        A_PERSON,
                        "the account is signed out: " + out.reason(),
                        OtherHands.signIn(account.name()));
            }
            case Change.Throttled throttled -> throttled(removal, throttled.until(), throttled.reason());
            case Change.NotAnswered silence -> {
                if (session.see(piece.remoteId()) instanceof Sighting.Absent) {
                    gone(removal, piece);
                } else {
                    waits(removal, "the network did not answer: " + silence.reason());
                }
            }
        }
    }

    private void check(Removal removal, Remains.Piece piece, Account account, Sighting sighting) {
        switch (sighting) {
            case Sighting.Absent absent -> gone(removal, piece);
            case Sighting.CannotBeAsked blind ->
                goesOn(removal, () -> remains.cannotBeAsked(removal, piece, blind.reason()));
            case Sighting.NotReached silence ->
                waits(removal, "deleted; whether it is gone could not be asked yet: " + silence.reason());
            case Sighting.Stands stands -> standsStill(removal, piece);
        }
    }

    /** What a network shows may be older than what it has done. */
    private void standsStill(Removal removal, Remains.Piece piece) {
        String why = "the network says that it has deleted it, and still shows it";
        if (removal.tries() >= PATIENCE) {
            goesOn(removal, () -> {
                remains.standsAfterAll(piece);
                remains.refused(removal, piece, why);
            });
            return;
        }
        transactions.executeWithoutResult(status -> {
            waits(removal, why);
            if (removal.tries() >= LAG) {
                remains.standsAfterAll(piece);
            }
        });
    }

    /** The network will not; unless it is gone anyway, others of the same post are still tried. */
    private void refused(Removal removal, Remains.Piece piece, Session session, String why) {
        if (session.see(piece.remoteId()) instanceof Sighting.Absent) {
            gone(removal, piece);
            return;
        }
        goesOn(removal, () -> remains.refused(removal, piece, why));
    }

    private void gone(Removal removal, Remains.Piece piece) {
        goesOn(removal, () -> remains.seenGone(removal, piece));
    }

    /** The removal before its parts, as whoever asks for one takes them: the other way round each would wait for the other. */
    private void goesOn(Removal removal, Runnable part) {
        transactions.executeWithoutResult(status -> {
            removals.goesOn(removal);
            part.run();
        });
    }

    private void throttled(Removal removal, Instant until, String why) {
        Duration wait = Duration.between(clock.instant(), until);
        // A little later than said, and not by all at the same moment.
        Duration later = wait.isNegative() ? Duration.ZERO : wait;
        removals.accountWaits(
                removal,
                later.plus(backoff.after(1)),
                "the network asks to wait until " + until.truncatedTo(ChronoUnit.SECONDS) + ": " + why,
                null);
    }

    private void waits(Removal removal, String why) {
        removals.waits(removal, backoff.after(removal.tries() + 1), why, null);
    }
}
