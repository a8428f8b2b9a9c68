package org.vigil.watch;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.vigil.account.Account;
import org.vigil.account.AccountStates;
import org.vigil.account.Watch;
import org.vigil.database.Database;
import org.vigil.delivery.GateLock;
import org.vigil.operator.Audit;

/** Raises alarms, and pauses the account where its setting says so: from then on no attempt is written for it. */
final class Alarming {
    private static final Logger LOG = LoggerFactory.getLogger(Alarming.class);

    /** Who acts, in the trail. */
    private static final String WATCH = "watch";

    private final TransactionTemplate transactions;
    private final Alarms alarms;
    private final AccountStates states;
    private final Audit audit;
    private final GateLock gate;

    Alarming(Database database) {
        JdbcClient jdbc = database.jdbc();
        this.transactions = database.transactions();
        this.alarms = new Alarms(jdbc);
        this.states = new AccountStates(database);
        this.audit = new Audit(jdbc);
        this.gate = new GateLock(jdbc);
    }

    /**
     * Raises those that are new.
     *
     * @param noting writes down what was seen, in the same transaction, so that an alarm is neither lost nor raised twice
     * @return the new ones
     */
    List<Alarm> raise(Account account, List<Alarm> found, Runnable noting) {
        List<Alarm> raised = transactions.execute(status -> {
            boolean pausing = found.stream().anyMatch(alarm -> pauses(account, alarm));
            List<Alarm> fresh = found.stream()
                    .filter(alarm -> alarms.raise(account.name(), alarm, pausing))
                    .toList();
            noting.run();
            fresh.forEach(alarm -> audit.record(WATCH, "alarm", account.name().value(), alarm.words()));
            if (pausing && !fresh.isEmpty()) {
                states.pause(account.name(), why(account, fresh));
                gate.takeAlone();
            }
            return fresh;
        });
        raised.forEach(alarm -> LOG.warn("{}: {}", account.name(), alarm.words()));
        return raised;
    }

    /** Keys that open another account would post in the wrong place, whatever the setting says. */
    private static boolean pauses(Account account, Alarm alarm) {
        return account.watch().reaction() == Watch.Reaction.PAUSE || alarm.kind() == Alarm.Kind.ANOTHER_ACCOUNT;
    }

    /** The account's keys do not serve; a person must sign in again. */
    void signedOut(Account account, String reason) {
        transactions.executeWithoutResult(status -> {
            if (states.paused(account.name()).isEmpty()) {
                audit.record(WATCH, "pause", account.name().value(), "signed out: " + reason);
            }
            states.pause(account.name(), "signed out: " + reason);
        });
    }

    private static String why(Account account, List<Alarm> fresh) {
        String more = fresh.size() > 1 ? " (and " + (fresh.size() - 1) + " more: ./vigil account list)" : "";
        return fresh.getFirst().words() + more
                + " Vigil did not do that. Look at the account; if all is well there: ./vigil account check "
                + account.name() + " --unpause";
    }
}
