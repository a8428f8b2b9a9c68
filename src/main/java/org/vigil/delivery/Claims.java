package org.vigil.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.database.ConnectionLost;
import org.vigil.database.Database;
import org.vigil.network.Image;
import org.vigil.network.Message;
import org.vigil.network.ReplyTo;

/** Takes deliveries whose time has come: through the gate, in the transaction that writes their attempts. */
final class Claims {
    /** How soon something that a person keeps back is looked at again. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final DeliveryQueue queue;
    private final DeliveryStates states;
    private final Attempts attempts;
    private final AcceptedFiles files;
    private final GateLock lock;
    private final Gate gate;
    private final String node;

    Claims(Database database, InstantSource clock, AcceptedFiles files, Gate gate, String node) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.clock = clock;
        this.queue = new DeliveryQueue(jdbc);
        this.states = new DeliveryStates(jdbc);
        this.attempts = new Attempts(jdbc);
        this.files = files;
        this.lock = new GateLock(jdbc);
        this.gate = gate;
        this.node = node;
    }

    /**
     * What a look at the queue came to.
     *
     * @param any whether something was due, so that there may be more
     * @param toSend attempts that stand committed
     * @param unconfirmed attempts that may stand committed, or not: nothing of them is sent
     */
    record Taken(boolean any, List<Ready> toSend, List<Ready> unconfirmed) {
        static final Taken NOTHING = new Taken(false, List.of(), List.of());
        static final Taken DECIDED = new Taken(true, List.of(), List.of());
    }

    /** The next ones, each of another account. When it returns, what it decided is committed. */
    Taken next(int most, SendWindow window) {
        List<Ready> written = new ArrayList<>();
        try {
            Taken taken = transactions.execute(status -> claim(most, window, status, written));
            return taken;
        } catch (DuplicateKeyException e) {
            // A reply of the same account has just been written: one at a time is what the index is for.
            LOG.debug("somebody else was first", e);
            return Taken.DECIDED;
        } catch (TransactionException | TransientDataAccessException e) {
            return unconfirmed(written, e);
        } catch (RuntimeException e) {
            return ConnectionLost.causes(e) ? unconfirmed(written, e) : withoutTheFaulty(most, window, e);
        }
    }

    /** The commit's answer was lost, or never came: nobody else knows of these that nothing of them was sent. */
    private static Taken unconfirmed(List<Ready> written, RuntimeException e) {
        if (written.isEmpty()) {
            throw e;
        }
        LOG.error("the database did not confirm {} attempts; they are not sent", written.size(), e);
        return new Taken(false, List.of(), written);
    }

    /** What the database never takes of one must not keep all others: they go one by one until it is found. */
    private Taken withoutTheFaulty(int most, SendWindow window, RuntimeException e) {
        if (most > 1) {
            LOG.warn("one of {} deliveries cannot be taken: the first goes by itself", most, e);
            return next(1, window);
        }
        LOG.error("a delivery cannot be taken", e);
        transactions.executeWithoutResult(status -> {
            lock.share();
            Instant now = clock.instant();
            for (Delivery delivery : queue.next(now, 1)) {
                List<Attempts.Standing> standing =
                        attempts.standing(List.of(delivery)).getOrDefault(delivery.id(), List.of());
                carryOut(fault(delivery, now, e), delivery, standing);
            }
        });
        return Taken.DECIDED;
    }

    /** Says of the next one that is too late that it was missed, or must not go out anyway; false where there is none. */
    boolean missNext() {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            lock.share();
            Instant now = clock.instant();
            Optional<Delivery> overdue = queue.overdue(now);
            overdue.ifPresent(delivery -> {
                switch (verdict(delivery, now, () -> gate.decide(delivery, now))) {
                    case Verdict.Withdraw withdraw -> states.withdrawn(delivery, withdraw.why());
                    case Verdict.Miss miss -> states.missed(delivery, miss.why());
                    case Verdict.Go go -> throw new IllegalStateException("the gate lets a late delivery pass");
                    case Verdict.ByHand byHand -> states.missed(delivery, Gate.NOT_REPORTED);
                    case Verdict.Hold hold -> states.missed(delivery, hold.why());
                    case Verdict.Wait wait -> states.missed(delivery, wait.why());
                }
            });
            return overdue.isPresent();
        }));
    }

    private Taken claim(int most, SendWindow window, TransactionStatus status, List<Ready> written) {
        lock.share();
        Instant now = clock.instant();
        List<Delivery> claimed = queue.next(now, most);
        if (claimed.isEmpty()) {
            return Taken.NOTHING;
        }
        Set<AccountName> underWay =
                attempts.underWay(claimed.stream().map(Delivery::account).toList());
        List<Delivery> free = claimed.stream()
                .filter(delivery -> !underWay.contains(delivery.account()))
                .toList();
        if (OtherVoices.mayRepeat(free, files.inForce().workspace())) {
            lock.compareAlone();
        }
        Circumstances circumstances = gate.circumstances(free, now);
        Map<Long, List<Attempts.Standing>> standing = attempts.standing(free);
        List<Passed> passed = new ArrayList<>();
        for (Delivery delivery : free) {
            decide(delivery, standing.getOrDefault(delivery.id(), List.of()), circumstances)
                    .ifPresent(passed::add);
        }
        if (passed.isEmpty()) {
            return Taken.DECIDED;
        }
        if (window.isHalfOver()) {
            // Somebody kept the lock, or the machine stood still. All of it again, with a time of its own.
            status.setRollbackOnly();
            return Taken.DECIDED;
        }
        written.addAll(write(passed, circumstances));
        return new Taken(true, List.copyOf(written), List.of());
    }

    /** A delivery that goes out, and the parts of it that stand already. */
    private record Passed(Delivery delivery, Message message, String template, List<Attempts.Standing> standing) {
        Attempts.Wanted wanted() {
            int next = standing.size() + 1;
            return new Attempts.Wanted(delivery, next, message.parts().get(next - 1), template);
        }

        @Nullable ReplyTo previous() {
            return standing.isEmpty()
                    ? null
                    : new ReplyTo(
                            standing.getLast().remoteId(), standing.getFirst().remoteId());
        }
    }

    private Optional<Passed> decide(Delivery delivery, List<Attempts.Standing> standing, Circumstances circumstances) {
        Verdict verdict = verdict(delivery, circumstances.now(), () -> drawn(gate.decide(delivery, circumstances)));
        if (verdict instanceof Verdict.Go go) {
            if (standing.size() < go.message().parts().size()) {
                circumstances.voices().says(delivery, go.message());
                return Optional.of(new Passed(delivery, go.message(), go.template(), standing));
            }
            states.published(delivery, circumstances.now());
        } else {
            carryOut(verdict, delivery, standing);
        }
        return Optional.empty();
    }

    /** Posters are drawn before anything is written down: what cannot be drawn must not become an attempt. */
    private static Verdict drawn(Verdict verdict) {
        if (verdict instanceof Verdict.Go go) {
            go.message().parts().forEach(part -> part.images().forEach(Image::bytes));
        }
        return verdict;
    }

    private void carryOut(Verdict verdict, Delivery delivery, List<Attempts.Standing> standing) {
        switch (verdict) {
            case Verdict.Go go -> throw new IllegalStateException("what goes out is written down as an attempt");
            case Verdict.ByHand byHand -> decided(delivery, standing, DeliveryState.HELD, Gate.BY_HAND, LOOK_AGAIN);
            case Verdict.Hold hold -> decided(delivery, standing, DeliveryState.HELD, hold.why(), LOOK_AGAIN);
            case Verdict.Wait wait -> decided(delivery, standing, DeliveryState.DUE, wait.why(), wait.duration());
            case Verdict.Withdraw withdraw ->
                decided(delivery, standing, DeliveryState.WITHDRAWN, withdraw.why(), Duration.ZERO);
            case Verdict.Miss miss -> decided(delivery, standing, DeliveryState.MISSED, miss.why(), Duration.ZERO);
        }
    }

    /** A fault in making one post must not stand in the way of all others. One of the database ends the transaction. */
    private static Verdict verdict(Delivery delivery, Instant now, Supplier<Verdict> gate) {
        try {
            return gate.get();
        } catch (DataAccessException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("the gate failed over delivery {}", delivery.id(), e);
            return fault(delivery, now, e);
        }
    }

    /** Whatever is wrong, a late delivery comes to its end: it is looked at before all others. */
    private static Verdict fault(Delivery delivery, Instant now, Throwable e) {
        String why = "a fault inside Vigil keeps it back (" + e.getClass().getSimpleName() + "): see the log";
        return now.isAfter(delivery.lateAt()) ? new Verdict.Miss(why) : new Verdict.Hold(why);
    }

    private List<Ready> write(List<Passed> passed, Circumstances circumstances) {
        List<Attempts.Wanted> wanted = new ArrayList<>();
        for (Passed each : passed) {
            // A poster's alone is kept as well, so that whoever corrects the words later knows that a picture says the
            // same.
            if (each.message().parts().size() > 1 || FrozenMessage.showsPoster(each.message())) {
                states.freeze(each.delivery(), FrozenMessage.write(each.message()));
            }
            wanted.add(each.wanted());
        }
        Map<Long, Attempt> written = attempts.write(wanted, node);
        states.sending(passed.stream().map(Passed::delivery).toList());
        Map<AccountName, Account> accounts = circumstances.files().workspace().accounts();
        return passed.stream()
                .map(each -> new Ready(
                        each.delivery(),
                        Objects.requireNonNull(accounts.get(each.delivery().account())),
                        Objects.requireNonNull(written.get(each.delivery().id())),
                        each.message(),
                        each.previous()))
                .toList();
    }

    /** What the gate says holds for a thread under way as well, but what stands already stands. */
    private void decided(
            Delivery delivery, List<Attempts.Standing> standing, DeliveryState state, String why, Duration after) {
        boolean begun = delivery.state() == DeliveryState.SENDING;
        if (begun && state.unsent()) {
            states.waiting(delivery, why, after);
        } else if (begun) {
            states.publishedInPart(delivery, "parts that stand: " + standing.size() + "; the rest was stopped: " + why);
        } else {
            switch (state) {
                case HELD -> states.held(delivery, why, after);
                case DUE -> states.due(delivery, why, after);
                case MISSED -> states.missed(delivery, why);
                case WITHDRAWN -> states.withdrawn(delivery, why);
                default -> throw new IllegalStateException("the gate does not say " + state);
            }
        }
    }
}
