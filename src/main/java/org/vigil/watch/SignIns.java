package org.vigil.watch;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.account.Watch;
import org.vigil.database.Database;
import org.vigil.network.Session;
import org.vigil.network.SignIn;

/** Signs in, notes who we are there, and says what has changed. */
final class SignIns {
    private final InstantSource clock;
    private final AccountStates states;
    private final Visits visits;
    private final Sights sights;
    private final Alarming alarming;

    SignIns(Database database, InstantSource clock) {
        this.clock = clock;
        this.states = new AccountStates(database);
        this.visits = new Visits(database.jdbc());
        this.sights = new Sights(database.jdbc());
        this.alarming = new Alarming(database);
    }

    /** An account that is signed out for certain is paused; a network that does not answer pauses nobody. */
    Checked check(Account account, Session session) {
        return switch (session.signIn()) {
            case SignIn.Valid valid -> valid(account, valid);
            case SignIn.Invalid invalid -> {
                alarming.signedOut(account, invalid.reason());
                yield new Checked.SignedOut(invalid.reason());
            }
            case SignIn.NotReached notReached -> {
                visits.unanswered(account.name());
                yield new Checked.NotReached(notReached.reason());
            }
        };
    }

    private Checked valid(Account account, SignIn.Valid valid) {
        Optional<AccountState.Seen> seen = states.state(account.name()).seen();
        Optional<String> another = another(seen, valid);
        if (another.isPresent()) {
            alarming.raise(
                    account,
                    List.of(Alarm.aboutTheAccount(
                            Alarm.Kind.ANOTHER_ACCOUNT,
                            "its keys open the account " + valid.handle() + " now, and opened " + another.get()
                                    + " before.")),
                    () -> {});
            return new Checked.Another(valid, another.get());
        }
        Optional<SignIn.Face> noted = sights.noted(account.name()).face();
        List<Alarm> changed =
                account.watch().reaction() == Watch.Reaction.OFF ? List.of() : Faces.changed(seen, noted, valid);
        return new Checked.SignedIn(valid, alarming.raise(account, changed, () -> note(account, valid)));
    }

    /** What the right account is called, where this is another one. */
    static Optional<String> another(Optional<AccountState.Seen> seen, SignIn.Valid valid) {
        return seen.filter(known -> !known.remoteAccountId().equals(valid.remoteAccountId()))
                .map(AccountState.Seen::handle);
    }

    /** What is seen is what the next time is compared with, so that one change is said once. */
    void note(Account account, SignIn.Valid valid) {
        states.seen(account.name(), valid.handle(), valid.remoteAccountId(), clock.instant());
        visits.answered(account.name());
        sights.face(account.name(), valid.face());
    }
}
