package org.vigil.watch;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.Sessions;
import org.vigil.account.Watch;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.StartedCampaigns;
import org.vigil.network.Session;
import org.vigil.network.SignIn;

/**
 * Visits the accounts that are in use: tries their sign-in once a day and before a slot, and looks whether anything stands
 * or is gone there that Vigil did not do. Any number of nodes may do so at once; each visit is one node's.
 */
public final class Watchman {
    private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);

    /** So many accounts are visited at once: a network that is slow delays no other. */
    private static final int AT_ONCE = 4;

    private final InstantSource clock;
    private final AcceptedFiles files;
    private final Sessions sessions;
    private final StartedCampaigns started;
    private final Visits visits;
    private final Sights sights;
    private final MissingPosts missing;
    private final SignIns signIns;
    private final Looks looks;
    private final Searches searches;
    private final Alarming alarming;
    private final Acceptance acceptance;

    public Watchman(Database database, InstantSource clock, AcceptedFiles files, Sessions sessions) {
        this.clock = clock;
        this.files = files;
        this.sessions = sessions;
        this.started = new StartedCampaigns(database.jdbc());
        this.visits = new Visits(database.jdbc());
        this.sights = new Sights(database.jdbc());
        this.missing = new MissingPosts(database.jdbc());
        this.signIns = new SignIns(database, clock);
        this.looks = new Looks(database.jdbc(), clock);
        this.searches = new Searches(database.jdbc(), clock);
        this.alarming = new Alarming(database);
        this.acceptance = new Acceptance(database, clock);
    }

    /** Makes all visits that are due, and returns when they are made. */
    public void round() {
        visits.know(inUse().stream().map(Account::name).toList());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                threads.execute(this::visitAll);
            }
        }
    }

    private void visitAll() {
        try {
            while (visitNext()) {
                LOG.trace("visited one");
            }
        } catch (RuntimeException e) {
            LOG.error("accounts could not be visited; the next round will", e);
        }
    }

    /** The accounts of the campaigns that somebody has started and that are not over. */
    public List<Account> inUse() {
        AcceptedFiles.InForce inForce = files.inForce();
        return inForce.workspace().campaigns().values().stream()
                .filter(campaign -> started.find(campaign.id()).isPresent() && !over(campaign))
                .flatMap(campaign -> campaign.accounts().stream())
                .distinct()
                .flatMap(
                        name -> Stream.ofNullable(inForce.workspace().accounts().get(name)))
                .toList();
    }

    /** A day later than its last one, since a post may be late. */
    private boolean over(Campaign campaign) {
        LocalDate last = campaign.to();
        return last != null
                && LocalDate.ofInstant(clock.instant(), campaign.zone()).isAfter(last.plusDays(1));
    }

    /** @return whether one was due */
    private boolean visitNext() {
        List<Account> accounts = inUse();
        Optional<Visits.Due> due = visits.claim(accounts, clock.instant());
        due.ifPresent(visit -> accounts.stream()
                .filter(account -> account.name().equals(visit.account()))
                .forEach(account -> visit(account, visit)));
        return due.isPresent();
    }

    private void visit(Account account, Visits.Due due) {
        try {
            if (sessions.ready(account)) {
                Session session = sessions.open(account);
                Checked checked = signIns.check(account, session);
                if (checked instanceof Checked.SignedIn && watched(account, session, due)) {
                    visits.done(account.name());
                }
            }
        } catch (RuntimeException e) {
            visits.unanswered(account.name());
            LOG.error("the account {} could not be visited", account.name(), e);
        }
    }

    /** @return whether all was answered */
    private boolean watched(Account account, Session session, Visits.Due due) {
        if (account.watch().reaction() == Watch.Reaction.OFF) {
            // Who is watched again later begins with what stands there then.
            sights.forget(account.name());
            return true;
        }
        List<Alarm> gone = searches.confirmed(session, account.name());
        alarming.raise(
                account,
                gone,
                () -> gone.forEach(alarm -> missing.forget(account.name(), String.valueOf(alarm.remoteId()))));
        return !due.look() || looked(account, session, due.search());
    }

    private boolean looked(Account account, Session session, boolean search) {
        return switch (looks.look(session, account.name())) {
            case Looks.Look.NotReached notReached -> {
                visits.unanswered(account.name());
                yield false;
            }
            case Looks.Look.CannotBeAsked never -> {
                visits.looked(account.name(), search);
                yield true;
            }
            case Looks.Look.Seen seen -> {
                List<Ours.Expected> absent = search ? searches.absent(session, account.name()) : List.of();
                alarming.raise(account, seen.strange(), () -> {
                    seen.noting().run();
                    absent.forEach(post -> missing.note(account.name(), post.remoteId()));
                    visits.looked(account.name(), search);
                });
                yield true;
            }
        };
    }

    /** Signs in to one account now, notes who it is, and pauses it where its keys do not serve. */
    public Checked check(Account account) {
        return signIns.check(account, sessions.open(account));
    }

    /** What stands on the account now is in order, says a person: alarms are acknowledged, and it posts again. */
    public Checked accept(Account account, String who) {
        return acceptance.accept(account, sessions.open(account), who);
    }

    /** The account is another than before, or new: nothing of what was seen holds. Belongs into a transaction. */
    public void begin(Account account, SignIn.Valid valid, String who) {
        acceptance.forget(account.name(), who);
        signIns.note(account, valid);
    }

    /**
     * A person has signed in again with new keys. Belongs into a transaction.
     *
     * @return whether the account posts again: not while there are alarms that nobody has acknowledged
     */
    public boolean signedInAgain(Account account, SignIn.Valid valid, String who) {
        signIns.note(account, valid);
        return acceptance.unpauseWithoutAlarms(account.name(), who);
    }

    /** The account is not Vigil's any more. Belongs into a transaction. */
    public void forget(AccountName account, String who) {
        acceptance.forget(account, who);
    }
}
