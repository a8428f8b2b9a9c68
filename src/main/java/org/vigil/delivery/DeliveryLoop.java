package org.vigil.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.account.RateBuckets;
import org.vigil.account.Sessions;
import org.vigil.database.Database;
import org.vigil.network.Outcome;
import org.vigil.network.SendKey;
import org.vigil.network.Session;

/**
 * Takes due deliveries: claims, passes the gate, writes the attempts and commits; calls the networks outside of any
 * transaction; writes the outcomes. What is unknown is asked for beside that. Any number may run at once, on any number
 * of nodes.
 */
public final class DeliveryLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);

    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Sessions sessions;
    private final Claims claims;
    private final Bookkeeping books;
    private final Settling settling;
    private final FirstLooks firstLooks;
    private final PictureHandles handles;
    private final EarlyPictures earlyPictures;

    /**
     * @param catchUp the least distance between two posts of an account when they are late
     * @param node this process's name in the attempts that it writes
     */
    public DeliveryLoop(
            Database database,
            InstantSource clock,
            AcceptedFiles files,
            Sessions sessions,
            RandomGenerator random,
            Duration catchUp,
            String node) {
        JdbcClient jdbc = database.jdbc();
        Gate gate = new Gate(
                new SaidAlready(jdbc),
                files,
                new Restrictions(jdbc),
                new StartedCampaigns(jdbc),
                new AgreedSchedules(jdbc),
                new Approvals(jdbc),
                new AccountStates(database),
                new RateBuckets(database),
                new CatchUp(new Attempts(jdbc), catchUp),
                sessions,
                new Removals(jdbc),
                new RecentWords(jdbc));
        this.clock = clock;
        this.files = files;
        this.sessions = sessions;
        this.claims = new Claims(database, clock, files, gate, node);
        this.books = new Bookkeeping(database, clock, new RetryPolicy(random));
        this.settling = new Settling(database, clock, files, sessions, random, node);
        this.firstLooks = new FirstLooks(database, sessions);
        this.handles = new PictureHandles(jdbc);
        this.earlyPictures = new EarlyPictures(database, clock, files, sessions, gate);
    }

    /** Works until nothing is due any more. Returns how many deliveries it took a step with. */
    public int drain() {
        keepBooks();
        learn();
        int steps = 0;
        while (settle()) {
            LOG.trace("asked about one");
        }
        while (step()) {
            steps++;
        }
        return steps;
    }

    /** Says of everything that is too late that it was missed, or must not go out anyway. Sends nothing. */
    public void missOverdue() {
        while (claims.missNext()) {
            LOG.debug("missed one");
        }
    }

    /**
     * Writes down what networks answered while the database was away, and gives up the attempts of those who died.
     *
     * @return how many answers are still kept in memory only
     */
    int keepBooks() {
        int left = books.catchUp();
        books.giveUpLost();
        return left;
    }

    /** Asks networks for what should be known before anything is sent: their limits, and what stands there already. */
    void learn() {
        files.inForce().workspace().accounts().values().forEach(this::learn);
    }

    private void learn(Account account) {
        try {
            sessions.learnLimits(account);
            firstLooks.look(account);
        } catch (RuntimeException e) {
            LOG.warn("{} could not be asked for its limits yet: {}", account.name(), e.getMessage());
        }
    }

    /** Asks about one delivery whose outcome is unknown; false where none is to be asked about now. */
    boolean settle() {
        return settling.step();
    }

    /** Hands one picture over before its slot; false where none is to be handed over now. */
    boolean handOverPicture() {
        return earlyPictures.step();
    }

    /** One step of one delivery; false where nothing is due. */
    boolean step() {
        Taken taken = take(1);
        taken.toSend().forEach(Runnable::run);
        return taken.any();
    }

    /**
     * What a look at the queue came to.
     *
     * @param any whether something was due, so that there may be more
     * @param toSend each sends one part and writes down what came of it: to be begun at once, on a thread of its own, for a
     *     network may take a minute to answer
     */
    record Taken(boolean any, List<Runnable> toSend) {}

    /** Takes what is due, each of another account. Its attempts stand written, and each must be run once. */
    Taken take(int most) {
        SendWindow window = SendWindow.from(clock);
        Claims.Taken taken = claims.next(most, window);
        taken.unconfirmed()
                .forEach(ready ->
                        books.keep(ready, new Outcome.Unreachable("the database did not confirm that it may be sent")));
        return new Taken(
                taken.any(),
                taken.toSend().stream()
                        .<Runnable>map(ready ->
                                () -> send(ready, window.key(ready.attempt().idempotencyKey())))
                        .toList());
    }

    private void send(Ready ready, SendKey key) {
        books.record(ready, outcome(ready, key));
    }

    /** A fault of our own is an unknown too, once the network may have been called. */
    private Outcome outcome(Ready ready, SendKey key) {
        Session session;
        try {
            session = sessions.open(ready.account());
        } catch (RuntimeException e) {
            LOG.error("the account {} could not be opened", ready.account().name(), e);
            return new Outcome.Unreachable("the account could not be opened: " + e.getMessage());
        }
        try {
            return session.publish(handles.named(ready), ready.previous(), key);
        } catch (RuntimeException e) {
            LOG.error(
                    "publishing delivery {} failed inside Vigil",
                    ready.delivery().id(),
                    e);
            return new Outcome.Unknown(
                    "a fault inside Vigil while it was sent (" + e.getClass().getSimpleName() + ")");
        }
    }
}
