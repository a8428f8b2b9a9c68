package org.vigil.watch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.database.Database;
import org.vigil.network.Connector;
import org.vigil.network.Connectors;
import org.vigil.network.Network;
import org.vigil.operator.Audit;

/**
 * Takes accounts in, gives them new secrets and lets them go: the file and the secrets, both or neither. The one way of
 * commands and pages.
 */
public final class AccountDesk {
    private final Database database;
    private final AccountSecrets secrets;
    private final AccountStates states;
    private final Watchman watchman;
    private final Connectors connectors;
    private final Audit audit;

    public AccountDesk(Database database, AccountSecrets secrets, Watchman watchman, Connectors connectors) {
        this.database = database;
        this.secrets = secrets;
        this.states = new AccountStates(database);
        this.watchman = watchman;
        this.connectors = connectors;
        this.audit = new Audit(database.jdbc());
    }

    /** What came of giving secrets. Only {@link Done} has changed anything. */
    public sealed interface Given {
        /**
         * @param signedIn empty where it was not asked for
         * @param posts whether it posts now: not while it is paused because of alarms
         */
        record Done(Optional<FirstSignIn> signedIn, boolean posts) implements Given {}

        record KeysRefused(String reason) implements Given {}

        record NotReached(String reason) implements Given {}

        /** The account is here already by another name: every post would stand there twice. */
        record KnownAs(String handle, AccountName known) implements Given {}

        /** The secrets open another account than before. */
        record Another(String handle, String before) implements Given {}

        /** @param why the file could not be written, in words */
        record NotWritten(String why) implements Given {}
    }

    /** A change of the file that declares accounts. */
    @FunctionalInterface
    public interface Writing {
        /**
         * Puts the changed file into its place, whole, and does to the database what belongs to it: both or neither. Whoever else
         * changes the file, on whatever node, has done so before or comes afterwards.
         *
         * @param besides is done in a transaction
         * @return why it could not be, in words; empty where it is done
         */
        Optional<String> write(Runnable besides);
    }

    /** How accounts there are opened; empty where this Vigil does not speak to that network. */
    public Optional<Connector> connector(Network network) {
        return connectors.forNetwork(network);
    }

    /**
     * Signs in to a new account, keeps its secrets, and writes the file. Where the file cannot be written, as when somebody
     * else was quicker with an account of that name, nothing of it is touched.
     *
     * @param known the accounts that there are
     */
    public Given add(Account account, Map<String, String> values, Collection<Account> known, String who, Writing file) {
        return switch (FirstSignIn.with(account, opener(account), values)) {
            case FirstSignIn.Tried.KeysRefused refused -> new Given.KeysRefused(refused.reason());
            case FirstSignIn.Tried.NotReached notReached -> new Given.NotReached(notReached.reason());
            case FirstSignIn.Tried.In in ->
                knownAs(account, in.signedIn(), known)
                        .<Given>map(
                                name -> new Given.KnownAs(in.signedIn().who().handle(), name))
                        .orElseGet(() -> keep(account, values, Optional.of(in.signedIn()), who, file));
        };
    }

    /** As {@link #add}, without signing in: somebody will check it later. */
    public Given addUnchecked(Account account, Map<String, String> values, String who, Writing file) {
        return keep(account, values, Optional.empty(), who, file);
    }

    private Optional<AccountName> knownAs(Account account, FirstSignIn signedIn, Collection<Account> known) {
        return known.stream()
                .filter(each -> each.network() == account.network() && Objects.equals(each.server(), account.server()))
                .map(Account::name)
                .filter(name -> states.state(name)
                        .seen()
                        .filter(seen ->
                                seen.remoteAccountId().equals(signedIn.who().remoteAccountId()))
                        .isPresent())
                .findFirst();
    }

    private Given keep(
            Account account, Map<String, String> values, Optional<FirstSignIn> signedIn, String who, Writing file) {
        return file.write(() -> keep(account, values, signedIn, who))
                .<Given>map(Given.NotWritten::new)
                .orElseGet(() -> new Given.Done(signedIn, true));
    }

    private void keep(Account account, Map<String, String> values, Optional<FirstSignIn> signedIn, String who) {
        secrets.replace(account.name(), values);
        signedIn.flatMap(FirstSignIn::granted).ifPresent(secrets.signIns(account.name())::write);
        watchman.forget(account.name(), who);
        signedIn.ifPresent(first -> watchman.begin(account, first.who(), who));
        audit.record(
                who,
                "add account",
                account.name().value(),
                signedIn.map(FirstSignIn::words).orElse("unchecked"));
    }

    /**
     * Gives an account new secrets in place of those that have run out, and lifts its pause unless there are alarms.
     *
     * @param another whether it may be another account there than before
     */
    public Given renew(Account account, Map<String, String> values, boolean another, String who) {
        return switch (FirstSignIn.with(account, opener(account), values)) {
            case FirstSignIn.Tried.KeysRefused refused -> new Given.KeysRefused(refused.reason());
            case FirstSignIn.Tried.NotReached notReached -> new Given.NotReached(notReached.reason());
            case FirstSignIn.Tried.In in -> {
                Optional<String> before = states.state(account.name())
                        .seen()
                        .filter(seen -> !seen.remoteAccountId()
                                .equals(in.signedIn().who().remoteAccountId()))
                        .map(AccountState.Seen::handle);
                yield before.isPresent() && !another
                        ? new Given.Another(in.signedIn().who().handle(), before.get())
                        : renewed(account, values, in.signedIn(), before.isEmpty(), who);
            }
        };
    }

    private Given renewed(Account account, Map<String, String> values, FirstSignIn signedIn, boolean same, String who) {
        boolean posts = Boolean.TRUE.equals(database.transactions().execute(status -> {
            secrets.replace(account.name(), values);
            signedIn.granted().ifPresent(secrets.signIns(account.name())::write);
            audit.record(who, "renew account", account.name().value(), signedIn.words());
            if (!same) {
                watchman.begin(account, signedIn.who(), who);
            }
            return watchman.signedInAgain(account, signedIn.who(), who);
        }));
        return new Given.Done(Optional.of(signedIn), posts);
    }

    /** The secrets that an account lacks, by name. */
    public List<String> missing(Account account) {
        List<String> there = secrets.names(account.name());
        return opener(account).secrets().stream()
                .filter(secret -> !there.contains(secret))
                .toList();
    }

    /**
     * Lets an account go.
     *
     * @param file without the account
     * @return why it was not written, in words; empty where the account is gone
     */
    public Optional<String> remove(Account account, String who, Writing file) {
        return file.write(() -> {
            secrets.delete(account.name());
            watchman.forget(account.name(), who);
            audit.record(who, "remove account", account.name().value(), null);
        });
    }

    private Connector opener(Account account) {
        return connector(account.network())
                .orElseThrow(() -> new IllegalStateException("the account " + account.name() + " is on "
                        + account.network().word() + ", which this Vigil does not speak"));
    }
}
