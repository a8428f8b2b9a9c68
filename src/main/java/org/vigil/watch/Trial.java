package org.vigil.watch;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.account.Sessions;
import org.vigil.database.Database;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.GateLock;
import org.vigil.delivery.Restrictions;
import org.vigil.delivery.SendWindow;
import org.vigil.network.Image;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.Pause;
import org.vigil.network.Session;
import org.vigil.operator.Audit;

/**
 * Tries an account with a marked post: publishes it, reads it back, deletes it, and sees that it is gone. It is written
 * down before the network is called, so that whatever happens in between, it is known that it may stand there.
 */
public final class Trial {
    private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Sessions sessions;
    private final AccountStates states;
    private final Restrictions restrictions;
    private final Deliveries deliveries;
    private final GateLock gate;
    private final TestPosts tests;
    private final Audit audit;
    private final Pause pause;

    /** @param pause between two questions to a network */
    public Trial(Database database, InstantSource clock, Sessions sessions, Pause pause) {
        this.transactions = database.transactions();
        this.clock = clock;
        this.sessions = sessions;
        this.states = new AccountStates(database);
        this.restrictions = new Restrictions(database.jdbc());
        this.deliveries = new Deliveries(database.jdbc());
        this.gate = new GateLock(database.jdbc());
        this.tests = new TestPosts(database.jdbc());
        this.audit = new Audit(database.jdbc());
        this.pause = pause;
    }

    /**
     * How to try.
     *
     * @param image whether a picture with alt text goes with it
     * @param evenIfStopped whether a stop or a pause is to be passed over
     * @param beforeDeleting runs while the post stands there: for people to look at it
     */
    public record How(boolean image, boolean evenIfStopped, Runnable beforeDeleting) {}

    /** What came of it. */
    public enum Result {
        /** All went as it should, and nothing stands there any more. */
        WORKS,
        /** Something is not as it should be; nothing stands there any more. */
        FAULTY,
        /** The test post stands there, or may. */
        STANDS,
        /** Nothing was posted. */
        NOT_POSTED
    }

    /** @param say hears each step in words */
    public Result run(Account account, How how, String who, Consumer<String> say) {
        String text = TestWords.of(account.language(), clock.instant(), UUID.randomUUID());
        String key = UUID.randomUUID().toString();
        Session session = sessions.open(account);
        Optional<String> objection = objection(account, how);
        if (objection.isPresent()) {
            say.accept("Nothing was posted: " + objection.get());
            return Result.NOT_POSTED;
        }
        SendWindow window = SendWindow.from(clock);
        return begin(account, how, text, key, who)
                .map(test -> posted(session, account, how, test, window, say))
                .orElseGet(() -> {
                    say.accept("Nothing was posted: it was stopped just now, or another test of it is under way.");
                    return Result.NOT_POSTED;
                });
    }

    private Optional<String> objection(Account account, How how) {
        boolean underWay = List.of(DeliveryState.SENDING, DeliveryState.SETTLING).stream()
                .flatMap(state -> deliveries.in(state).stream())
                .anyMatch(delivery -> delivery.account().equals(account.name()));
        if (underWay) {
            return Optional.of("a post of a campaign is on its way there. Try again in some minutes.");
        }
        return how.evenIfStopped()
                ? Optional.empty()
                : stopped(account).map(why -> why + " To test it all the same: --even-if-stopped");
    }

    private Optional<String> stopped(Account account) {
        Restrictions.InForce inForce = restrictions.inForce();
        return inForce.everything()
                .map(stop -> "everything is stopped by " + stop.setBy() + ".")
                .or(() -> inForce.on(account.name()).map(stop -> "the account is stopped by " + stop.setBy() + "."))
                .or(() -> states.paused(account.name()).map(paused -> "the account is paused: " + paused.why() + "."));
    }

    /** Under the lock that a stop takes: no test is written after a stop has returned. */
    private Optional<TestPosts.Standing> begin(Account account, How how, String text, String key, String who) {
        try {
            return transactions.execute(status -> {
                gate.share();
                if (!how.evenIfStopped() && stopped(account).isPresent()) {
                    return Optional.empty();
                }
                long id = tests.begin(account.name(), text, key, who);
                audit.record(who, "test account", account.name().value(), text);
                return Optional.of(
                        new TestPosts.Standing(id, account.name(), text, key, null, null, clock.instant(), true));
            });
        } catch (DuplicateKeyException underWay) {
            LOG.debug("another test is under way", underWay);
            return Optional.empty();
        }
    }

    private Result posted(
            Session session,
            Account account,
            How how,
            TestPosts.Standing test,
            SendWindow window,
            Consumer<String> say) {
        List<Image> images = how.image() ? List.of(TestImage.draw()) : List.of();
        Part part = new Part(test.text(), images, account.language(), null, account.visibility());
        say.accept("Posting on " + account.name() + ": " + test.text());
        Outcome outcome = publish(session, part, test, window);
        if (outcome instanceof Outcome.Published published) {
            // Said before it is written: the database may fail.
            say.accept("It was taken." + (published.url() == null ? "" : " " + published.url()));
        }
        tests.end(test, outcome);
        TestRemoval removal = new TestRemoval(session, tests, pause, say);
        return switch (outcome) {
            case Outcome.Published published -> {
                TestPosts.Standing standing = test.found(
                        published.remoteId(),
                        published.url() == null ? null : published.url().toString());
                boolean asSent = new ReadBack(session, pause, say).isAsSent(standing, part, how.beforeDeleting());
                yield removal.remove(standing) ? (asSent ? Result.WORKS : Result.FAULTY) : Result.STANDS;
            }
            case Outcome.Unknown unknown -> {
                say.accept("Whether it was taken is not known: " + unknown.reason());
                yield removal.findAndRemove(test) ? Result.FAULTY : Result.STANDS;
            }
            case Outcome.Refused refused -> not(say, "the network does not take it: " + refused.reason());
            case Outcome.SignedOut signedOut -> not(say, "the account is signed out: " + signedOut.reason());
            case Outcome.Throttled throttled ->
                not(say, "the network asks to wait until " + throttled.until() + ": " + throttled.reason());
            case Outcome.Unreachable unreachable -> not(say, "the network was not reached: " + unreachable.reason());
        };
    }

    private static Result not(Consumer<String> say, String why) {
        say.accept("Nothing was posted: " + why);
        return Result.NOT_POSTED;
    }

    /** A fault of our own is an unknown too, once the network may have been called. */
    private static Outcome publish(Session session, Part part, TestPosts.Standing test, SendWindow window) {
        try {
            return session.publish(part, null, window.key(test.key()));
        } catch (RuntimeException e) {
            LOG.error("publishing a test post failed inside Vigil", e);
            return new Outcome.Unknown("a fault inside Vigil (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * Takes away the test posts that may still stand on an account.
     *
     * @return whether none stands there any more
     */
    public boolean cleanUp(Account account, String who, Consumer<String> say) {
        tests.giveUpLost();
        List<TestPosts.Standing> standing = tests.standing(account.name());
        if (standing.isEmpty()) {
            say.accept("No test post stands on " + account.name() + ".");
            return true;
        }
        audit.record(who, "clean up tests", account.name().value(), null);
        TestRemoval removal = new TestRemoval(sessions.open(account), tests, pause, say);
        boolean all = true;
        for (TestPosts.Standing test : standing) {
            say.accept(test.startedAt() + "  " + test.text());
            all &= removed(removal, test, say);
        }
        return all;
    }

    private static boolean removed(TestRemoval removal, TestPosts.Standing test, Consumer<String> say) {
        if (test.open()) {
            say.accept("It is being posted at this moment. Try again in two minutes.");
            return false;
        }
        return test.remoteId() == null ? removal.findAndRemove(test) : removal.remove(test);
    }

    /** A person has looked and found none there. */
    public void noneStands(Account account, String who) {
        tests.giveUpLost();
        tests.standing(account.name()).stream().filter(test -> !test.open()).forEach(test -> {
            tests.gone(test);
            audit.record(who, "test is gone", account.name().value(), test.text());
        });
    }
}
