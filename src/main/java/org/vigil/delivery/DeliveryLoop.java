package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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
import org.vigil.network.Message;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.ReplyTo;
import org.vigil.network.SendKey;
import org.vigil.network.Session;

/**
 * Takes due deliveries one by one: claims, passes the gate, writes the attempt and commits; calls the network outside
 * of any transaction; writes the outcome. Any number may run at once, on any number of nodes.
 */
public final class DeliveryLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Deliveries deliveries;
    private final Attempts attempts;
    private final AcceptedFiles files;
    private final AccountStates accounts;
    private final GateLock lock;
    private final Gate gate;
    private final Sessions sessions;
    private final RetryPolicy retries;
    private final String node;

    /** @param node this process's name in the attempts that it writes */
    public DeliveryLoop(
            Database database,
            InstantSource clock,
            AcceptedFiles files,
            Sessions sessions,
            RandomGenerator random,
            String node) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.deliveries = new Deliveries(jdbc);
        this.attempts = new Attempts(jdbc);
        this.files = files;
        this.accounts = new AccountStates(database);
        this.lock = new GateLock(jdbc);
        this.sessions = sessions;
        this.gate = new Gate(
                deliveries,
                files,
                new Restrictions(jdbc),
                new StartedCampaigns(jdbc),
                new Approvals(jdbc),
                accounts,
                new RateBuckets(database),
                sessions);
        this.retries = new RetryPolicy(random);
        this.node = node;
    }

    /** What a claim came to. */
    private sealed interface Claim {
        /** Nothing is due. */
        record Nothing() implements Claim {}

        /** The gate, or a thread already complete, settled it without the network. */
        record Decided() implements Claim {}

        /** An attempt stands written and may be sent. */
        record Ready(
                Delivery delivery,
                Account account,
                Attempt attempt,
                Message message,
                @Nullable ReplyTo previous) implements Claim {
            Part part() {
                return message.parts().get(attempt.part() - 1);
            }

            boolean last() {
                return attempt.part() == message.parts().size();
            }
        }
    }

    /** Works until nothing is due any more. Returns how many deliveries it took a step with. */
    public int drain() {
        prepare();
        int steps = 0;
        while (step()) {
            steps++;
        }
        return steps;
    }

    /** Says of everything that is too late that it was missed, or must not go out anyway. Sends nothing. */
    public void missOverdue() {
        while (Boolean.TRUE.equals(transactions.execute(status -> {
            lock.share();
            Optional<Delivery> overdue = deliveries.claimOverdue(clock.instant());
            overdue.ifPresent(delivery -> {
                switch (gate.decide(delivery, clock.instant())) {
                    case Verdict.Withdraw withdraw -> deliveries.withdrawn(delivery, withdraw.why());
                    case Verdict.Miss miss -> deliveries.missed(delivery, miss.why());
                    case Verdict.Go go -> throw new IllegalStateException("the gate lets a late delivery pass");
                    case Verdict.Hold hold -> deliveries.missed(delivery, hold.why());
                    case Verdict.Wait wait -> deliveries.missed(delivery, wait.why());
                }
            });
            return overdue.isPresent();
        }))) {
            LOG.debug("missed one");
        }
    }

    /** What is done before deliveries are claimed: lost attempts are given up, and networks are asked for their limits. */
    void prepare() {
        giveUpLost();
        files.inForce().workspace().accounts().values().forEach(this::learnLimits);
    }

    private void learnLimits(Account account) {
        try {
            sessions.learnLimits(account);
        } catch (RuntimeException e) {
            LOG.warn("the limits of {} are not known yet: {}", account.name(), e.getMessage());
        }
    }

    /** One step of one delivery; false where nothing is due. */
    boolean step() {
        // Before the transaction and not after it: a process may stand still between the commit and the next
        // instruction,
        // for longer than the attempt's lease, which the database counts from the transaction's beginning.
        long sendBy = System.nanoTime() + Attempts.SEND_WITHIN.toNanos();
        Claim claim;
        try {
            claim = transactions.execute(status -> claim());
        } catch (DuplicateKeyException e) {
            // Another node has just written an attempt for this account: one at a time is what the index is for.
            LOG.debug("another node was first", e);
            return true;
        }
        switch (claim) {
            case Claim.Nothing nothing -> {
                return false;
            }
            case Claim.Decided decided -> {
                return true;
            }
            case Claim.Ready ready -> {
                send(ready, sendBy);
                return true;
            }
            case null -> throw new IllegalStateException("a transaction gave no answer");
        }
    }

    private Claim claim() {
        lock.share();
        Instant now = clock.instant();
        Optional<Delivery> claimed = deliveries.claim(now);
        if (claimed.isEmpty()) {
            return new Claim.Nothing();
        }
        Delivery delivery = claimed.get();
        List<Attempts.Standing> standing = attempts.standing(delivery);
        return switch (decide(delivery, now)) {
            case Verdict.Go go -> ready(delivery, go.message(), standing);
            case Verdict.Hold hold -> decided(delivery, standing, DeliveryState.HELD, hold.why(), LOOK_AGAIN);
            case Verdict.Wait wait -> decided(delivery, standing, DeliveryState.DUE, wait.why(), wait.duration());
            case Verdict.Withdraw withdraw ->
                decided(delivery, standing, DeliveryState.WITHDRAWN, withdraw.why(), Duration.ZERO);
            case Verdict.Miss miss -> decided(delivery, standing, DeliveryState.MISSED, miss.why(), Duration.ZERO);
        };
    }

    /** A fault in making one post must not stand in the way of all others. One of the database ends the transaction. */
    private Verdict decide(Delivery delivery, Instant now) {
        try {
            return gate.decide(delivery, now);
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("the gate failed over delivery {}", delivery.id(), e);
            return new Verdict.Hold(
                    "a fault inside Vigil keeps it back (" + e.getClass().getSimpleName() + "): see the log");
        }
    }

    private Claim ready(Delivery delivery, Message message, List<Attempts.Standing> standing) {
        int next = standing.size() + 1;
        if (next > message.parts().size()) {
            deliveries.published(delivery, clock.instant());
            return new Claim.Decided();
        }
        if (message.parts().size() > 1) {
            deliveries.freeze(delivery, FrozenMessage.write(message));
        }
        Attempt attempt =
                attempts.write(delivery, next, message.parts().get(next - 1).text(), node);
        deliveries.sending(delivery);
        ReplyTo previous = standing.isEmpty()
                ? null
                : new ReplyTo(standing.getLast().remoteId(), standing.getFirst().remoteId());
        Account account = files.inForce().workspace().accounts().get(delivery.account());
        if (account == null) {
            throw new IllegalStateException("the gate passed a delivery of no account");
        }
        return new Claim.Ready(delivery, account, attempt, message, previous);
    }

    /** What the gate says holds for a thread under way as well, but what stands already stands. */
    private Claim decided(
            Delivery delivery, List<Attempts.Standing> standing, DeliveryState state, String why, Duration after) {
        boolean begun = delivery.state() == DeliveryState.SENDING;
        if (begun && state.unsent()) {
            deliveries.waiting(delivery, why, after);
        } else if (begun) {
            deliveries.publishedInPart(
                    delivery, "parts that stand: " + standing.size() + "; the rest was stopped: " + why);
        } else {
            switch (state) {
                case HELD -> deliveries.held(delivery, why, after);
                case DUE -> deliveries.due(delivery, why, after);
                case MISSED -> deliveries.missed(delivery, why);
                case WITHDRAWN -> deliveries.withdrawn(delivery, why);
                default -> throw new IllegalStateException("the gate does not say " + state);
            }
        }
        return new Claim.Decided();
    }

    private void send(Claim.Ready ready, long sendBy) {
        Outcome outcome = outcome(ready, new SendKey(ready.attempt().idempotencyKey(), sendBy));
        transactions.executeWithoutResult(status -> record(ready, outcome));
    }

    /** A fault of our own is an unknown too, once the network may have been called. */
    private Outcome outcome(Claim.Ready ready, SendKey key) {
        Session session;
        try {
            session = sessions.open(ready.account());
        } catch (RuntimeException e) {
            LOG.error("the account {} could not be opened", ready.account().name(), e);
            return new Outcome.Unreachable("the account could not be opened: " + e.getMessage());
        }
        try {
            return session.publish(ready.part(), ready.previous(), key);
        } catch (RuntimeException e) {
            LOG.error(
                    "publishing delivery {} failed inside Vigil",
                    ready.delivery().id(),
                    e);
            return new Outcome.Unknown(
                    "a fault inside Vigil while it was sent (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void record(Claim.Ready ready, Outcome outcome) {
        if (!attempts.end(ready.attempt(), outcome)) {
            return;
        }
        Delivery delivery = deliveries.find(ready.delivery().id()).orElseThrow();
        Instant now = clock.instant();
        boolean begun = ready.attempt().part() > 1;
        switch (retries.after(outcome, delivery.tries() + 1, now)) {
            case RetryPolicy.Step.Stands stands -> stands(ready, delivery, stands.published(), now);
            case RetryPolicy.Step.GiveUp giveUp -> {
                if (begun) {
                    deliveries.publishedInPart(delivery, giveUp.why());
                } else {
                    deliveries.refused(delivery, giveUp.why());
                }
            }
            case RetryPolicy.Step.Again again -> again(delivery, begun, again.why(), again.after());
            case RetryPolicy.Step.PauseAccount pause -> {
                accounts.pause(delivery.account(), pause.why());
                again(delivery, begun, pause.why(), LOOK_AGAIN);
            }
            case RetryPolicy.Step.AskAPerson ask -> {
                deliveries.freeze(delivery, FrozenMessage.write(ready.message()));
                deliveries.uncertain(delivery, ask.why());
            }
        }
    }

    private void stands(Claim.Ready ready, Delivery delivery, Outcome.Published published, Instant now) {
        deliveries.url(
                delivery, published.url() == null ? null : published.url().toString(), now);
        if (ready.last()) {
            deliveries.published(delivery, now);
        } else {
            deliveries.sending(delivery);
        }
    }

    private void again(Delivery delivery, boolean begun, String why, Duration after) {
        deliveries.failedOnce(delivery);
        if (begun) {
            deliveries.waiting(delivery, why, after);
        } else {
            deliveries.thaw(delivery);
            deliveries.due(delivery, why, after);
        }
    }

    /** Attempts that nobody ended within their lease: whoever made them has died, and what came of them is not known. */
    private void giveUpLost() {
        transactions.executeWithoutResult(status -> {
            for (Attempt attempt : attempts.lost()) {
                attempts.end(attempt, new Outcome.Unknown("Vigil was interrupted while it was sent"));
                Delivery delivery = deliveries.find(attempt.delivery()).orElseThrow();
                deliveries.uncertain(
                        delivery,
                        "Vigil was interrupted while it was sent: it may stand on the network, or not. Look at the account");
            }
        });
    }
}
