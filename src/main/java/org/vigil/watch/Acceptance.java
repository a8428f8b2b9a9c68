package org.vigil.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.database.Database;
import org.vigil.delivery.Deliveries;
import org.vigil.network.Reading;
import org.vigil.network.Session;
import org.vigil.network.SignIn;
import org.vigil.network.StandingPost;
import org.vigil.operator.Audit;

/** Hears that a person has looked at an account and found it in order: what is seen now is what is compared with later. */
final class Acceptance {
    private static final int MOST_POSTS = 20;

    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final AccountStates states;
    private final Alarms alarms;
    private final Alarming alarming;
    private final MissingPosts missing;
    private final SignIns signIns;
    private final Sights sights;
    private final Looks looks;
    private final Searches searches;
    private final Deliveries deliveries;
    private final Audit audit;

    Acceptance(Database database, InstantSource clock) {
        this.transactions = database.transactions();
        this.clock = clock;
        this.states = new AccountStates(database);
        this.alarms = new Alarms(database.jdbc());
        this.alarming = new Alarming(database);
        this.missing = new MissingPosts(database.jdbc());
        this.signIns = new SignIns(database, clock);
        this.sights = new Sights(database.jdbc());
        this.looks = new Looks(database.jdbc(), clock);
        this.searches = new Searches(database.jdbc(), clock);
        this.deliveries = new Deliveries(database.jdbc());
        this.audit = new Audit(database.jdbc());
    }

    /** An account that does not sign in, or is another one, stays as it is. */
    Checked accept(Account account, Session session, String who) {
        return switch (session.signIn()) {
            case SignIn.NotReached notReached -> new Checked.NotReached(notReached.reason());
            case SignIn.Invalid invalid -> {
                alarming.signedOut(account, invalid.reason());
                yield new Checked.SignedOut(invalid.reason());
            }
            case SignIn.Valid valid -> {
                Optional<String> another =
                        SignIns.another(states.state(account.name()).seen(), valid);
                if (another.isEmpty()) {
                    inOrder(account, session, valid, who);
                }
                yield another.<Checked>map(before -> new Checked.Another(valid, before))
                        .orElseGet(() -> new Checked.SignedIn(valid, List.of()));
            }
        };
    }

    /** A network that does not tell what stands there is not asked again: what stands there at this moment is in order. */
    private void inOrder(Account account, Session session, SignIn.Valid valid, String who) {
        Instant now = clock.instant();
        List<StandingPost> standing =
                session.posts(sights.noted(account.name()).stood(), MOST_POSTS) instanceof Reading.Posts posts
                        ? posts.newestFirst()
                        : List.of();
        List<Ours.Expected> absent = searches.absent(session, account.name());
        transactions.executeWithoutResult(status -> {
            signIns.note(account, valid);
            absent.forEach(post -> alarms.raise(account.name(), Searches.gone(post), false));
            missing.forgetAll(account.name());
            int acknowledged = alarms.acknowledge(account.name(), who);
            looks.accept(account.name(), standing, now);
            if (states.unpause(account.name()) || acknowledged > 0) {
                audit.record(who, "unpause", account.name().value(), null);
                deliveries.lookAgain();
            }
        });
    }

    /** @return whether it posts again */
    boolean unpauseWithoutAlarms(AccountName account, String who) {
        if (!alarms.open(account).isEmpty()) {
            return false;
        }
        if (states.unpause(account)) {
            audit.record(who, "unpause", account.value(), null);
            deliveries.lookAgain();
        }
        return true;
    }

    /** Nothing of what was seen of the account holds any more. */
    void forget(AccountName account, String who) {
        states.forget(account);
        sights.forget(account);
        missing.forgetAll(account);
        alarms.acknowledge(account, who);
    }
}
