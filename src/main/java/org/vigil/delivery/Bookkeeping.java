package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.AccountStates;
import org.vigil.database.Database;
import org.vigil.network.Outcome;

/**
 * Writes down what came of attempts, and moves their deliveries on. While the database is away, it keeps what networks
 * answered and writes it as soon as it can, however late: what is known beats what was given up for unknown.
 */
final class Bookkeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Bookkeeping.class);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Deliveries deliveries;
    private final DeliveryStates states;
    private final Attempts attempts;
    private final UnknownAttempts unknown;
    private final AccountStates accounts;
    private final PictureHandles handles;
    private final RetryPolicy retries;
    private final Course course;
    private final Queue<Answered> unwritten = new ConcurrentLinkedQueue<>();

    Bookkeeping(Database database, InstantSource clock, RetryPolicy retries) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.deliveries = new Deliveries(jdbc);
        this.states = new DeliveryStates(jdbc);
        this.attempts = new Attempts(jdbc);
        this.unknown = new UnknownAttempts(jdbc);
        this.accounts = new AccountStates(database);
        this.handles = new PictureHandles(jdbc);
        this.retries = retries;
        this.course = new Course(states);
    }

    /** @param words the message as it was sent, for the case that nobody knows whether it stands */
    private record Answered(Attempt attempt, int parts, String words, Outcome outcome) {
        Answered unknown(String why) {
            return new Answered(attempt, parts, words, new Outcome.Unknown(why));
        }
    }

    /** Writes down what came of an attempt; keeps it for {@link #catchUp} where the database does not take it. */
    void record(Ready ready, Outcome outcome) {
        Answered answered = answered(ready, outcome);
        if (write(answered) != Writing.WRITTEN) {
            unwritten.add(answered);
        }
    }

    /** Leaves it to {@link #catchUp} at once: of attempts that the database did not confirm, and may not have. */
    void keep(Ready ready, Outcome outcome) {
        unwritten.add(answered(ready, outcome));
    }

    private static Answered answered(Ready ready, Outcome outcome) {
        return new Answered(
                ready.attempt(), ready.message().parts().size(), FrozenMessage.write(ready.message()), outcome);
    }

    /**
     * Tries once more to write what could not be written, each once: one that is never taken keeps no other back. While
     * the database is away the first tells for all, since each would wait for it as long again.
     *
     * @return how much is still left
     */
    int catchUp() {
        for (Answered kept : unwritten) {
            Writing writing = write(kept);
            if (writing == Writing.AWAY) {
                break;
            }
            if (writing == Writing.WRITTEN) {
                unwritten.remove(kept);
            }
        }
        return unwritten.size();
    }

    /** What came of writing. */
    private enum Writing {
        WRITTEN,
        /** The database did not take it. */
        NOT_TAKEN,
        /** There is no database at this moment. */
        AWAY
    }

    private Writing write(Answered answered) {
        try {
            transactions.executeWithoutResult(status -> record(answered));
            return Writing.WRITTEN;
        } catch (DuplicateKeyException e) {
            LOG.error(
                    "what came of attempt {} contradicts what is known",
                    answered.attempt().id(),
                    e);
            return write(answered.unknown("the network named a post that is another delivery's"));
        } catch (CannotCreateTransactionException e) {
            return notWritten(answered, Writing.AWAY, e);
        } catch (RuntimeException e) {
            return notWritten(answered, Writing.NOT_TAKEN, e);
        }
    }

    private static Writing notWritten(Answered answered, Writing writing, RuntimeException e) {
        LOG.error(
                "what came of attempt {} ({}) could not be written down yet",
                answered.attempt().id(),
                answered.outcome().word(),
                e);
        return writing;
    }

    private void record(Answered answered) {
        Attempt attempt = answered.attempt();
        Delivery delivery = deliveries.lock(attempt.delivery()).orElseThrow();
        if (attempts.end(attempt, answered.outcome())) {
            moveOn(answered, delivery);
        } else if (answered.outcome() instanceof Outcome.Published published) {
            if (unknown.standsAfterAll(attempt, published)) {
                standsAfterAll(answered, delivery, published);
            } else {
                LOG.error(
                        "attempt {} at delivery {} stands as {}, though it was taken for absent and sent again, or was"
                                + " settled otherwise: it may stand twice",
                        attempt.id(),
                        delivery.id(),
                        published.remoteId());
            }
        }
    }

    private void moveOn(Answered answered, Delivery delivery) {
        int part = answered.attempt().part();
        Instant now = clock.instant();
        switch (retries.after(answered.outcome(), delivery.tries() + 1, now)) {
            case RetryPolicy.Step.Stands stands ->
                course.stands(delivery, part, answered.parts(), url(stands.published()), now);
            case RetryPolicy.Step.GiveUp giveUp -> {
                if (handles.servedFor(answered.attempt())) {
                    // It surely does not stand, perhaps only because the network has thrown away a picture that it was
                    // given early. Once more, with the picture itself: no handle serves a delivery that was refused.
                    again(delivery, part, giveUp.why(), Duration.ZERO);
                } else if (part > 1) {
                    states.publishedInPart(delivery, giveUp.why());
                } else {
                    states.refused(delivery, giveUp.why());
                }
            }
            case RetryPolicy.Step.Again again -> again(delivery, part, again.why(), again.after());
            case RetryPolicy.Step.PauseAccount pause -> {
                accounts.pause(delivery.account(), pause.why());
                again(delivery, part, pause.why(), Claims.LOOK_AGAIN);
            }
            case RetryPolicy.Step.FindOut findOut -> {
                states.freeze(delivery, answered.words());
                states.settling(delivery, findOut.why(), SettlingPolicy.FIRST);
            }
        }
    }

    private void again(Delivery delivery, int part, String why, Duration after) {
        states.failedOnce(delivery);
        course.again(delivery, part, why, after);
    }

    /** It was proved absent, and its answer has come after all: only a network that shows posts very late brings this. */
    private void standsAfterAll(Answered answered, Delivery delivery, Outcome.Published published) {
        LOG.error("delivery {} stands although it was taken for absent: {}", delivery.id(), published.url());
        if (!delivery.state().ended()) {
            states.sending(delivery);
            Delivery sending = deliveries.find(delivery.id()).orElseThrow();
            course.stands(sending, answered.attempt().part(), answered.parts(), url(published), clock.instant());
        }
    }

    private static Optional<String> url(Outcome.Published published) {
        return Optional.ofNullable(published.url()).map(Object::toString);
    }

    /** Attempts that nobody ended within their lease: whoever made them has died, or cannot write down what came of them. */
    void giveUpLost() {
        for (Attempt attempt : attempts.lost()) {
            try {
                transactions.executeWithoutResult(status -> giveUp(attempt));
            } catch (CannotCreateTransactionException away) {
                throw away;
            } catch (RuntimeException e) {
                LOG.error("attempt {} whose lease has run out could not be given up", attempt.id(), e);
            }
        }
    }

    private void giveUp(Attempt attempt) {
        Delivery delivery = deliveries.lock(attempt.delivery()).orElseThrow();
        if (attempts.stillLost(attempt)) {
            attempts.end(attempt, new Outcome.Unknown("Vigil was interrupted while it was sent"));
            states.settling(
                    delivery,
                    "it may stand on the network, or not: Vigil was interrupted while it was sent",
                    SettlingPolicy.FIRST);
        }
    }
}
