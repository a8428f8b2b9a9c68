package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.database.Database;
import org.vigil.network.Message;
import org.vigil.network.ReplyTo;

/** Takes deliveries whose time has come, one by one: through the gate, in the transaction that writes the attempt. */
final class Claims {
    /** How soon something that a person keeps back is looked at again. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Deliveries deliveries;
    private final Attempts attempts;
    private final AcceptedFiles files;
    private final GateLock lock;
    private final Gate gate;
    private final String node;

    Claims(Database database, InstantSource clock, AcceptedFiles files, Gate gate, String node) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.deliveries = new Deliveries(jdbc);
        this.attempts = new Attempts(jdbc);
        this.files = files;
        this.lock = new GateLock(jdbc);
        this.gate = gate;
        this.node = node;
    }

    /** What a claim came to. */
    sealed interface Claim {
        /** Nothing is due. */
        record Nothing() implements Claim {}

        /** The gate, or a thread already complete, settled it without the network; or another node was faster. */
        record Decided() implements Claim {}

        /** An attempt stands committed. */
        record ToSend(Ready ready) implements Claim {}
    }

    /** The next one. When it returns, what it decided is committed. */
    Claim next() {
        try {
            Claim claim = transactions.execute(status -> claim());
            return claim;
        } catch (DuplicateKeyException e) {
            // Another node has just written an attempt for this account: one at a time is what the index is for.
            LOG.debug("another node was first", e);
            return new Claim.Decided();
        }
    }

    /** Says of the next one that is too late that it was missed, or must not go out anyway; false where there is none. */
    boolean missNext() {
        return Boolean.TRUE.equals(transactions.execute(status -> {
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
        }));
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
            case Verdict.Go go -> toSend(delivery, go.message(), standing);
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

    private Claim toSend(Delivery delivery, Message message, List<Attempts.Standing> standing) {
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
        return new Claim.ToSend(new Ready(delivery, account, attempt, message, previous));
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
}
