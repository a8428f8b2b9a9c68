package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vigil.account.AccountName;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.delivery.AcceptedFiles;

/** Accounts on which nothing is posted until somebody has signed them in again. */
final class PausedAccounts implements Rule {
    private final AcceptedFiles files;
    private final AccountStates states;

    PausedAccounts(AcceptedFiles files, AccountStates states) {
        this.files = files;
        this.states = states;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.ACCOUNT_PAUSED);
    }

    @Override
    public List<Finding> look(Instant now) {
        return files.inForce().workspace().accounts().keySet().stream()
                .flatMap(account -> states.paused(account).map(pause -> finding(account, pause)).stream())
                .toList();
    }

    private static Finding finding(AccountName account, AccountState.Pause pause) {
        return new Finding(
                AlertKind.ACCOUNT_PAUSED,
                account.value(),
                "",
                new TreeSet<>(List.of(account.value())),
                true,
                "The account " + account + " is paused",
                "The account " + account + " is paused since " + Phrases.minute(pause.at()) + ": " + pause.why() + "\n"
                        + "Nothing is posted there meanwhile; what is queued waits until its late window is over.\n"
                        + "What to do: put the account's keys right, then: vigil account check " + account
                        + " --unpause");
    }
}
