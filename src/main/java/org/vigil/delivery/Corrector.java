package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.AccountStates;
import org.vigil.account.Sessions;
import org.vigil.database.Database;
import org.vigil.message.CorrectionWord;
import org.vigil.network.Change;
import org.vigil.network.Limits;
import org.vigil.network.Outcome;
import org.vigil.network.Session;

/**
 * Puts posts right, one correction a step: passes the rules, writes down what will be done and commits; calls the network
 * outside of any transaction; writes what came of it. An edit may be made twice without harm. A reply is a post: it is
 * written as an attempt beforehand and sent once, and where its answer is lost nobody sends it again blindly.
 */
public final class Corrector {
    private static final Logger LOG = LoggerFactory.getLogger(Corrector.class);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Sessions sessions;
    private final AccountStates accounts;
    private final Corrections corrections;
    private final CorrectionClaims claims;
    private final Attempts attempts;
    private final ReplyAttempts replies;
    private final LostReply lostReply;
    private final RetryPolicy retries;
    private final Backoff backoff;

    /** @param node this process's name in what it has in hand */
    public Corrector(
            Database database,
            InstantSource clock,
            AcceptedFiles files,
            Sessions sessions,
            RandomGenerator random,
            String node) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.sessions = sessions;
        this.accounts = new AccountStates(database);
        this.corrections = new Corrections(jdbc);
        this.claims = new CorrectionClaims(database, clock, files, sessions, node);
        this.attempts = new Attempts(jdbc);
        this.replies = new ReplyAttempts(jdbc);
        this.lostReply = new LostReply(database);
        this.retries = new RetryPolicy(random);
        this.backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), random);
    }

    /** Works until nothing is to be done now. Returns how many steps it took. */
    public int drain() {
        int steps = 0;
        while (step()) {
            steps++;
        }
        return steps;
    }

    /** One step of one correction; false where nothing is to be done now. */
    boolean step() {
        giveUpLost();
        SendWindow window = SendWindow.from(clock);
        CorrectionTask task;
        try {
            task = transactions.execute(status -> claims.next());
        } catch (DuplicateKeyException e) {
            LOG.debug("another node was first", e);
            return true;
        }
        switch (task) {
            case CorrectionTask.Nothing nothing -> {
                return false;
            }
            case CorrectionTask.Decided decided -> LOG.debug("decided without the network");
            case CorrectionTask.Edit edit -> edit(edit, window);
            case CorrectionTask.Reply reply -> reply(reply, window);
            case CorrectionTask.Ask ask -> ask(ask);
            case null -> throw new IllegalStateException("a transaction gave no answer");
        }
        return true;
    }

    private void giveUpLost() {
        corrections.giveUpLost();
        corrections.giveUpOld();
        transactions.executeWithoutResult(status -> {
            for (ReplyAttempts.Lost lost : replies.lost()) {
                attempts.end(lost.attempt(), new Outcome.Unknown("Vigil was interrupted while it was sent"));
                corrections
                        .find(lost.correction())
                        .ifPresent(correction -> corrections.uncertain(
                                correction, "Vigil was interrupted while the reply was sent", Duration.ZERO));
            }
        });
    }

    private void edit(CorrectionTask.Edit edit, SendWindow window) {
        Correction correction = edit.correction();
        Change change;
        try {
            change = sessions.open(edit.account())
                    .edit(
                            edit.where().remoteId(),
                            edit.original().saying(correction.words()),
                            window.key(correction.idempotencyKey()));
        } catch (RuntimeException e) {
            LOG.error("correcting delivery {} failed inside Vigil", correction.delivery(), e);
            change = new Change.NotAnswered(
                    "a fault inside Vigil (" + e.getClass().getSimpleName() + "): see the log");
        }
        switch (change) {
            case Change.Done done -> corrections.done(correction, null);
            case Change.NotPossible never -> cannotEdit(edit, never.reason());
            case Change.Refused refused ->
                corrections.refused(correction, "the network refused it: " + refused.reason());
            case Change.SignedOut out -> {
                accounts.pause(correction.account(), "the account is signed out: " + out.reason());
                corrections.waits(
                        correction, CorrectionClaims.LOOK_AGAIN, "the account is signed out: " + out.reason());
            }
            case Change.Throttled throttled ->
                corrections.waits(
                        correction,
                        until(throttled.until()),
                        "the network asks to wait until " + throttled.until() + ": " + throttled.reason());
            case Change.NotAnswered silence ->
                corrections.waits(
                        correction,
                        backoff.after(correction.tries() + 1),
                        "the network did not answer: " + silence.reason());
        }
    }

    /** A server that knows no edits, on a network that does: it is said in a reply, if it may and fits. */
    private void cannotEdit(CorrectionTask.Edit edit, String why) {
        Correction correction = edit.correction();
        String words = CorrectionWord.before(correction.words(), edit.original().language());
        Limits limits = sessions.limits(edit.account());
        if (limits.fits(words)) {
            corrections.becomesReply(correction, words);
        } else {
            corrections.refused(
                    correction,
                    "its words cannot be changed there (" + why + "), and for a reply they are too long: "
                            + limits.length(words) + " of " + limits.maxLength());
        }
    }

    private void reply(CorrectionTask.Reply reply, SendWindow window) {
        Outcome outcome;
        try {
            outcome = publish(reply, window);
        } catch (RuntimeException e) {
            LOG.error(
                    "replying to delivery {} failed inside Vigil",
                    reply.correction().delivery(),
                    e);
            outcome = new Outcome.Unknown(
                    "a fault inside Vigil while it was sent (" + e.getClass().getSimpleName() + ")");
        }
        Outcome came = outcome;
        transactions.executeWithoutResult(status -> {
            if (attempts.end(reply.attempt(), came)) {
                record(reply.correction(), came);
            }
        });
    }

    private Outcome publish(CorrectionTask.Reply reply, SendWindow window) {
        Session session;
        try {
            session = sessions.open(reply.account());
        } catch (RuntimeException e) {
            LOG.error("the account {} could not be opened", reply.account().name(), e);
            return new Outcome.Unreachable("the account could not be opened: " + e.getMessage());
        }
        return session.publish(
                reply.part(), reply.previous(), window.key(reply.correction().idempotencyKey()));
    }

    private void record(Correction correction, Outcome outcome) {
        switch (retries.after(outcome, correction.tries() + 1, clock.instant())) {
            case RetryPolicy.Step.Stands stands ->
                corrections.done(
                        correction,
                        stands.published().url() == null
                                ? null
                                : stands.published().url().toString());
            case RetryPolicy.Step.GiveUp giveUp -> corrections.refused(correction, giveUp.why());
            case RetryPolicy.Step.Again again -> corrections.waits(correction, again.after(), again.why());
            case RetryPolicy.Step.PauseAccount pause -> {
                accounts.pause(correction.account(), pause.why());
                corrections.waits(correction, CorrectionClaims.LOOK_AGAIN, pause.why());
            }
            case RetryPolicy.Step.FindOut findOut -> corrections.uncertain(correction, findOut.why(), Duration.ZERO);
        }
    }

    /** What is found is settled; what is not found is left to a person, for a network may be slow to show what it has. */
    private void ask(CorrectionTask.Ask ask) {
        Optional<Outcome.Published> found = Optional.empty();
        try {
            found = lostReply.find(sessions.open(ask.account()), ask.correction(), ask.answered());
        } catch (RuntimeException e) {
            LOG.warn(
                    "the reply to delivery {} could not be asked for",
                    ask.correction().delivery(),
                    e);
        }
        if (found.isPresent()) {
            lostReply.stands(ask.correction(), found.get());
        } else {
            corrections.uncertain(
                    ask.correction(),
                    "the reply may stand on the network, or not; Vigil has asked and not found it",
                    backoff.after(ask.correction().tries() + 1));
        }
    }

    private Duration until(Instant moment) {
        Duration wait = Duration.between(clock.instant(), moment);
        return (wait.isNegative() ? Duration.ZERO : wait).plus(backoff.after(1));
    }
}
