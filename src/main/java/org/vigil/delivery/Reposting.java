package org.vigil.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.account.Sessions;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Coalition;
import org.vigil.database.Database;
import org.vigil.network.Change;
import org.vigil.network.Original;
import org.vigil.network.RepostSighting;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.workspace.Leads;
import org.vigil.workspace.Workspace;

/**
 * Has accounts repost what their campaign's lead has posted, spread over the hour after it, and takes that back where the post
 * is deleted. Each attempt stands written before its network is called. What was not answered is looked for, on whatever node,
 * and asked for again where it does not stand or nobody says; to ask twice makes it once. Any number may run at once.
 */
public final class Reposting {
    /** Within so long after the post all have reposted it. */
    static final Duration WITHIN = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Reposting.class);
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Sessions sessions;
    private final AccountStates accounts;
    private final StandingPosts standing;
    private final Reposts reposts;
    private final RepostRules rules;
    private final GateLock lock;
    private final Backoff backoff;
    private final String node;

    /** @param node this process's name in the attempts that it makes */
    public Reposting(
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
        this.standing = new StandingPosts(jdbc);
        this.reposts = new Reposts(jdbc);
        this.rules = new RepostRules(database, files, sessions);
        this.lock = new GateLock(jdbc);
        this.backoff = new Backoff(A_MOMENT, Duration.ofMinutes(10), random);
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

    /** One repost; false where nothing is to be done now. */
    boolean step() {
        plan();
        reposts.giveUpLost();
        reposts.undoTheDeleted();
        Claimed claimed = transactions.execute(status -> claim());
        if (claimed.call() != null) {
            send(claimed.call());
        }
        return claimed.any();
    }

    /** Whoever reposts has the same place in the hour each day. */
    private void plan() {
        Workspace workspace = files.inForce().workspace();
        for (Campaign campaign : workspace.campaigns().values()) {
            if (campaign.coalition().mode() == Coalition.Mode.LEAD_AND_REPOST) {
                Instant since = clock.instant().minus(WITHIN).minus(campaign.lateWindow());
                reposts.led(campaign.id(), campaign.coalition().leads(), since)
                        .forEach(led -> plan(workspace, campaign, led));
            }
        }
    }

    private void plan(Workspace workspace, Campaign campaign, Reposts.Led led) {
        List<Account> followers = Leads.followers(workspace.accounts(), campaign, led.lead());
        for (int i = 0; i < followers.size(); i++) {
            Duration offset = WITHIN.multipliedBy(i + 1L).dividedBy(followers.size() + 1L);
            Instant due = led.publishedAt().plus(offset);
            reposts.plan(led.delivery(), followers.get(i).name(), due, due.plus(campaign.lateWindow()));
        }
    }

    /** What is to be said to a network. */
    private record Call(Repost repost, Account account, Original original, boolean takeBack) {}

    private record Claimed(boolean any, @Nullable Call call) {}

    private Claimed claim() {
        lock.share();
        Instant now = clock.instant();
        Optional<Repost> next = reposts.next(now);
        return next.map(repost -> new Claimed(
                        true, repost.state() == RepostState.UNDOING ? takeBack(repost) : decide(repost, now)))
                .orElseGet(() -> new Claimed(false, null));
    }

    private @Nullable Call decide(Repost repost, Instant now) {
        switch (rules.decide(repost, now)) {
            case RepostRules.Decision.Go go -> {
                reposts.begin(repost, false, node);
                return new Call(repost, go.account(), original(go.post()), false);
            }
            case RepostRules.Decision.Wait wait -> reposts.rest(repost, repost.state(), wait.why(), wait.duration());
            case RepostRules.Decision.Hold hold -> keepBack(repost, RepostState.HELD, hold.why());
            case RepostRules.Decision.Miss miss -> keepBack(repost, RepostState.MISSED, miss.why());
            case RepostRules.Decision.Never never -> keepBack(repost, RepostState.WITHDRAWN, never.why());
        }
        return null;
    }

    /** What was sent and not answered may stand: it is not left there without anybody knowing. */
    private void keepBack(Repost repost, RepostState state, String why) {
        boolean mayStand = repost.state() == RepostState.SENDING;
        if (mayStand && state == RepostState.HELD) {
            reposts.move(repost, RepostState.SENDING, why, Claims.LOOK_AGAIN);
        } else if (mayStand) {
            reposts.move(repost, RepostState.UNDOING, why, Duration.ZERO);
        } else {
            reposts.move(repost, state, why, state == RepostState.HELD ? Claims.LOOK_AGAIN : Duration.ZERO);
        }
    }

    private @Nullable Call takeBack(Repost repost) {
        Account account = files.inForce().workspace().accounts().get(repost.account());
        Optional<Original> original = standing.everOf(repost.delivery()).map(Reposting::original);
        if (account == null || !sessions.ready(account) || original.isEmpty()) {
            reposts.move(
                    repost, RepostState.UNDOING, "the account cannot be reached: sign it in", A_MOMENT.multipliedBy(6));
            return null;
        }
        if (rules.limit(account, clock.instant()).orElse(null) instanceof RepostRules.Decision.Wait wait) {
            reposts.rest(repost, RepostState.UNDOING, wait.why(), wait.duration());
            return null;
        }
        reposts.begin(repost, true, node);
        return new Call(repost, account, original.get(), true);
    }

    private static Original original(StandingPart post) {
        String url = post.url();
        return new Original(post.remoteId(), url == null ? null : URI.create(url));
    }

    private void send(Call call) {
        Change change;
        try {
            Session session = sessions.open(call.account());
            SendKey key =
                    new SendKey(call.repost().sendKey().toString(), System.nanoTime() + Attempts.SEND_WITHIN.toNanos());
            change = call.takeBack() ? session.takeBack(call.original(), key) : repost(session, call, key);
        } catch (RuntimeException e) {
            LOG.error("repost {} failed inside Vigil", call.repost().id(), e);
            change = new Change.NotAnswered(
                    "a fault inside Vigil (" + e.getClass().getSimpleName() + "): see the log");
        }
        Change answered = change;
        transactions.executeWithoutResult(status -> record(call, answered));
    }

    /** What may stand since an answer was lost is looked for first. */
    private static Change repost(Session session, Call call, SendKey key) {
        RepostSighting seen = call.repost().state() == RepostState.SENDING
                ? session.reposted(call.original(), key)
                : new RepostSighting.Absent();
        return switch (seen) {
            case RepostSighting.Stands stands -> new Change.Done();
            case RepostSighting.NotReached silence -> new Change.NotAnswered(silence.reason());
            case RepostSighting.Absent absent -> session.repost(call.original(), key);
            case RepostSighting.CannotBeAsked cannot -> session.repost(call.original(), key);
        };
    }

    private void record(Call call, Change change) {
        Repost repost = call.repost();
        RepostState still = call.takeBack() ? RepostState.UNDOING : RepostState.SENDING;
        RepostState done = call.takeBack() ? RepostState.UNDONE : RepostState.REPOSTED;
        reposts.end(repost, change);
        switch (change) {
            case Change.Done yes -> reposts.move(repost, done, null, Duration.ZERO);
            case Change.NotPossible never -> refused(call, never.reason());
            case Change.Refused refused -> refused(call, refused.reason());
            case Change.SignedOut out -> {
                accounts.pause(call.account().name(), "the account is signed out: " + out.reason());
                reposts.move(repost, still, "the account is signed out: " + out.reason(), Claims.LOOK_AGAIN);
            }
            case Change.Throttled throttled ->
                reposts.rest(
                        repost,
                        still,
                        "the network asks to wait: " + throttled.reason(),
                        longer(Duration.between(clock.instant(), throttled.until()), A_MOMENT));
            case Change.NotAnswered silence ->
                reposts.move(
                        repost,
                        still,
                        "the network did not answer: " + silence.reason(),
                        backoff.after(repost.tries() + 1));
        }
    }

    private void refused(Call call, String reason) {
        reposts.move(
                call.repost(),
                RepostState.REFUSED,
                call.takeBack() ? "it stands there, and could not be taken back: " + reason : reason,
                Duration.ZERO);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
